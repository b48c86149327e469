package memberict.email;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import memberict.email.EmailStore.Outcome;
import memberict.email.EmailStore.Row;
import memberict.email.EmailStore.Went;
import memberict.email.MailDoor.Taken;
import memberict.email.SupportMailbox.Server;
import memberict.email.SupportMailbox.Tls;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.RawCopies;
import memberict.messaging.RawCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings mail from files in by the way that mail from a mailbox takes, save that nobody is answered: not now, and not when
 * a stored mail is taken up again later. Stopped half-way, it goes on where it was.
 */
@Component
public class MailImport {

    /** Turns are taken side by side, and lines come out in the order of the mails. */
    private static final int UNDERWAY = 4;

    /** Beside the files of an import: that it was begun. */
    private static final String BEGUN = "begun";

    private static final int LARGEST = 100_000_000;
    private static final int BEGINNING = 200_000;
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    /** The first turn waits until the understanding has learned its words. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final EmailStore store;
    private final MailDoor door;
    private final SupportMailboxes mailboxes;
    private final RawCopies copies;
    private final Inbox inbox;
    private final EmailSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final MailReader reader = new MailReader();

    MailImport(
            EmailStore store,
            MailDoor door,
            SupportMailboxes mailboxes,
            RawCopies copies,
            Inbox inbox,
            EmailSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.door = door;
        this.mailboxes = mailboxes;
        this.copies = copies;
        this.inbox = inbox;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One mail, and what became of it.
     *
     * @param from the address it says it is from; null where it names none
     * @param replyText what the sender wrote this time
     * @param conversation where its words went; null where they went nowhere
     */
    public record Imported(
            String file,
            String outcome,
            String reason,
            String subject,
            @Nullable String from,
            String replyText,
            String text,
            List<File> attachments,
            @Nullable Address conversation,
            boolean wouldAutoReply) {}

    /** @param bytes how many there are */
    public record File(String name, String type, long bytes, String sha256) {}

    /** Told as the import goes on. */
    public interface Listener {

        /** @param mailsBefore dealt with by an earlier run that was stopped; not told again */
        void begins(long bytes, int mailsBefore);

        void imported(Imported mail);

        /** @param bytes done so far */
        void progress(long bytes);

        /** A file that could not be read; the import goes on. */
        void unreadable(Path file, String reason);
    }

    /** @throws IOException where the files cannot be listed */
    public void run(List<Path> paths, String council, Listener listener) throws IOException {
        MailFiles.Found found = MailFiles.in(paths);
        SupportMailbox mailbox = mailboxes.of(council).orElseGet(() -> noMailbox(council));
        store.meet(mailbox.address(), clock.instant());
        String errand = Hashes.sha256(mailbox.address() + "\n"
                + String.join(
                        "\n",
                        paths.stream()
                                .map(path -> path.toAbsolutePath().toString())
                                .toList()));
        Errand running = new Errand(errand, mailbox, listener, new HashSet<>(store.importedBefore(errand)));
        long bytes = 0;
        for (Path file : found.files()) {
            bytes += file.toFile().length();
        }
        listener.begins(bytes, Math.max(0, running.before.size() - 1));
        store.imported(errand, BEGUN);
        found.unreadable().forEach(running::unreadable);
        for (Path file : found.files()) {
            running.reading = file.toFile().length();
            new MailFiles(LARGEST).read(file, running);
            running.done += running.reading;
        }
        running.emit(0);
        listener.progress(bytes);
        store.importDone(errand);
    }

    /** A council that has no mailbox here can still bring old mail in. */
    private static SupportMailbox noMailbox(String council) {
        Server none = new Server("localhost", 0, Tls.NONE);
        return new SupportMailbox(council, "import@" + council + ".invalid", council, "", "", none, none, "", false);
    }

    /** @param message whose turn has to be taken first; null where there is none */
    private record Waiting(
            String file, Imported mail, @Nullable MessageId message, long bytes, long since) {}

    private final class Errand implements MailFiles.Taker {

        private final String name;
        private final SupportMailbox mailbox;
        private final Listener listener;
        private final Set<String> before;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private long done;
        private long reading;

        Errand(String name, SupportMailbox mailbox, Listener listener, Set<String> before) {
            this.name = name;
            this.mailbox = mailbox;
            this.listener = listener;
            this.before = before;
        }

        @Override
        public void unreadable(MailFiles.Unreadable file) {
            emit(0);
            listener.unreadable(file.file(), file.reason());
        }

