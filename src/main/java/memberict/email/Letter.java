package memberict.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import memberict.directory.Council;
import memberict.messaging.Block;
import memberict.messaging.OutboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * A reply with what a mail says around it.
 *
 * @param council its name in full
 * @param mailbox the name beside the address it comes from
 * @param subject of the mail, as a reply to this one has it too
 * @param words what to write back for each choice
 * @param reference of the ticket; null where there is none
 * @param replyTo the address that leads back into this conversation by itself; empty where only the mail's own reply does
 * @param phone how to reach a person, a sentence each
 */
record Letter(
        String council,
        String mailbox,
        String subject,
        List<Block> blocks,
        List<ReplyWord> words,
        boolean automatic,
        @Nullable String reference,
        Optional<String> replyTo,
        List<String> phone) {

    Letter {
        blocks = List.copyOf(blocks);
        words = List.copyOf(words);
        phone = List.copyOf(phone);
    }

    static Letter of(
            OutboundMessage message,
            Council council,
            SupportMailbox mailbox,
            String subject,
            Optional<String> replyTo) {
        return new Letter(
                council.name(),
                mailbox.name(),
                subject,
                message.blocks(),
                ReplyWord.of(message.choices()),
                message.inReplyTo() != null,
                message.about(),
                replyTo,
                phone(council));
    }

    private static List<String> phone(Council council) {
        List<String> sentences = new ArrayList<>();
        String number = council.values().get("ict-phone");
        String hours = council.values().get("ict-hours");
        String otherwise = council.values().get("ict-out-of-hours");
        if (number != null) {
            sentences.add(
                    hours == null
                            ? "To speak to a person, phone %s.".formatted(number)
                            : "To speak to a person, phone %s (%s).".formatted(number, hours));
        }
        if (otherwise != null) {
            sentences.add("At other times, %s.".formatted(otherwise));
        }
        return sentences;
    }

    /** What the small print says, the same in text and HTML. */
    List<String> smallPrint() {
        List<String> sentences = new ArrayList<>();
        if (reference != null) {
            sentences.add("Your reference is %s. To add to it, reply to this mail.".formatted(reference));
        } else {
            sentences.add("To go on, reply to this mail.");
        }
        sentences.addAll(phone);
        if (automatic) {
            sentences.add("This answer was put together by a computer program, from advice that ICT has checked.");
        }
        sentences.add("Please never send passwords or codes by mail.");
        return sentences;
    }

    /** Introduces choices that are links. */
    String howToPress() {
        return "Choose one, then send the mail it begins. Or reply to this mail in your own words:";
    }

    /** Introduces the choices. */
    String howToChoose() {
        return words.size() == 1
                ? "To choose this, reply to this mail with the word, or write in your own words:"
                : "Reply to this mail with one of these, or in your own words:";
    }
}
