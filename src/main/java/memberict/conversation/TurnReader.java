package memberict.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import memberict.conversation.ConversationStore.Conversation;
import memberict.conversation.Speaker.Spoken;
import memberict.directory.Council;
import memberict.directory.Member;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One turn: gather, decide, act. State, ticket, facts and reply commit together; nothing here touches the network. */
@Component
class TurnReader implements Inbox.Reader {

    private final Gatherer gatherer;
    private final Speaker speaker;
    private final ConversationStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final ApplicationEventPublisher news;
    private final Dialogue dialogue = new Dialogue();

    TurnReader(
            Gatherer gatherer,
            Speaker speaker,
            ConversationStore store,
            Outbox outbox,
            Clock clock,
            ApplicationEventPublisher news) {
        this.gatherer = gatherer;
        this.speaker = speaker;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.news = news;
    }

    @Override
    public boolean ready() {
        return gatherer.ready();
    }

    @Override
    public void read(InboundMessage message) {
        switch (message.nature()) {
            case PERSON -> answer(message);
            case BULK -> takeDown(message);
            case AUTOMATIC, BOUNCE ->
                store.find(message.from()).ifPresent(conversation -> speaker.note(message.text(), conversation));
        }
    }

    /** It becomes a ticket, or a part of one; nobody is answered. */
    private void takeDown(InboundMessage message) {
        Sender sender = gatherer.sender(message);
        List<Council> councils = gatherer.councils(sender, message);
        Conversation conversation = placed(store.open(message.from(), clock.instant()), sender, councils, message);
        Turn turn = gatherer.gather(conversation, new Heard.Typed(message.text().strip()), sender, councils, message);
        Spoken kept = speaker.act(dialogue.unanswered(turn), turn, conversation, message);
        store.keep(conversation.now(kept.next()), clock.instant());
    }

    private void answer(InboundMessage message) {
        long began = System.nanoTime();
        Sender sender = gatherer.sender(message);
        List<Council> councils = gatherer.councils(sender, message);
        Conversation conversation = placed(store.open(message.from(), clock.instant()), sender, councils, message);
        Turn turn = gatherer.gather(conversation, gatherer.heard(message), sender, councils, message);
        Move move = dialogue.next(turn);
        while (move instanceof Move.Restart restart) {
            if (restart instanceof Move.UseCouncil(var council, var words)) {
                conversation = conversation.about(council.id());
            }
            if (restart.words() == null) {
                break;
            }
            conversation = conversation.now(new DialogueState.Listening());
            turn = gatherer.gather(conversation, new Heard.Typed(restart.words()), sender, councils, message);
            move = dialogue.next(turn);
        }
        Spoken spoken = speaker.act(move, turn, conversation, message);
        store.keep(conversation.now(spoken.next()), clock.instant());
        List<Block> blocks = new ArrayList<>(speaker.cautions(dialogue.cautions(turn)));
        blocks.addAll(speaker.files(message));
        blocks.addAll(spoken.blocks());
        reply(message.from(), blocks, message.id(), spoken.next().ticket());
        news.publishEvent(new TurnTaken(
                message.from().channel(),
                move.getClass().getSimpleName(),
                Duration.ofNanos(System.nanoTime() - began),
                Duration.between(message.receivedAt(), clock.instant())));
    }

    @Override
    public void gaveUp(InboundMessage message) {
        if (message.nature() == InboundMessage.Nature.PERSON) {
            reply(message.from(), speaker.wentWrong(), message.id(), null);
        }
    }

    /** The Member and the council of a conversation, as this message shows them. */
    private static Conversation placed(
            Conversation conversation, Sender sender, List<Council> councils, InboundMessage message) {
        Conversation placed = conversation.with(
                sender.proved().map(Member::id).map(Object::toString).orElse(null));
        boolean stillTheirs = councils.stream().anyMatch(council -> council.id().equals(conversation.council()));
        if (stillTheirs) {
            return placed;
        }
        if (councils.size() == 1) {
            return placed.about(councils.getFirst().id());
        }
        return placed.about(null);
    }

    private void reply(Address to, List<Block> blocks, MessageId inReplyTo, @Nullable String about) {
        outbox.send(new OutboundMessage(MessageId.fresh(), to, clock.instant(), blocks, inReplyTo, null, about));
    }
}
