/** Keeps every message that comes in and every reply that goes out until it is dealt with: inbox, outbox, dead letters. */
@NullMarked
@ApplicationModule(allowedDependencies = {"secrets", "settings"})
package memberict.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
