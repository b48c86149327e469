/** Keeps scrutiny's recommendations, and what happened as the evidence of whether they worked. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"settings", "directory", "catalogue", "messaging", "knowledge", "tickets", "conversation"
        })
package memberict.scrutiny;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