        @Override
        public void mail(String file, byte[] raw, long end) {
            String key = Hashes.sha256(
                    Path.of("").toAbsolutePath().resolve(file).normalize().toString());
            if (before.contains(key)) {
                listener.progress(done + end);
                return;
            }
            waiting.add(take(file, key, raw, done + end));
            emit(UNDERWAY);
        }

        private Waiting take(String file, String key, byte[] raw, long bytes) {
            Mail mail = reader.read(raw);
            if (mail.headers().fields().isEmpty()) {
                String why = raw.length == 0
                        ? "It is empty."
                        : "It has no header we can read, so it is no mail. It was not taken in.";
                return new Waiting(key, told(file, mail, MailOutcome.QUARANTINED, why, null, false), null, bytes, 0);
            }
            boolean whole = raw.length <= settings.largest().toBytes();
            byte[] kept = whole ? raw : Arrays.copyOf(raw, BEGINNING);
            long number = number(mail.sha256());
            UUID id =
                    UUID.nameUUIDFromBytes((mailbox.address() + key + mail.sha256()).getBytes(StandardCharsets.UTF_8));
            boolean fresh = keep(id, number, raw.length, whole, mail.sha256(), kept);
            Row row = store.mail(mailbox.address(), EmailStore.IMPORTED, number).orElseThrow();
            boolean ours = row.id().equals(id);
            // An earlier run may have been stopped between the mail and its line.
            if (!fresh && !(ours && (row.outcome() == Outcome.STORED || !before.isEmpty()))) {
                Optional<Went> went = store.went(row.id());
                return waiting(
                        file,
                        key,
                        mail,
                        MailOutcome.DUPLICATE,
                        "It is the same as mail %s.".formatted(row.id()),
                        went,
                        false,
                        bytes);
            }
            Taken taken = taken(row, kept);
            return waiting(
                    file, key, mail, taken.outcome(), taken.reason(), store.went(row.id()), taken.wouldAnswer(), bytes);
        }

        private Taken taken(Row row, byte[] kept) {
            try {
                return door.take(row, kept, mailbox);
            } catch (RuntimeException e) {
                String why = "It could not be read or stored (%s)."
                        .formatted(e.getClass().getSimpleName());
                store.outcome(row.id(), Outcome.QUARANTINED, why);
                return new Taken(MailOutcome.QUARANTINED, why, false);
            }
        }

        private boolean keep(UUID id, long number, long size, boolean whole, String sha256, byte[] kept) {
            boolean fresh = Boolean.TRUE.equals(transactions.execute(status -> {
                boolean first =
                        store.keep(id, mailbox, EmailStore.IMPORTED, number, clock.instant(), size, whole, sha256);
                if (first) {
                    copies.keep(id, new RawCopy("message/rfc822", kept));
                }
                return first;
            }));
            inbox.confirm();
            return fresh;
        }

        private Waiting waiting(
                String file,
                String key,
                Mail mail,
                MailOutcome outcome,
                String reason,
                Optional<Went> went,
                boolean wouldAnswer,
                long bytes) {
            Address address = went.map(
                            place -> new Address(Channel.EMAIL, mailbox.council() + "/" + place.conversation()))
                    .orElse(null);
            MessageId message = went.map(Went::message).map(MessageId::new).orElse(null);
            return new Waiting(
                    key, told(file, mail, outcome, reason, address, wouldAnswer), message, bytes, clock.millis());
        }

        /** Tells of the mails that are dealt with, in their order, until no more than so many are left. */
        void emit(int left) {
            while (!waiting.isEmpty()) {
                Waiting next = waiting.peek();
                boolean unread = next.message() != null && inbox.isUnread(next.message());
                boolean late = unread && clock.millis() - next.since() > LONGEST_WAIT.toMillis();
                if (unread && !late) {
                    if (waiting.size() <= left) {
                        return;
                    }
                    LockSupport.parkNanos(A_MOMENT.toNanos());
                    continue;
                }
                waiting.remove();
                listener.imported(next.mail());
                listener.progress(next.bytes());
                store.imported(name, next.file());
            }
        }
    }

    /** The same bytes have the same number: a file twice is one mail. */
    private static long number(String sha256) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(sha256)).getLong() & Long.MAX_VALUE;
    }

    private static Imported told(
            String file,
            Mail mail,
            MailOutcome outcome,
            String reason,
            @Nullable Address conversation,
            boolean wouldAnswer) {
        return new Imported(
                file,
                outcome.word(),
                reason,
                mail.subject(),
                mail.from().stream().map(Mailbox::address).findFirst().orElse(null),
                mail.newWords(),
                mail.text(),
                mail.attachments().stream()
                        .map(one -> new File(one.name(), one.type(), one.size(), one.sha256()))
                        .toList(),
                conversation,
                wouldAnswer);
    }
}
