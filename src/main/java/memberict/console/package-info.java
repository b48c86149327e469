/** The officers' pages: they ask the other modules and command them, and have no rules of their own. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "messaging",
            "email",
            "directory",
            "tickets",
            "conversation",
            "knowledge",
            "understanding",
            "catalogue",
            "scrutiny",
            "signin",
            "secrets",
            "settings"
        })
package memberict.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
