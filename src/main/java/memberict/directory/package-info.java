/** Who the councils, their Members and their officers are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "microsoft"})
package memberict.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
