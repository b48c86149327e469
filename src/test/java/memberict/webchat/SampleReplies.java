package memberict.webchat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import memberict.messaging.Block;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.Line;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Stands in for the conversation: answers each message with one of every kind of block. */
@TestComponent
@Primary
class SampleReplies implements Inbox.Reader {

    private final Outbox outbox;
    private final Clock clock;

    SampleReplies(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void read(InboundMessage message) {
        if (message.chosen() == null) {
            reply(message, everyKind());
            return;
        }
        switch (outbox.take(message.from(), message.chosen())) {
            case Outbox.Taken.Now(Block.Choice choice) ->
                reply(message, List.of(Block.paragraph("Thank you. I have noted: " + choice.label() + ".")));
            case Outbox.Taken.Already(String label) ->
                reply(message, List.of(Block.paragraph("You chose " + label + " before.")));
            case Outbox.Taken.NeverOffered() -> reply(message, List.of(Block.paragraph("There is no such choice.")));
        }
    }

    @Override
    public void gaveUp(InboundMessage message) {
        throw new IllegalStateException("no sample reply fails");
    }

    static List<Block> everyKind() {
        return List.of(
                new Block.Heading("Unlock your account"),
                new Block.Paragraph(new Line(List.of(
                        new Line.Span("After ten wrong passwords your account locks itself. ", false, null),
                        new Line.Span("It is not broken.", true, null)))),
                new Block.Steps(List.of(
                        new Line(List.of(
                                new Line.Span("On any device, open ", false, null),
                                new Line.Span("aka.ms/sspr", false, URI.create("https://aka.ms/sspr")),
                                new Line.Span(".", false, null))),
                        new Line(List.of(
                                new Line.Span("Choose ", false, null),
                                new Line.Span("I forgot my password", true, null),
                                new Line.Span(". It clears the lock.", false, null))),
                        Line.of("Choose a new password, then type it on your iPad when it asks."))),
                new Block.Bullets(List.of(Line.of("It works at any hour."), Line.of("Nobody sees your password."))),
                new Block.Facts(List.of(
                        new Block.Fact("Reference", "KV-1042"),
                        new Block.Fact("State", "In progress"),
                        new Block.Fact("Expected by", "Monday 23 November, midday"))),
                new Block.Aside(Line.of("From: Unlock your account. Checked 2 November 2026.")),
                Block.paragraph("Did that help?"),
                new Block.Choices(List.of(
                        new Block.Choice("yes", "Yes"),
                        new Block.Choice("no", "No"),
                        new Block.Choice("person", "Speak to a person"))));
    }

    private void reply(InboundMessage to, List<Block> blocks) {
        outbox.send(new OutboundMessage(MessageId.fresh(), to.from(), clock.instant(), blocks, to.id(), null));
    }
}
