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
 * @param nature whether a person expects an answer
 * @param attachments files that came along and are kept
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
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<SecretKind> removed,
        Nature nature,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Attachment> attachments) {

    /** What sort of message it is, as its door judged it. */
    public enum Nature {
        /** Someone wrote it, and is answered. */
        PERSON,
        /** Sent to many: worth a ticket, never an answer. */
        BULK,
        /** A machine's answer to something of ours, such as an out-of-office note: worth a note, never an answer. */
        AUTOMATIC,
        /** Something of ours came back undelivered. */
        BOUNCE
    }

    /** Longer text is refused by the doors with a clear word, or cut and kept whole as an attachment. */
    public static final int LONGEST = 8_000;

    /** Name of the attachment that holds what was cut. */
    public static final String WHOLE_TEXT = "Whole message.txt";

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
        // Messages stored by earlier versions have none.
        nature = nature == null ? Nature.PERSON : nature;
        attachments = List.copyOf(attachments);
    }

    /** As a door hands it in: what someone wrote, with no files. */
    public InboundMessage(
            MessageId id,
            Address from,
            String providerId,
            Instant receivedAt,
            String text,
            @Nullable Chosen chosen,
            Claims claims,
            List<String> leftOut) {
        this(id, from, providerId, receivedAt, text, chosen, claims, leftOut, Nature.PERSON, List.of());
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
            List<String> leftOut,
            Nature nature,
            List<Attachment> attachments) {
        this(id, from, providerId, receivedAt, text, chosen, claims, leftOut, Set.of(), nature, attachments);
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
                masked.removed(),
                nature,
                attachments.stream().map(Attachment::withoutSecrets).toList());
    }
}
