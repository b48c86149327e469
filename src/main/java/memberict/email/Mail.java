package memberict.email;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was read: everything in it is a claim of whoever sent it.
 *
 * @param sha256 of the raw bytes, in hexadecimal
 * @param messageId with angle brackets; derived from the hash where the mail brought none
 * @param messageIdGiven whether the mail brought it
 * @param from every mailbox of every From header
 * @param returnPath {@code ""} for the null path, absent where nothing was said
 * @param contentType of the whole, with its parameters
 * @param text all words of it, quotes and all, as plain text
 * @param newWords what the sender wrote this time; quotes, signature and small print set aside, never an answer between them
 * @param reports decoded {@code message/delivery-status}, {@code message/feedback-report} and their like
 * @param enclosed header fields of messages and message headers inside this one
 * @param calendarMethods what calendar parts ask for: {@code REQUEST}, {@code REPLY}…
 * @param shortcomings what could not be read or was over a limit, in words; empty for nearly every mail
 */
record Mail(
        String sha256,
        long size,
        String messageId,
        boolean messageIdGiven,
        List<Mailbox> from,
        List<Mailbox> replyTo,
        Optional<Mailbox> sender,
        List<Mailbox> to,
        List<Mailbox> cc,
        String subject,
        Optional<Instant> date,
        List<String> inReplyTo,
        List<String> references,
        Optional<String> returnPath,
        List<String> deliveredTo,
        MailHeaders headers,
        FieldParameters contentType,
        String text,
        String newWords,
        List<Attachment> attachments,
        List<Report> reports,
        List<MailHeaders> enclosed,
        List<String> calendarMethods,
        List<String> shortcomings) {

    Mail {
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        deliveredTo = List.copyOf(deliveredTo);
        attachments = List.copyOf(attachments);
        reports = List.copyOf(reports);
        enclosed = List.copyOf(enclosed);
        calendarMethods = List.copyOf(calendarMethods);
        shortcomings = List.copyOf(shortcomings);
    }

    /**
     * A file that came along.
     *
     * @param name safe to show and to store: no folders, no control characters, never empty
     * @param bytes decoded; not copied, for a mail may hold forty megabytes of them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Attachment(String name, String type, int size, String sha256, byte[] bytes) {}

    /** @param type such as {@code message/delivery-status} */
    record Report(String type, String text) {}

    /** Who claims to have written it, for us to talk to; a mail may name several or none. */
    Optional<Mailbox> author() {
        return from.stream().filter(Mailbox::usable).findFirst().or(() -> sender.filter(Mailbox::usable));
    }

    /** Where an answer would go: one address only. */
    Optional<Mailbox> answerTo() {
        return replyTo.stream().filter(Mailbox::usable).findFirst().or(this::author);
    }

    /** Message ids this mail answers, the nearest parent first. */
    List<String> ancestors() {
        List<String> nearestFirst = new java.util.ArrayList<>(inReplyTo);
        references.reversed().stream().filter(id -> !nearestFirst.contains(id)).forEach(nearestFirst::add);
        return List.copyOf(nearestFirst);
    }

    boolean nullReturnPath() {
        return returnPath.filter(String::isEmpty).isPresent();
    }

    @Nullable
    String fromKey() {
        return author().map(Mailbox::key).orElse(null);
    }
}
