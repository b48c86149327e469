package memberict.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where replies wait until their courier has taken them out. */
@Component
public class Outbox {

    private final MessageStore store;
    private final Tasks tasks;
    private final Clock clock;

    Outbox(MessageStore store, Tasks tasks, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Commits with the caller's transaction, and is sent after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(OutboundMessage message) {
        store.keep(message);
        tasks.send(message.id());
    }

    /** What was written to there, oldest first, whether or not it has arrived. */
    public List<OutboundMessage> to(Address address) {
        return store.outbound(address);
    }

    /** What was written to there last. */
    public Optional<OutboundMessage> lastTo(Address address) {
        return store.lastOutbound(address);
    }

    public Optional<OutboundMessage> find(MessageId id) {
        return store.outbound(id);
    }

    /**
     * A message that was sent has come back undelivered: an officer is shown it.
     *
     * @return false where it is no message of ours, or came back before
     */
    @Transactional
    public boolean cameBack(MessageId id, String why) {
        return store.cameBack(id, why, clock.instant());
    }

    /** Takes a choice from one of our messages to that address: the first press counts, and no one else's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(Address by, Chosen chosen) {
        OutboundMessage message = store.outbound(chosen.message()).orElse(null);
        if (message == null || !message.to().equals(by)) {
            return new Taken.NeverOffered();
        }
        Optional<Block.Choice> choice = message.choice(chosen.choice());
        if (choice.isEmpty()) {
            return new Taken.NeverOffered();
        }
        if (!store.choose(message.id(), choice.get().id())) {
            String earlier = store.outbound(message.id())
                    .flatMap(now -> Optional.ofNullable(now.chosen()).flatMap(now::choice))
                    .orElse(choice.get())
                    .label();
            return new Taken.Already(earlier);
        }
        tasks.settle(message.id());
        return new Taken.Now(choice.get());
    }

    /** What became of a button press. */
    public sealed interface Taken {

        record Now(Block.Choice choice) implements Taken {}

        /** @param label the choice that was taken first */
        record Already(String label) implements Taken {}

        /** No such choice stands in a message to this address. */
        record NeverOffered() implements Taken {}
    }
}
