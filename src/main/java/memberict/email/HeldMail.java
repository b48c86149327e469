package memberict.email;

import java.util.List;
import java.util.Optional;
import memberict.email.EmailStore.Outcome;
import memberict.email.EmailStore.Row;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.DeadLetter;
import memberict.messaging.DeadLetters;
import memberict.messaging.MessageId;
import memberict.messaging.RawCopies;
import memberict.messaging.RawCopy;
import org.springframework.stereotype.Component;

/** Mail that was held or could not be read, until an officer lets it in or has dealt with it another way. */
@Component
class HeldMail implements DeadLetters.LeftAtTheDoor {

    private final EmailStore store;
    private final MailDoor door;
    private final MailRounds rounds;
    private final RawCopies copies;

    HeldMail(EmailStore store, MailDoor door, MailRounds rounds, RawCopies copies) {
        this.store = store;
        this.door = door;
        this.rounds = rounds;
        this.copies = copies;
    }

    @Override
    public List<DeadLetter> letters() {
        return store.quarantined().stream().map(HeldMail::letter).toList();
    }

    @Override
    public Optional<String> words(MessageId id) {
        return held(id).map(row ->
                copies.find(row.id()).map(RawCopy::bytes).map(door::inWords).orElse("Its text is kept no longer."));
    }

    @Override
    public boolean retry(MessageId id) {
        Optional<Row> row = held(id);
        boolean released = row.filter(one -> store.release(one.id())).isPresent();
        row.ifPresent(one -> rounds.wake(one.council()));
        return released;
    }

    @Override
    public boolean putAside(MessageId id) {
        return store.putAside(id.value());
    }

    private Optional<Row> held(MessageId id) {
        return store.mail(id.value()).filter(row -> row.outcome() == Outcome.QUARANTINED);
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                new MessageId(row.id()),
                DeadLetter.Direction.AT_THE_DOOR,
                new Address(Channel.EMAIL, row.council() + "/" + row.id()),
                row.council(),
                row.storedAt(),
                row.reason() == null ? "No reason is known." : row.reason(),
                Math.max(1, row.tries()),
                false);
    }
}
