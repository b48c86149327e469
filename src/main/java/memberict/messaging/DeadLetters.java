package memberict.messaging;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What could be neither answered nor delivered, in front of an officer until it is. */
@Component
public class DeadLetters {

    private final MessageStore store;
    private final Tasks tasks;

    DeadLetters(MessageStore store, Tasks tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    /** Newest first. */
    public List<DeadLetter> list() {
        return store.deadLetters();
    }

    /** What the Member wrote, where the dead letter is theirs. */
    public Optional<InboundMessage> inbound(MessageId id) {
        return store.inbound(id);
    }

    /** What we wanted to say, where the dead letter is ours. */
    public Optional<OutboundMessage> outbound(MessageId id) {
        return store.outbound(id);
    }

    /** Tries once more from the start. False where someone else dealt with it meanwhile. */
    @Transactional
    public boolean retry(MessageId id, DeadLetter.Direction direction) {
        if (!store.revive(id, direction)) {
            return false;
        }
        switch (direction) {
            case INBOUND -> tasks.again(Tasks.TURN, id);
            case OUTBOUND -> tasks.again(Tasks.SEND, id);
        }
        return true;
    }

    /** The officer has dealt with it another way. False where someone else dealt with it meanwhile. */
    @Transactional
    public boolean putAside(MessageId id, DeadLetter.Direction direction) {
        return store.putAside(id, direction);
    }
}
