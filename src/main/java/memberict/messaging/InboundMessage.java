package memberict.messaging;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import memberict.secrets.Masked;
import memberict.secrets.SecretKind;
import memberict.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * A message as a door received it.
 *
 * @param providerId the channel's own id of the message; the same one twice is the same message
 * @param text as written, at most {@value #LONGEST} characters, may be empty where a button was pressed
 * @param leftOut names of files that came along and were not kept
 * @param removed kinds of secret that were taken out of it; none while it has not been through the inbox
 */
public record InboundMessage(
        MessageId id,
        Address from,
        String providerId,
        Instant receivedAt,
        String text,
        @Nullable Chosen chosen,
        Claims claims,
        List<String> leftOut,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<SecretKind> removed) {

    /** Longer text is refused by the doors with a clear word. */
    public static final int LONGEST = 8_000;

    public InboundMessage {
        // What stands for a secret may be longer than the secret was.
        if (removed.isEmpty() && text.length() > LONGEST) {
            throw new IllegalArgumentException("a message has at most " + LONGEST + " characters");
        }
        if (providerId.isBlank() || providerId.length() > 300) {
            throw new IllegalArgumentException("a provider's message id has 1 to 300 characters");
        }
        leftOut = List.copyOf(leftOut);
        removed = Set.copyOf(removed);
    }

    /** As a door hands it in. */
    public InboundMessage(
            MessageId id,
            Address from,
            String providerId,
            Instant receivedAt,
            String text,
            @Nullable Chosen chosen,
            Claims claims,
            List<String> leftOut) {
        this(id, from, providerId, receivedAt, text, chosen, claims, leftOut, Set.of());
    }

    /** The same without what nobody should have sent: everything a person can type into is looked through. */
    InboundMessage withoutSecrets() {
        Masked masked = Secrets.mask(text);
        return new InboundMessage(
                id,
                from,
                providerId,
                receivedAt,
                masked.text(),
                chosen,
                claims.withoutSecrets(),
                leftOut.stream().map(name -> Secrets.mask(name).text()).toList(),
                masked.removed());
    }
}
