package memberict.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import memberict.email.EmailStore.Conversation;
import memberict.email.EmailStore.Sent;
import memberict.messaging.OutboundMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one gate that every mail of the assistant's own passes, so that machines do not talk to machines: whatever went
 * wrong before it, no address gets more than a few. Every decision is written down.
 */
@Component
class AutomaticMail {

    private static final int MOST_BETWEEN_TWO_OF_THEIRS = 3;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EmailStore store;
    private final EmailSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AutomaticMail(EmailStore store, EmailSettings settings, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the gate says to one mail. */
    sealed interface Decision {

        record Pass() implements Decision {}

        /** Too many at once, to everyone together. */
        record Wait(String why, Duration until) implements Decision {}

        record Hold(String why) implements Decision {}
    }

    /** Asked before a mail is sent, again for each attempt: one that has passed passes. */
    Decision decide(OutboundMessage message, Conversation conversation, String address) {
        return Objects.requireNonNull(transactions.execute(status -> {
            UUID id = message.id().value();
            store.lock(conversation.mailbox());
            boolean passedBefore =
                    store.sent(id).filter(sent -> sent.held() == null).isPresent();
            if (passedBefore) {
                return new Decision.Pass();
            }
            Instant now = clock.instant();
            boolean first = store.automaticIn(conversation.id(), Instant.EPOCH) == 0;
            String opens = first && !Subject.bare(conversation.subject()).isBlank()
                    ? Hashes.sha256(Subject.bare(conversation.subject()))
                    : null;
            UUID answers =
                    message.inReplyTo() == null ? null : message.inReplyTo().value();
            String why = reason(conversation, address, answers, opens, now).orElse(null);
            if (why == null && store.automaticInAll(now.minus(MINUTE)) >= settings.answersAMinute()) {
                return new Decision.Wait("Many automatic mails went out within a minute.", MINUTE);
            }
            store.record(new Sent(id, conversation.id(), address, message.about(), true, answers, opens, why), now);
            return why == null ? new Decision.Pass() : new Decision.Hold(why);
        }));
    }

    private Optional<String> reason(
            Conversation conversation, String address, @Nullable UUID answers, @Nullable String opens, Instant now) {
        if (!settings.send()) {
            return Optional.of("Sending mail is switched off (memberict.email.send).");
        }
        if (store.isDead(address)) {
            return Optional.of("Mail to this address came back, so the assistant writes there no more.");
        }
        if (answers != null && store.answering(answers) > 0) {
            return Optional.of("This mail was answered already.");
        }
        if (store.automaticIn(conversation.id(), store.lastHeard(conversation.id())) >= MOST_BETWEEN_TWO_OF_THEIRS) {
            return Optional.of(
                    "%d automatic mails went out here since they wrote last.".formatted(MOST_BETWEEN_TWO_OF_THEIRS));
        }
        if (store.automaticTo(address, now.minus(HOUR)) >= settings.answersAnHour()) {
            return Optional.of("This address has had %d automatic answers within an hour, which is as many as it gets."
                    .formatted(settings.answersAnHour()));
        }
        if (store.automaticTo(address, now.minus(DAY)) >= settings.answersADay()) {
            return Optional.of("This address has had %d automatic answers within a day, which is as many as it gets."
                    .formatted(settings.answersADay()));
        }
        if (opens != null && store.automaticToOpening(address, opens, now.minus(DAY)) >= settings.newSubjectsADay()) {
            return Optional.of(
                    "This address began %d conversations with this subject within a day; one more may be a machine's."
                            .formatted(settings.newSubjectsADay()));
        }
        return Optional.empty();
    }
}
