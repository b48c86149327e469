package memberict.email;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.email.AutomaticMail.Decision;
import memberict.email.EmailStore.Asked;
import memberict.email.EmailStore.Conversation;
import memberict.email.EmailStore.Sent;
import memberict.messaging.Channel;
import memberict.messaging.Courier;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes replies out by mail. One message always has the same Message-ID, so a mail that was sent twice, because nobody
 * knew whether the first arrived, shows once.
 */
@Component
class MailCourier implements Courier {

    private static final Logger log = LoggerFactory.getLogger(MailCourier.class);
    /** With pauses that double up to a quarter of an hour, a mail server may be away for three hours. */
    private static final int ATTEMPTS = 20;

    private final SupportMailboxes mailboxes;
    private final Directory directory;
    private final EmailStore store;
    private final AutomaticMail gate;
    private final MailWriter writer;
    private final SmtpPost post;
    private final EmailSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MailCourier(
            SupportMailboxes mailboxes,
            Directory directory,
            EmailStore store,
            AutomaticMail gate,
            MailWriter writer,
            SmtpPost post,
            EmailSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.directory = directory;
        this.store = store;
        this.gate = gate;
        this.writer = writer;
        this.post = post;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean repeatsHarmlessly() {
        return true;
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        Conversation conversation =
                conversationId(message).flatMap(store::conversation).orElse(null);
        if (conversation == null) {
            return new Delivery.Refused("It is not known whose mail this answers.");
        }
        SupportMailbox mailbox = mailboxes.of(conversation.council()).orElse(null);
        Council council = directory.council(conversation.council()).orElse(null);
        if (mailbox == null || council == null) {
            return new Delivery.Refused("This council has no mailbox any more.");
        }
        Optional<Asked> asked = asked(message, conversation);
        boolean automatic = message.inReplyTo() != null;
        // What an officer writes goes to whoever asked, never to another who came to hold a mail of theirs.
        String to = automatic
                ? asked.flatMap(one -> Optional.ofNullable(one.sender())).orElse(conversation.address())
                : conversation.address();
        if (automatic) {
            switch (gate.decide(message, conversation, to)) {
                case Decision.Pass() -> {}
                case Decision.Wait(var why, var until) -> {
                    return new Delivery.TryAgain(why, until);
                }
                case Decision.Hold(var why) -> {
                    return new Delivery.Refused("Not sent: " + why);
                }
            }
        } else if (!settings.send()) {
            return new Delivery.Refused("Not sent: sending mail is switched off (memberict.email.send).");
        } else {
            noteDown(message, conversation, to);
        }
        SmtpPost.Outcome outcome = post.send(
                mailbox,
                writer.write(message, conversation, council, mailbox, asked, to),
                writer.returnTo(message, mailbox),
                to);
        if (outcome.noSuchAddress()) {
            store.bury(to, "The mail server knows no such address.", clock.instant());
        }
        log.debug("Reply {}: {}", message.id(), outcome.delivery().getClass().getSimpleName());
        return outcome.delivery();
    }

    private void noteDown(OutboundMessage message, Conversation conversation, String to) {
        transactions.executeWithoutResult(status -> store.record(
                new Sent(message.id().value(), conversation.id(), to, message.about(), false, null, null, null),
                clock.instant()));
    }

    /** The mail this one follows in the thread. */
    private Optional<Asked> asked(OutboundMessage message, Conversation conversation) {
        return Optional.ofNullable(message.inReplyTo())
                .map(MessageId::value)
                .map(store::asked)
                .orElseGet(() -> store.lastFrom(conversation.id(), conversation.address()));
    }

    private static Optional<UUID> conversationId(OutboundMessage message) {
        List<String> parts = List.of(message.to().conversation().split("/", 2));
        try {
            return Optional.of(UUID.fromString(parts.getLast()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
