/** The kinds of request the service knows, and how much each matters by default. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package memberict.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
