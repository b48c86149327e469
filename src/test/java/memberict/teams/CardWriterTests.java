package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import memberict.messaging.Block;
import memberict.messaging.Chosen;
import memberict.messaging.Line;
import memberict.messaging.OutboundMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files beside these tests passed the Adaptive Cards 1.5 schema. */
class CardWriterTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void anAnswerIsACard() {
        assertThat(CardWriter.activity(Replies.answer())).isEqualTo(file("answer"));
    }

    @Test
    void aTicketIsACard() {
        assertThat(CardWriter.activity(Replies.ticket())).isEqualTo(file("ticket"));
    }

    @Test
    void aChoiceTakenStandsWhereTheButtonsStood() {
        assertThat(CardWriter.activity(Replies.chosen(Replies.answer(), "did-not-help")))
                .isEqualTo(file("answer-chosen"));
    }

    @Test
    void mereWordsAreAMessage() {
        JsonNode activity = CardWriter.activity(Replies.words("Good evening.", "How can I help with *your* iPad?"));

        assertThat(activity.path("text").asString()).isEqualTo("Good evening.\n\nHow can I help with \\*your\\* iPad?");
        assertThat(activity.has("attachments")).isFalse();
    }

    @Test
    void aButtonBringsBackWhatItStandsFor() {
        OutboundMessage answer = Replies.answer();
        JsonNode button = card(answer).path("actions").path(1);

        assertThat(Button.read(button.path("data"))).contains(new Chosen(answer.id(), "did-not-help"));
        assertThat(button.path("fallback").path("data")).isEqualTo(button.path("data"));
    }

    @Test
    void whatIsBeyondSixButtonsCanBeTyped() {
        JsonNode card = card(Replies.reply(List.of(choices(8))));

        assertThat(card.path("actions")).hasSize(6);
        assertThat(card.path("body").path(0).path("text").asString())
                .isEqualTo("You can also type: Choice 7, Choice 8");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 500, 3000})
    void anAnswerTooLongForTeamsStillGoesWithItsButtonsAndItsSource(int steps) {
        JsonNode card = card(Replies.reply(List.of(
                new Block.Heading("A long one"),
                new Block.Steps(IntStream.range(0, steps)
                        .mapToObj(i -> Line.of("Step with some words, and with “quotes” – 😀 " + "x".repeat(500)))
                        .toList()),
                new Block.Aside(Line.of("From KB-001.")),
                choices(3))));

        assertThat(JSON.writeValueAsBytes(card)).hasSizeLessThanOrEqualTo(25 * 1024);
        assertThat(card.path("actions")).hasSize(3);
        assertThat(texts(card))
                .startsWith("A long one")
                .endsWith("The rest is too long for Teams. To get it, ask to speak to a person.", "From KB-001.");
    }

    @Test
    void aSingleParagraphTooLongForTeamsStillGoes() {
        JsonNode activity = CardWriter.activity(Replies.words("Hello.", "y".repeat(200_000)));

        assertThat(activity.path("text").asString())
                .isEqualTo("Hello.\n\nThe rest is too long for Teams. To get it, ask to speak to a person.");
    }

    @Test
    void theSummaryDoesNotCutACharacterInHalf() {
        for (int i = 140; i < 150; i++) {
            JsonNode activity =
                    CardWriter.activity(Replies.reply(List.of(new Block.Heading("x".repeat(i) + "😀".repeat(20)))));

            assertThat(activity.path("summary").asString().codePoints())
                    .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    private static Block.Choices choices(int number) {
        return new Block.Choices(IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Block.Choice("c" + i, "Choice " + i))
                .toList());
    }

    private static JsonNode card(OutboundMessage message) {
        return CardWriter.activity(message).path("attachments").path(0).path("content");
    }

    private static List<String> texts(JsonNode card) {
        return card.path("body")
                .valueStream()
                .map(block -> block.path("text").asString())
                .toList();
    }

    private static JsonNode file(String name) {
        try (InputStream file = CardWriterTests.class.getResourceAsStream("/teams/" + name + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
