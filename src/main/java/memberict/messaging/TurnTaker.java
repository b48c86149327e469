package memberict.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one turn: hands the oldest unread message of a conversation to its reader, in one transaction. */
@Component
class TurnTaker {

    private static final Logger log = LoggerFactory.getLogger(TurnTaker.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration NOT_READY = Duration.ofSeconds(1);

    private final MessageStore store;
    private final TransactionTemplate transactions;
    private final ObjectProvider<Inbox.Reader> reader;
    private final Clock clock;

    TurnTaker(MessageStore store, TransactionTemplate transactions, ObjectProvider<Inbox.Reader> reader, Clock clock) {
        this.clock = clock;
        this.store = store;
        this.transactions = transactions;
        this.reader = reader;
    }

    /** Each message brings one turn, so taking the oldest each time reaches them all, in order. Returns when to come back. */
    Optional<Duration> take(MessageId due) {
        Optional<InboundMessage> scheduled = store.inbound(due);
        if (scheduled.isEmpty()) {
            return Optional.empty();
        }
        if (!reader.getObject().ready()) {
            return Optional.of(NOT_READY);
        }
        Address address = scheduled.get().from();
        Reading reading = new Reading();
        try {
            transactions.executeWithoutResult(status -> {
                store.lock(address);
                reading.message = store.oldestUnread(address);
                reading.message.ifPresent(message -> {
                    reader.getObject().read(message);
                    store.markRead(message.id());
                });
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            return failed(reading.message.orElse(scheduled.get()), e);
        }
    }

    private Optional<Duration> failed(InboundMessage message, RuntimeException cause) {
        // The exception may quote the message, so its text is not logged.
        log.error(
                "Turn failed for message {}: {}", message.id(), cause.getClass().getName(), withoutWords(cause));
        boolean dead = Boolean.TRUE.equals(transactions.execute(status ->
                store.turnFailed(message.id(), cause.getClass().getSimpleName(), MOST_ATTEMPTS, clock.instant())));
        if (!dead) {
            return Optional.of(Duration.ofSeconds(2));
        }
        try {
            transactions.executeWithoutResult(status -> reader.getObject().gaveUp(message));
        } catch (RuntimeException e) {
            log.error("Could not tell the Member that message {} failed", message.id(), withoutWords(e));
        }
        return Optional.empty();
    }

    private static Throwable withoutWords(Throwable cause) {
        Throwable wordless = new Throwable(cause.getClass().getName());
        wordless.setStackTrace(cause.getStackTrace());
        return wordless;
    }

    private static final class Reading {
        private Optional<InboundMessage> message = Optional.empty();
    }
}
