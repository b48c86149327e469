package memberict.teams;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Line;
import memberict.messaging.Line.Span;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import org.jspecify.annotations.Nullable;

/** Replies as the conversation writes them. */
final class Replies {

    static final Address CHAT = new Address(Channel.TEAMS, "a:1personal-cllr-jones");

    private Replies() {}

    static OutboundMessage words(String... paragraphs) {
        return reply(Arrays.stream(paragraphs)
                .map(text -> (Block) Block.paragraph(text))
                .toList());
    }

    static OutboundMessage answer() {
        return reply(List.of(
                new Block.Heading("Reset your council password"),
                new Block.Paragraph(new Line(List.of(
                        new Span("You can do this yourself at any hour, on ", false, null),
                        new Span("any", true, null),
                        new Span(" device.", false, null)))),
                new Block.Steps(List.of(
                        new Line(List.of(
                                new Span("Open the ", false, null),
                                new Span(
                                        "password reset page",
                                        false,
                                        URI.create("https://passwordreset.microsoftonline.com/")),
                                new Span(".", false, null))),
                        Line.of("Type your council email address and the characters in the picture."),
                        new Line(List.of(
                                new Span("Choose ", false, null),
                                new Span("I forgot my password", true, null),
                                new Span(", then follow the questions.", false, null))),
                        Line.of("Use your new password on your iPad and laptop as well."))),
                new Block.Bullets(List.of(
                        Line.of("Never tell anyone your password, not even ICT."),
                        Line.of("A code you did not ask for? Choose *Deny* and tell us."))),
                new Block.Aside(new Line(List.of(
                        new Span("From ", false, null),
                        new Span("Reset your password [KB-001]", false, URI.create("https://ict.example/kb/KB-001")),
                        new Span(", checked 3 October 2026.", false, null)))),
                new Block.Choices(List.of(
                        new Block.Choice("helped", "That helped"),
                        new Block.Choice("did-not-help", "That did not help"),
                        new Block.Choice("person", "Speak to a person")))));
    }

    static OutboundMessage ticket() {
        return reply(List.of(
                new Block.Heading("Your request is with ICT"),
                new Block.Facts(List.of(
                        new Block.Fact("Reference", "KV-1024"),
                        new Block.Fact("State", "In progress"),
                        new Block.Fact("What you told us", "My <b>iPad</b> shows *Storage full* & stops"))),
                Block.paragraph("An officer will reply by 5pm tomorrow.")));
    }

    static OutboundMessage chosen(OutboundMessage message, @Nullable String choice) {
        return new OutboundMessage(
                message.id(), message.to(), message.writtenAt(), message.blocks(), message.inReplyTo(), choice);
    }

    static OutboundMessage reply(List<Block> blocks) {
        return new OutboundMessage(
                MessageId.parse("0b1f9a52-63c5-4a53-9a5a-8c8a6a3f1b77"),
                CHAT,
                Instant.parse("2026-11-23T18:30:00Z"),
                blocks,
                MessageId.parse("5b2f1a52-63c5-4a53-9a5a-8c8a6a3f1b77"),
                null);
    }
}
