package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.understanding.MaxentModel.Features;
import org.junit.jupiter.api.Test;

class NgramFeaturesTests {

    private final NgramFeatures ngrams = NgramFeatures.learntFrom(
            Stream.of("my password expired", "my password is wrong", "the printer is jammed", "the printer jams")
                    .map(Message::of)
                    .toList(),
            1_000);

    @Test
    void takesTheMostFrequentWhereThereAreTooMany() {
        List<Message> messages = Stream.of("the toner", "the toner", "the paper", "the", "the")
                .map(Message::of)
                .toList();

        assertThat(NgramFeatures.learntFrom(messages, 2).rarity()).containsOnlyKeys("p the", "pthe ");
    }

    @Test
    void seesWordsPairsAndPiecesThatStandInTwoMessages() {
        assertThat(ngrams.rarity()).containsKeys("wpassword", "wmy password", "wthe printer", "psswo", "p jam");
        assertThat(ngrams.rarity()).doesNotContainKeys("wexpired", "wprinter jams");
    }

    @Test
    void wordsAndPiecesWeighOneEach() {
        Features features = ngrams.of(Message.of("My PASSWORD is jammed, the password!"));

        assertThat(weight(features, "w")).isEqualTo(1, within(1e-5));
        assertThat(weight(features, "p")).isEqualTo(1, within(1e-5));
    }

    @Test
    void rareWordsWeighMore() {
        NgramFeatures learnt = NgramFeatures.learntFrom(
                Stream.of("the toner", "the toner", "the paper", "the", "the")
                        .map(Message::of)
                        .toList(),
                1_000);

        assertThat(learnt.rarity().get("wtoner")).isGreaterThan(learnt.rarity().get("wthe"));
    }

    @Test
    void aMisspeltWordStillSharesPieces() {
        assertThat(List.of(ngrams.of(Message.of("pasword")).names()))
                .contains("pword")
                .doesNotContain("wpassword");
    }

    @Test
    void aStrangeMessageHasNoFeatures() {
        assertThat(ngrams.of(Message.of("zzz qqq")).isEmpty()).isTrue();
    }

    private static double weight(Features features, String kind) {
        return IntStream.range(0, features.names().length)
                .filter(i -> features.names()[i].startsWith(kind))
                .mapToDouble(i -> features.values()[i] * features.values()[i])
                .sum();
    }
}
