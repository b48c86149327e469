/** Finds what nobody should have sent us in what people write, and takes it out. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package memberict.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
