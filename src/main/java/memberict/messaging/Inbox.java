package memberict.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where doors put what they receive. What {@link #receive} has returned from is never lost. */
@Component
public class Inbox {

    private final MessageStore store;
    private final Tasks tasks;
    private final Durability durability;
    private final TransactionTemplate transactions;
    private final RawCopies copies;
    private final ApplicationEventPublisher news;

    Inbox(
            MessageStore store,
            Tasks tasks,
            Durability durability,
            TransactionTemplate transactions,
            RawCopies copies,
            ApplicationEventPublisher news) {
        this.copies = copies;
        this.store = store;
        this.tasks = tasks;
        this.durability = durability;
        this.transactions = transactions;
        this.news = news;
    }

    public enum Receipt {
        STORED,
        /** The channel had given us this message before; it is dealt with once. */
        ALREADY_HERE
    }

    /** For a door that keeps its own copy of what came. */
    public Receipt receive(InboundMessage message) {
        return receive(message, null);
    }

    /**
     * Stores the message once, without the secrets in it, with its turn to be taken. Only when this returns may the
     * provider be told "received".
     *
     * @param raw the message as it came, kept sealed for a while; null where there is nothing that the message does not say
     */
    public Receipt receive(InboundMessage message, @Nullable RawCopy raw) {
        InboundMessage masked = message.withoutSecrets();
        boolean stored = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean fresh = store.keep(masked);
            if (fresh) {
                if (raw != null) {
                    copies.keep(masked.id().value(), raw);
                }
                tasks.turn(masked.id());
                news.publishEvent(new MessageReceived(masked.from().channel()));
            }
            return fresh;
        }));
        durability.confirm();
        return stored ? Receipt.STORED : Receipt.ALREADY_HERE;
    }

    /** Keeps every turn of that conversation waiting until the caller's transaction ends. A turn holds its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Address address) {
        store.lock(address);
    }

    /** Returns once everything committed so far is on the disk: for a door that keeps something before it acknowledges it. */
    public void confirm() {
        durability.confirm();
    }

    /** Whether its turn has still to be taken. */
    public boolean isUnread(MessageId id) {
        return store.isUnread(id);
    }

    /** What has come from there, oldest first. */
    public List<InboundMessage> from(Address address) {
        return store.inbound(address);
    }

    /** Takes the turns: implemented by the one module that decides and speaks. */
    public interface Reader {

        /** Until this is true, turns wait. */
        boolean ready();

        /** Deals with the oldest unread message of a conversation, inside one transaction, while no other turn of it runs. */
        void read(InboundMessage message);

        /** Tells the Member, as far as possible, that an officer has been asked to look: the turn failed time and again. */
        void gaveUp(InboundMessage message);
    }
}
