/** Knows who is at the keyboard, for the pages of Members and officers alike. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory"})
package memberict.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
