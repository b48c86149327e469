package memberict.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message we could not deal with, for an officer to see.
 *
 * @param council id of the council whose door it came by; null where the door did not say
 * @param why in a sentence, without the Member's words
 * @param unknown whether a reply may have arrived all the same
 */
public record DeadLetter(
        MessageId message,
        Direction direction,
        Address address,
        @Nullable String council,
        Instant at,
        String why,
        int attempts,
        boolean unknown) {

    public enum Direction {
        INBOUND,
        OUTBOUND,
        /** It came to a door that could not make a message of it. */
        AT_THE_DOOR
    }
}
