package memberict.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import memberict.conversation.Transcript.Utterance;
import memberict.messaging.Address;
import memberict.messaging.Block.Choice;
import memberict.messaging.Inbox;
import memberict.messaging.Outbox;
import org.springframework.stereotype.Component;

/** What was said with Members, for officers to read. */
@Component
public class Conversations {

    private final ConversationStore store;
    private final Inbox inbox;
    private final Outbox outbox;

    Conversations(ConversationStore store, Inbox inbox, Outbox outbox) {
        this.store = store;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /** Reference of the ticket that is spoken of there now. */
    public Optional<String> ticketOf(Address address) {
        return store.find(address)
                .flatMap(found -> Optional.ofNullable(found.state().ticket()));
    }

    public Optional<Transcript> transcript(ConversationId id) {
        return store.find(id).map(conversation -> {
            List<Utterance> said = new ArrayList<>();
            inbox.from(conversation.address()).forEach(message -> {
                String choice = Optional.ofNullable(message.chosen())
                        .flatMap(chosen -> outbox.find(chosen.message()).flatMap(sent -> sent.choice(chosen.choice())))
                        .map(Choice::label)
                        .orElse("");
                if (!message.text().isBlank()
                        || !choice.isEmpty()
                        || !message.attachments().isEmpty()) {
                    said.add(new Utterance.FromMember(
                            message.receivedAt(), message.text(), choice, message.attachments()));
                }
            });
            outbox.to(conversation.address())
                    .forEach(message -> said.add(new Utterance.FromUs(message.writtenAt(), message.blocks())));
            said.sort(Comparator.comparing(Utterance::at, Comparator.<Instant>naturalOrder()));
            return new Transcript(id, conversation.address().channel(), said);
        });
    }
}
