/** Reads the folder of settings strictly, and says which file and line is wrong and what is allowed there. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package memberict.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
