/** Decides what to say to a Member, and says it: the only module that does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "messaging",
            "directory",
            "catalogue",
            "language",
            "understanding",
            "knowledge",
            "tickets",
            "secrets"
        })
package memberict.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
