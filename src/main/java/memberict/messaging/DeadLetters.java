package memberict.messaging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What could be neither answered nor delivered, in front of an officer until it is. */
@Component
public class DeadLetters {

    private final MessageStore store;
    private final Tasks tasks;
    private final ObjectProvider<LeftAtTheDoor> doors;

    DeadLetters(MessageStore store, Tasks tasks, ObjectProvider<LeftAtTheDoor> doors) {
        this.store = store;
        this.tasks = tasks;
        this.doors = doors;
    }

    /** What came to a door that could make no message of it: told by the door itself, which keeps it. */
    public interface LeftAtTheDoor {

        /** Each of direction {@link DeadLetter.Direction#AT_THE_DOOR}. */
        List<DeadLetter> letters();

        /** What can be read of it. */
        Optional<String> words(MessageId id);

        /** Takes it in once more. False where someone else dealt with it meanwhile. */
        boolean retry(MessageId id);

        /** False where someone else dealt with it meanwhile. */
        boolean putAside(MessageId id);
    }

    /** Newest first. */
    public List<DeadLetter> list() {
        return Stream.concat(store.deadLetters().stream(), doors.stream().flatMap(door -> door.letters().stream()))
                .sorted(Comparator.comparing(DeadLetter::at).reversed())
                .toList();
    }

    /** What can be read of a letter that was left at the door. */
    public Optional<String> atTheDoor(MessageId id) {
        return doors.stream().flatMap(door -> door.words(id).stream()).findFirst();
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
        if (direction == DeadLetter.Direction.AT_THE_DOOR) {
            return doors.stream().anyMatch(door -> door.retry(id));
        }
        if (!store.revive(id, direction)) {
            return false;
        }
        switch (direction) {
            case INBOUND -> tasks.again(Tasks.TURN, id);
            case OUTBOUND -> tasks.again(Tasks.SEND, id);
            case AT_THE_DOOR -> throw new IllegalStateException("dealt with above");
        }
        return true;
    }

    /** The officer has dealt with it another way. False where someone else dealt with it meanwhile. */
    @Transactional
    public boolean putAside(MessageId id, DeadLetter.Direction direction) {
        return direction == DeadLetter.Direction.AT_THE_DOOR
                ? doors.stream().anyMatch(door -> door.putAside(id))
                : store.putAside(id, direction);
    }
}
