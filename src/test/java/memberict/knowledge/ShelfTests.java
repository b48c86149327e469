package memberict.knowledge;

import static memberict.knowledge.Draft.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.language.Encoder;
import memberict.language.Vector;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.Test;

class ShelfTests {

    private static final Encoder WORDS = new WordEncoder();
    private static final Draft FROZEN =
            anArticle("ipad-frozen").titled("Your iPad is frozen").askedAs("my ipad has hung", "the screen is black");
    private static final Draft PRINTING =
            anArticle("print").titled("Print the agenda").askedAs("no printers found", "where is my paper copy");
    private static final Draft PASSWORD =
            anArticle("password").titled("Forgotten password").askedAs("i cannot remember my password");

    @Test
    void articleAskedAboutInItsOwnWordsComesFirst() throws IOException {
        assertThat(ids(search(shelf(FROZEN, PRINTING, PASSWORD), "no printers found")))
                .startsWith("print");
    }

    @Test
    void articleIsFoundByMeaningWhereNoWordAgrees() throws IOException {
        Draft tablet = anArticle("hung")
                .titled("iPad")
                .askedAs("ipad")
                .answering("Wait.")
                .saying("Wait.\n");

        assertThat(ids(search(shelf(tablet, PRINTING, PASSWORD), "tablet"))).containsExactly("hung");
    }

    @Test
    void wordsAloneFindItWhereThereIsNoMeaning() throws IOException {
        Shelf shelf = shelf(WordEncoder.missing(), FROZEN, PRINTING, PASSWORD);

        List<Match> matches = shelf.search(question("Printer? No printers found!", Optional.empty()));

        assertThat(ids(matches)).startsWith("print");
        assertThat(matches.getFirst().score()).isBetween(0.0, 1.0);
        assertThat(shelf.search(question("bicycle", Optional.empty()))).isEmpty();
    }

    @Test
    void questionWithoutMeaningGoesByWordsThoughTheArticlesHaveMeaning() throws IOException {
        Draft tablet = anArticle("hung")
                .titled("iPad")
                .askedAs("ipad")
                .answering("Wait.")
                .saying("Wait.\n");

        assertThat(shelf(tablet, PRINTING).search(question("tablet", Optional.empty())))
                .isEmpty();
    }

    @Test
    void exactQuestionConvincesAndAStrangeOneDoesNot() throws IOException {
        String words = "forgotten password";
        Draft plain = PASSWORD.titled(words).askedAs(words).answering(words).saying(words);
        Shelf shelf = shelf(FROZEN, PRINTING, plain);

        assertThat(search(shelf, words).getFirst().convincing()).isTrue();
        assertThat(search(shelf, "password please who is going to mend the hole in my road"))
                .noneMatch(Match::convincing);
    }

    @Test
    void articleOfAnotherCouncilIsNotFound() throws IOException {
        Shelf shelf = shelf(PRINTING.forCouncils("thornmere"), FROZEN);

        assertThat(ids(search(shelf, "no printers found"))).doesNotContain("print");
        assertThat(ids(shelf.search(
                        new Question("no printers found", WORDS.encode("no printers found"), "thornmere", Set.of()))))
                .startsWith("print");
    }

    @Test
    void articleNeedingAValueTheCouncilDoesNotHaveIsLeftOut() throws IOException {
        Shelf shelf = shelf(PRINTING.answering("Ask {{the-printer-man}}."), FROZEN);

        assertThat(ids(search(shelf, "no printers found"))).doesNotContain("print");
        assertThat(ids(shelf.search(new Question(
                        "no printers found",
                        WORDS.encode("no printers found"),
                        "kestrel-vale",
                        Set.of("the-printer-man", "ict-phone")))))
                .startsWith("print");
    }

    @Test
    void closingWordsThatAllArticlesShareDoNotCount() throws IOException {
        Draft closing = FROZEN.saying("Wait.\n\n## If this did not help\n\nPhone about the printer.\n");

        assertThat(shelf(WordEncoder.missing(), closing, PASSWORD).search(question("printer", Optional.empty())))
                .isEmpty();
    }

    @Test
    void atMostFiveMatchesComeBestFirst() throws IOException {
        Draft[] many = IntStream.range(0, 9)
                .mapToObj(number -> anArticle("printer-" + number)
                        .titled("Printer")
                        .askedAs("printer " + "and another thing ".repeat(number)))
                .toArray(Draft[]::new);

        List<Match> matches = search(shelf(many), "printer");

        assertThat(matches).hasSize(5);
        assertThat(matches).extracting(Match::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(ids(matches)).startsWith("printer-0");
    }

    @Test
    void longEmailIsSearchedForToo() throws IOException {
        String email = "no printers found "
                + IntStream.range(0, 2000).mapToObj(n -> "word" + n + " ").toList();

        assertThat(ids(shelf(FROZEN, PRINTING).search(question(email, Optional.empty()))))
                .contains("print");
        assertThat(search(shelf(FROZEN, PRINTING), "")).isEmpty();
    }

    @Test
    void closedShelfSaysSo() throws IOException {
        Shelf shelf = shelf(FROZEN);
        shelf.close();

        assertThatThrownBy(() -> search(shelf, "ipad")).isInstanceOf(AlreadyClosedException.class);
    }

    private static Shelf shelf(Draft... drafts) throws IOException {
        return shelf(WORDS, drafts);
    }

    private static Shelf shelf(Encoder encoder, Draft... drafts) throws IOException {
        return Shelf.of(Stream.of(drafts)
                .map(draft -> Searchable.of(draft.article(), encoder))
                .toList());
    }

    private static List<Match> search(Shelf shelf, String text) throws IOException {
        return shelf.search(question(text, WORDS.encode(text)));
    }

    private static Question question(String text, Optional<Vector> vector) {
        return new Question(text, vector, "kestrel-vale", Set.of());
    }

    private static List<String> ids(List<Match> matches) {
        return matches.stream().map(match -> match.article().id().value()).toList();
    }
}
