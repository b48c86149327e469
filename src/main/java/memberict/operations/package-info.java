/** What whoever runs the service watches: figures and health, without anyone's words or name. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "messaging",
            "conversation",
            "tickets",
            "understanding",
            "knowledge",
            "scrutiny",
            "settings"
        })
package memberict.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
