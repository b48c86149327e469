package memberict.email;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens at each mailbox for new mail, so that an answer does not wait for the next round. It only wakes: what it
 * misses, the round finds.
 */
@Component
class MailWatch {

    private static final Logger log = LoggerFactory.getLogger(MailWatch.class);
    /** Servers may hang up after half an hour; networks forget a quiet connection sooner. */
    private static final Duration LISTEN = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final SupportMailboxes mailboxes;
    private final MailRounds rounds;
    private final EmailSettings settings;
    private final Scheduler scheduler;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Store> open = new CopyOnWriteArrayList<>();

    MailWatch(SupportMailboxes mailboxes, MailRounds rounds, EmailSettings settings, Scheduler scheduler, Clock clock) {
        this.mailboxes = mailboxes;
        this.rounds = rounds;
        this.settings = settings;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (!settings.receive()) {
            return;
        }
        for (SupportMailbox mailbox : mailboxes.all()) {
            scheduler.scheduleIfNotExists(
                    MailRounds.ROUND.instance(mailbox.council()).scheduledTo(clock.instant()));
            rounds.wake(mailbox.council());
            Thread.ofVirtual().name("mail-watch-" + mailbox.council()).start(() -> watch(mailbox));
            log.info("Mail to {} is read for {}", mailbox.address(), mailbox.council());
        }
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closing.countDown();
        open.forEach(MailWatch::close);
    }

    private void watch(SupportMailbox mailbox) {
        int failures = 0;
        while (closing.getCount() > 0) {
            long begun = System.nanoTime();
            try {
                listen(mailbox);
            } catch (MessagingException | IllegalStateException e) {
                // A connection that is closed under a listener shows as either.
                log.debug("Listening at the mailbox of {} ended", mailbox.council(), e);
            }
            open.removeIf(server -> !server.isConnected());
            boolean lasted = System.nanoTime() - begun > Duration.ofMinutes(1).toNanos();
            failures = lasted ? 0 : failures + 1;
            if (pause(failures)) {
                return;
            }
        }
    }

    /** Returns when the connection ends, by itself after a while without news. */
    private void listen(SupportMailbox mailbox) throws MessagingException {
        try (Store server = MailSessions.imap(mailbox, LISTEN).getStore("imap")) {
            open.add(server);
            server.connect(mailbox.imap().host(), mailbox.imap().port(), mailbox.user(), mailbox.password());
            IMAPFolder folder = (IMAPFolder) server.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            folder.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent added) {
                    rounds.wake(mailbox.council());
                }
            });
            // What came while nobody listened.
            rounds.wake(mailbox.council());
            while (closing.getCount() > 0) {
                folder.idle();
            }
            open.remove(server);
        }
    }

    /** True where the service stops. */
    private boolean pause(int failures) {
        Duration doubled = Duration.ofSeconds(failures == 0 ? 0 : 2L << Math.min(failures, 12));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void close(Store server) {
        try {
            server.close();
        } catch (MessagingException e) {
            log.debug("A connection was gone already", e);
        }
    }
}
