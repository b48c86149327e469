/** Speaks to Microsoft 365 for others: gets tokens, and asks Graph who is in a group. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package memberict.microsoft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
