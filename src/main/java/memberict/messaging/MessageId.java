package memberict.messaging;

import java.util.UUID;

/** Our own name for a message, in or out. */
public record MessageId(UUID value) {

    public static MessageId fresh() {
        return new MessageId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException where the text is no such id */
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
