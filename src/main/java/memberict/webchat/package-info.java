/** The web chat page: the door for whoever has a browser. It translates both ways and decides nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"messaging", "directory", "signin", "secrets"})
package memberict.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
