package memberict.email;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import memberict.email.EmailStore.Outcome;
import memberict.email.EmailStore.Row;
import memberict.messaging.RawCopies;
import memberict.messaging.RawCopy;
import memberict.messaging.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One look into one mailbox after another: fetch what is new, then deal with whatever is not dealt with yet. */
@Component
class MailRounds {

    static final TaskDescriptor<Void> ROUND = TaskDescriptor.of("mail-round");

    private static final Logger log = LoggerFactory.getLogger(MailRounds.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** Where the fault may pass: a database that is away, a disk that is full. */
    private static final int MOST_TRIES = 10;
    /** Where it is the mail's own. */
    private static final int MOST_TRIES_OF_A_BAD_MAIL = 3;

    private final SupportMailboxes mailboxes;
    private final MailCollector collector;
    private final MailDoor door;
    private final EmailStore store;
    private final RawCopies copies;
    private final EmailSettings settings;
    // The scheduler needs the task, and the task's work comes back here: so it is looked up when first used.
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    MailRounds(
            SupportMailboxes mailboxes,
            MailCollector collector,
            MailDoor door,
            EmailStore store,
            RawCopies copies,
            EmailSettings settings,
            ObjectProvider<Scheduler> scheduler,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.collector = collector;
        this.door = door;
        this.store = store;
        this.copies = copies;
        this.settings = settings;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Looks into a council's mailbox as soon as may be. */
    void wake(String council) {
        wanted.add(council);
        Scheduler at = scheduler.getObject();
        try {
            at.reschedule(ROUND.instanceId(council), clock.instant());
            at.triggerCheckForDueExecutions();
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            // It is at it, and will see that it is wanted again; or it has not begun and will.
        }
    }

    /** Returns when to look again; empty where the council has no mailbox any more. */
    Optional<Duration> round(String council) {
        Optional<SupportMailbox> mailbox = mailboxes.of(council).filter(found -> settings.receive());
        if (mailbox.isEmpty()) {
            return Optional.empty();
        }
        wanted.remove(council);
        boolean looked = look(mailbox.get());
        dealWithTheRest(mailbox.get());
        if (wanted.remove(council)) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(looked ? pause(mailbox.get()) : backOff(council));
    }

    private Duration pause(SupportMailbox mailbox) {
        failures.remove(mailbox.council());
        return settings.poll();
    }

    private Duration backOff(String council) {
        int times = failures.merge(council, 1, Integer::sum);
        Duration doubled = Duration.ofSeconds(5L << Math.min(times, 12));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean look(SupportMailbox mailbox) {
        try {
            int refused = collector.collect(mailbox);
            store.lookedInto(mailbox.address(), clock.instant());
            if (refused > 0) {
                store.failed(
                        mailbox.address(), "The mail server does not hand over %d of its mails.".formatted(refused));
            }
            return true;
        } catch (AuthenticationFailedException e) {
            return failed(mailbox, "The mail server does not accept the user name and password.", e);
        } catch (MessagingException | IllegalStateException e) {
            return failed(mailbox, "The mail server cannot be reached, or the connection broke.", e);
        } catch (DataAccessException | TransactionException e) {
            return failed(mailbox, "What came could not be stored, so it was left where it is.", e);
        }
    }

    private boolean failed(SupportMailbox mailbox, String problem, Exception cause) {
        log.warn("Mailbox of {}: {} ({})", mailbox.council(), problem, MailSessions.cause(cause));
        try {
            store.failed(mailbox.address(), problem);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Nor could that be noted down ({})", e.getClass().getName());
        }
        return false;
    }

    private void dealWithTheRest(SupportMailbox mailbox) {
        try {
            store.undone(mailbox.address(), clock.instant()).forEach(row -> dealWith(row, mailbox));
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "Mail of {} waits: the database does not answer ({})",
                    mailbox.council(),
                    e.getClass().getName());
        }
    }

    /** One bad mail never stops the next. */
    private void dealWith(Row row, SupportMailbox mailbox) {
        try {
            Optional<RawCopy> raw = copies.find(row.id());
            if (raw.isEmpty()) {
                store.outcome(
                        row.id(), Outcome.QUARANTINED, "Its text is kept no longer, so it can only be put aside.");
                return;
            }
            door.take(row, raw.get().bytes(), mailbox);
        } catch (DataAccessException | TransactionException e) {
            putOff(row, e, MOST_TRIES);
        } catch (Sealer.CannotOpen e) {
            store.outcome(row.id(), Outcome.QUARANTINED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            putOff(row, e, MOST_TRIES_OF_A_BAD_MAIL);
        }
    }

    private void putOff(Row row, Throwable cause, int most) {
        // The exception may quote the mail, so its text is not logged.
        log.error(
                "Mail {} could not be dealt with: {}",
                row.id(),
                cause.getClass().getName(),
                withoutWords(cause));
        try {
            if (row.tries() + 1 >= most) {
                store.outcome(
                        row.id(),
                        Outcome.QUARANTINED,
                        "It could not be read or stored (%s)."
                                .formatted(cause.getClass().getSimpleName()));
            } else {
                store.tryAgain(row.id(), clock.instant().plusSeconds(10L << row.tries()));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Nor could that be noted down ({})", e.getClass().getName());
        }
    }

    private static Throwable withoutWords(Throwable cause) {
        Throwable wordless = new Throwable(cause.getClass().getName());
        wordless.setStackTrace(cause.getStackTrace());
        return wordless;
    }
}
