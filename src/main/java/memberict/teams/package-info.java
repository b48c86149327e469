/** The door to Microsoft Teams: speaks the Bot Connector's protocol, translates both ways, decides nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"messaging", "directory", "microsoft"})
package memberict.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
