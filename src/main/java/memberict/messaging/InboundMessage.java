package memberict.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a door received it.
 *
 * @param providerId the channel's own id of the message; the same one twice is the same message
 * @param text as written, at most {@value #LONGEST} characters, may be empty where a button was pressed
 * @param leftOut names of files that came along and were not kept
 */
public record InboundMessage(
        MessageId id,
        Address from,
        String providerId,
        Instant receivedAt,
        String text,
        @Nullable Chosen chosen,
        Claims claims,
        List<String> leftOut) {

    /** Longer text is refused by the doors with a clear word. */
    public static final int LONGEST = 8_000;

    public InboundMessage {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a message has at most " + LONGEST + " characters");
        }
        if (providerId.isBlank() || providerId.length() > 300) {
            throw new IllegalArgumentException("a provider's message id has 1 to 300 characters");
        }
        leftOut = List.copyOf(leftOut);
    }
}
