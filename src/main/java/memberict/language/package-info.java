/** Turns a sentence into a vector, where the machine can. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package memberict.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
