/** The command line: measures, imports and checks, with the product's own code and without its doors. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "catalogue",
            "language",
            "messaging",
            "understanding",
            "knowledge",
            "directory",
            "email",
            "tickets",
            "conversation",
            "scrutiny",
            "secrets"
        })
package memberict.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
