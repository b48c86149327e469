package memberict.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Chosen;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.webchat.Entry.Asked;
import memberict.webchat.Entry.Replied;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatLogTests {

    private static final Address HERE = new Address(Channel.WEBCHAT, "kestrel-vale/one");
    private static final Instant EVENING = Instant.parse("2026-11-20T18:24:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void tellsWhatWasSaidInItsOrder() {
        InboundMessage first = asked("I am locked out", EVENING);
        InboundMessage second = asked("Are you there?", EVENING.plusSeconds(1));
        OutboundMessage toFirst = reply("Try this", EVENING.plusSeconds(2), first.id());
        OutboundMessage toSecond = reply("Yes", EVENING.plusSeconds(3), second.id());
        InboundMessage third = asked("Thank you", EVENING.plusSeconds(60));
        OutboundMessage fromOfficer = reply("We have unlocked it", EVENING.plusSeconds(90), null);

        assertThat(words(log(List.of(first, second, third), List.of(toFirst, toSecond, fromOfficer))))
                .containsExactly(
                        "I am locked out", "Are you there?", "Try this", "Yes", "Thank you", "We have unlocked it");
    }

    @Test
    void putsAReplyAfterItsQuestionThoughAClockBeSlow() {
        InboundMessage first = asked("One", EVENING);
        InboundMessage second = asked("Two", EVENING.plusSeconds(5));
        OutboundMessage toSecond = reply("Answer to two", EVENING.minusSeconds(30), second.id());

        assertThat(words(log(List.of(first, second), List.of(toSecond))))
                .containsExactly("One", "Two", "Answer to two");
    }

    @Test
    void showsAPressWhereTheButtonStood() {
        InboundMessage question = asked("Help", EVENING);
        OutboundMessage offer = offer(EVENING.plusSeconds(1), question.id(), null);
        InboundMessage press = pressed(offer, "yes", EVENING.plusSeconds(2));
        InboundMessage late = pressed(offer, "no", EVENING.plusSeconds(3));

        // The turn that takes the choice is still to come.
        ChatLog log = log(List.of(question, press, late), List.of(offer));

        assertThat(log.entries()).hasSize(2);
        assertThat(((Replied) log.entries().getLast()).chosen()).isEqualTo("Yes");
    }

    @Test
    void believesTheTurnOnWhatWasChosen() {
        OutboundMessage offer = offer(EVENING, null, "no");
        InboundMessage press = pressed(offer, "yes", EVENING.plusSeconds(2));

        assertThat(((Replied) log(List.of(press), List.of(offer)).entries().getFirst()).chosen())
                .isEqualTo("No");
    }

    @Test
    void expectsAReplyUntilThereIsOneOrItIsLongOverdue() {
        InboundMessage question = asked("Help", EVENING);
        OutboundMessage answer = reply("Here", EVENING.plusSeconds(1), question.id());

        assertThat(ChatLog.of(List.of(question), List.of(), EVENING.plusSeconds(10), LONDON)
                        .waiting())
                .isTrue();
        assertThat(ChatLog.of(List.of(question), List.of(answer), EVENING.plusSeconds(10), LONDON)
                        .waiting())
                .isFalse();
        assertThat(ChatLog.of(List.of(question), List.of(), EVENING.plus(ChatLog.LONGEST_WAIT), LONDON)
                        .waiting())
                .isFalse();
        assertThat(ChatLog.of(List.of(), List.of(), EVENING, LONDON).waiting()).isFalse();
    }

    @Test
    void saysTheTimeAsPeopleDoAndTheDayWhereItChanges() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        List<InboundMessage> said = List.of(
                asked("a", Instant.parse("2025-07-01T17:05:00Z")),
                asked("b", EVENING),
                asked("c", EVENING.plusSeconds(60)),
                asked("d", Instant.parse("2026-11-22T00:00:00Z")),
                asked("e", now));

        assertThat(ChatLog.of(said, List.of(), now, LONDON).entries())
                .extracting(entry -> entry.stamp().day() + ", " + entry.stamp().time())
                .containsExactly(
                        "Tuesday 1 July 2025, 6:05pm",
                        "Friday 20 November, 6:24pm",
                        "null, 6:25pm",
                        "Yesterday, midnight",
                        "Today, midday");
        assertThat(ChatLog.of(said.subList(4, 5), List.of(), now, LONDON)
                        .entries()
                        .getFirst()
                        .stamp())
                .isEqualTo(new Stamp("2026-11-23T12:00:00Z", "midday", null));
    }

    private static ChatLog log(List<InboundMessage> in, List<OutboundMessage> out) {
        return ChatLog.of(in, out, EVENING.plusSeconds(100), LONDON);
    }

    private static List<String> words(ChatLog log) {
        return log.entries().stream()
                .map(entry -> switch (entry) {
                    case Asked asked -> asked.text();
                    case Replied replied ->
                        ((Block.Paragraph) replied.parts().getFirst().block())
                                .line()
                                .plain();
                })
                .toList();
    }

    private static InboundMessage asked(String text, Instant at) {
        return inbound(text, at, null);
    }

    private static InboundMessage pressed(OutboundMessage offer, String choice, Instant at) {
        return inbound("", at, new Chosen(offer.id(), choice));
    }

    private static InboundMessage inbound(String text, Instant at, @Nullable Chosen chosen) {
        MessageId id = MessageId.fresh();
        return new InboundMessage(
                id, HERE, id.toString(), at, text, chosen, new Claims(null, "kestrel-vale", null), List.of());
    }

    private static OutboundMessage reply(String text, Instant at, @Nullable MessageId to) {
        return new OutboundMessage(MessageId.fresh(), HERE, at, List.of(Block.paragraph(text)), to, null);
    }

    private static OutboundMessage offer(Instant at, @Nullable MessageId to, @Nullable String chosen) {
        Block choices = new Block.Choices(List.of(new Block.Choice("yes", "Yes"), new Block.Choice("no", "No")));
        return new OutboundMessage(
                MessageId.fresh(), HERE, at, List.of(Block.paragraph("Did that help?"), choices), to, chosen);
    }
}
