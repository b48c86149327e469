package memberict.email;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import memberict.email.EmailStore.Look;
import memberict.messaging.Inbox;
import memberict.messaging.RawCopies;
import memberict.messaging.RawCopy;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what is new in a mailbox. A mail is moved only once it is stored, and never deleted; which mails are known is
 * in our database, by their numbers there, whatever anyone has read or marked.
 */
@Component
class MailCollector {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(MailCollector.class);
    /** Of a mail that is too large, as much as holds its head and its words. */
    private static final int BEGINNING = 512 * 1024;

    private final EmailStore store;
    private final RawCopies copies;
    private final Inbox inbox;
    private final EmailSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MailCollector(
            EmailStore store,
            RawCopies copies,
            Inbox inbox,
            EmailSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.copies = copies;
        this.inbox = inbox;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @return how many mails the server would not hand over
     * @throws MessagingException where the mailbox cannot be read, or its connection broke
     */
    int collect(SupportMailbox mailbox) throws MessagingException {
        store.meet(mailbox.address(), clock.instant());
        Look look = store.look(mailbox.address()).orElseThrow();
        try (Store server = MailSessions.imap(mailbox, PATIENCE).getStore("imap")) {
            server.connect(mailbox.imap().host(), mailbox.imap().port(), mailbox.user(), mailbox.password());
            IMAPFolder processed = (IMAPFolder) server.getFolder(mailbox.processed());
            if (!processed.exists()) {
                processed.create(Folder.HOLDS_MESSAGES);
            }
            // The connection's end closes it: a folder of a connection that broke cannot be closed.
            IMAPFolder folder = (IMAPFolder) server.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            return collect(folder, processed, mailbox, look);
        }
    }

    private int collect(IMAPFolder folder, Folder processed, SupportMailbox mailbox, Look look)
            throws MessagingException {
        Instant since = look.since().minus(settings.lookBack());
        // The server compares days, in its own time zone.
        Message[] recent =
                folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since.minus(Duration.ofDays(1)))));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(recent, profile);
        long validity = folder.getUIDValidity();
        int refused = 0;
        for (Message message : recent) {
            Date received = message.getReceivedDate();
            if (received != null && received.toInstant().isBefore(since)) {
                continue;
            }
            try {
                long uid = folder.getUID(message);
                if (!store.isKnown(mailbox.address(), validity, uid)) {
                    keep((IMAPMessage) message, mailbox, validity, uid);
                }
                move(folder, message, processed);
            } catch (FolderClosedException | StoreClosedException e) {
                throw e;
            } catch (MessagingException e) {
                if (!folder.isOpen()) {
                    throw e;
                }
                refused++;
                log.warn(
                        "The mail server of {} does not hand over a mail: {}",
                        mailbox.council(),
                        e.getClass().getName());
            }
        }
        return refused;
    }

    private void keep(IMAPMessage message, SupportMailbox mailbox, long validity, long uid) throws MessagingException {
        long size = message.getSize();
        Fetched fetched = fetch(message, size);
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            boolean fresh = store.keep(
                    id,
                    mailbox,
                    validity,
                    uid,
                    clock.instant(),
                    Math.max(size, fetched.bytes().length),
                    fetched.whole(),
                    Hashes.sha256(fetched.bytes()));
            if (fresh) {
                copies.keep(id, new RawCopy("message/rfc822", fetched.bytes()));
            }
        });
        inbox.confirm();
    }

    /** @param whole false for the beginning alone */
    @SuppressWarnings("ArrayRecordComponent")
    private record Fetched(byte[] bytes, boolean whole) {}

    private Fetched fetch(IMAPMessage message, long size) throws MessagingException {
        int most = (int) settings.largest().toBytes();
        // The server's word for the size is not believed: one byte more tells.
        int wanted = size > most ? BEGINNING : most + 1;
        message.setPeek(true);
        try (InputStream in = message.getMimeStream()) {
            byte[] bytes = in.readNBytes(wanted);
            boolean whole = size <= most && bytes.length <= most;
            if (whole && bytes.length < size && size - bytes.length > size / 10) {
                throw new FolderClosedException(message.getFolder(), "less came than was announced");
            }
            return new Fetched(
                    whole ? bytes : java.util.Arrays.copyOf(bytes, Math.min(bytes.length, BEGINNING)), whole);
        } catch (IOException e) {
            throw new FolderClosedException(message.getFolder(), "the connection broke");
        }
    }

    private static void move(IMAPFolder folder, Message message, Folder processed) throws MessagingException {
        Message[] one = {message};
        try {
            folder.moveMessages(one, processed);
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessagingException e) {
            // Without a way to move, it stays where it is: it is known by its number and not taken twice.
            log.debug("A mail could not be moved", e);
        }
    }
}
