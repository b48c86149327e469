package memberict.messaging;

import java.time.Instant;

/**
 * A message we could not deal with, for an officer to see.
 *
 * @param why in a sentence, without the Member's words
 * @param unknown whether a reply may have arrived all the same
 */
public record DeadLetter(
        MessageId message,
        Direction direction,
        Address address,
        Instant at,
        String why,
        int attempts,
        boolean unknown) {

    public enum Direction {
        INBOUND,
        OUTBOUND
    }
}
