package memberict.messaging;

import java.util.List;
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

    Inbox(MessageStore store, Tasks tasks, Durability durability, TransactionTemplate transactions) {
        this.store = store;
        this.tasks = tasks;
        this.durability = durability;
        this.transactions = transactions;
    }

    public enum Receipt {
        STORED,
        /** The channel had given us this message before; it is dealt with once. */
        ALREADY_HERE
    }

    /** Stores the message once, with its turn to be taken. Only when this returns may the provider be told "received". */
    public Receipt receive(InboundMessage message) {
        boolean stored = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean fresh = store.keep(message);
            if (fresh) {
                tasks.turn(message.id());
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
