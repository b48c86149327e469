package memberict.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import memberict.conversation.ConversationStore.Conversation;
import memberict.directory.Directory;
import memberict.directory.Officer;
import memberict.messaging.Block;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.tickets.Author;
import memberict.tickets.TicketEntry;
import memberict.tickets.TicketEvent;
import memberict.tickets.TicketSummary;
import memberict.tickets.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes what an officer writes on a ticket to the Member, by the door they came by. */
@Component
class TicketNews {

    private final Tickets tickets;
    private final Directory directory;
    private final ConversationStore store;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;
    private final Wording wording = new Wording();

    TicketNews(Tickets tickets, Directory directory, ConversationStore store, Inbox inbox, Outbox outbox, Clock clock) {
        this.tickets = tickets;
        this.directory = directory;
        this.store = store;
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(TicketEvent.OfficerReplied fact) {
        tell(fact.subject(), fact.entry(), false);
    }

    @EventListener
    void on(TicketEvent.Resolved fact) {
        tell(fact.subject(), fact.entry(), true);
    }

    private void tell(TicketEvent.Subject subject, UUID entryId, boolean resolved) {
        Optional.ofNullable(subject.conversation())
                .flatMap(id -> held(new ConversationId(id)))
                .ifPresent(conversation -> {
                    TicketEntry entry = tickets.entry(entryId).orElseThrow();
                    TicketSummary ticket =
                            tickets.details(subject.reference()).orElseThrow().summary();
                    String officer = officer(entry);
                    List<Block> blocks = resolved
                            ? wording.resolved(officer, ticket, entry.text())
                            : wording.officerReplied(officer, ticket, entry.text());
                    String reference = subject.reference().toString();
                    DialogueState next = resolved
                            ? new DialogueState.Confirming(reference)
                            : new DialogueState.WithOfficer(reference, null);
                    say(conversation, blocks, next, reference);
                });
    }

    private Optional<Conversation> held(ConversationId id) {
        return store.find(id).flatMap(conversation -> {
            inbox.hold(conversation.address());
            // Read again: a turn may have ended meanwhile.
            return store.find(id);
        });
    }

    private void say(Conversation conversation, List<Block> blocks, DialogueState next, String about) {
        store.keep(conversation.now(next), clock.instant());
        outbox.send(new OutboundMessage(
                MessageId.fresh(), conversation.address(), clock.instant(), blocks, null, null, about));
    }

    private String officer(TicketEntry entry) {
        return switch (entry.author()) {
            case Author.AnOfficer(var id) ->
                directory.officer(id).map(Officer::name).orElse("ICT");
            case Author.TheMember() -> "ICT";
            case Author.TheAssistant() -> "ICT";
        };
    }
}
