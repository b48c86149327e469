/** Says what a message is about, how sure it is, and how urgent its words are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "language", "settings"})
package memberict.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
