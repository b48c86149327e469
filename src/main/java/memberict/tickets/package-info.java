/** The requests an officer must deal with, from the first word to closing, and what each may become. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "directory", "secrets"})
package memberict.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
