package memberict.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.catalogue.Category;
import memberict.catalogue.SelfService;
import memberict.language.Encoder;
import memberict.language.Encoders;
import memberict.settings.SettingsFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The articles the product is shipped with. */
class ShippedArticlesTests {

    private static final Path FOLDER = Path.of("knowledge-base");
    private static final Path TRAINING = Path.of("config", "training");

    /** Seven years of American school: the age of 12. */
    private static final double HIGHEST_GRADE = 7;

    private static final int LONGEST_SENTENCE_IN_WORDS = 25;

    private static List<Article> articles;

    @BeforeAll
    static void allCanBeRead() throws IOException {
        ArticleFolder.Changes all = new ArticleFolder(FOLDER).firstLook();
        articles = all.written().stream()
                .filter(file -> !Glossary.isGlossary(file.name()))
                .map(file -> ArticleFile.read(file.file(), file.content(), Draft.CATEGORIES))
                .toList();
        assertThat(articles).hasSizeGreaterThanOrEqualTo(70);
    }

    @Test
    void everyCategoryThatSelfServiceCanHelpHasArticles() {
        Set<String> covered = articles.stream().map(Article::category).collect(Collectors.toSet());

        assertThat(Draft.CATEGORIES.all())
                .filteredOn(category -> category.selfService() != SelfService.NO)
                .extracting(Category::id)
                // answered from the public tracker
                .filteredOn(id -> !id.equals("recommendation_status"))
                .isSubsetOf(covered);
    }

    @Test
    void everyArticleIsAskedForInAtLeastNineOtherWays() {
        assertThat(articles)
                .allSatisfy(article ->
                        assertThat(article.askedAs()).as(article.id().value()).hasSizeGreaterThanOrEqualTo(9));
    }

    @Test
    void everySourceCanBeLookedUpOrIsToBeChecked() {
        assertThat(articles)
                .filteredOn(article -> article.sourceAddress() == null)
                .allSatisfy(article -> assertThat(
                                article.check() || article.source().startsWith("This service's own rules"))
                        .as("'%s' has neither a source-address nor 'check: true'", article.id())
                        .isTrue());
    }

    @Test
    void everyArticleSaysWhatToDoWhenItDidNotHelp() {
        assertThat(articles)
                .allSatisfy(article ->
                        assertThat(article.section(Article.IF_NOT_HELPED)).isPresent());
    }

    @Test
    void relatedArticlesExist() {
        Set<ArticleId> ids = articles.stream().map(Article::id).collect(Collectors.toSet());

        assertThat(articles)
                .allSatisfy(article -> assertThat(ids).as(article.id().value()).containsAll(article.related()));
    }

    @Test
    void sampleCouncilsFillEveryPlaceholder() throws IOException {
        Set<String> needed = new HashSet<>();
        articles.forEach(article -> needed.addAll(article.placeholders()));

        try (Stream<Path> councils = Files.list(Path.of("config", "councils"))) {
            assertThat(councils.toList())
                    .isNotEmpty()
                    .allSatisfy(council -> assertThat(SettingsFile.mapping(council)
                                    .entry("values")
                                    .keys())
                            .containsAll(needed));
        }
    }

    @Test
    void everyArticleIsReadableAtTwelve() {
        assertThat(articles)
                .allSatisfy(article -> assertThat(ReadingAge.grade(sentences(article)))
                        .as(article.id().value())
                        .isLessThanOrEqualTo(HIGHEST_GRADE));
    }

    @Test
    void sentencesAreShort() {
        for (Article article : articles) {
            assertThat(sentences(article))
                    .allSatisfy(sentence -> assertThat(ReadingAge.words(sentence))
                            .as("%s: %s", article.id(), sentence)
                            .hasSizeLessThanOrEqualTo(LONGEST_SENTENCE_IN_WORDS));
        }
    }

    @Test
    void noTwoArticlesAreAskedForInTheSameWords() {
        Map<String, ArticleId> first = new HashMap<>();
        for (Article article : articles) {
            Stream.concat(Stream.of(article.title()), article.askedAs().stream())
                    .forEach(words -> assertThat(first.putIfAbsent(bare(words), article.id()))
                            .as(words)
                            .isNull());
        }
    }

    @Test
    void noWayToAskIsAMessageTheClassifierLearnsFrom() throws IOException {
        Set<String> learnt = new HashSet<>();
        try (Stream<Path> files = Files.walk(TRAINING)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".txt")).toList()) {
                Files.readAllLines(file).forEach(line -> learnt.add(bare(line)));
            }
        }
        assertThat(learnt).hasSizeGreaterThan(1_000);
        assertThat(articles.stream().flatMap(article -> article.askedAs().stream()))
                .noneMatch(asked -> learnt.contains(bare(asked)));
    }

    @Test
    void articleIsFoundInWordsNobodyThoughtOf() throws IOException {
        LeftOut found = leftOut(Encoders.onnx());

        System.out.printf(
                "%d articles, %d ways to ask, each left out in turn: first %.1f %%, in three %.1f %%, MRR %.1f%n",
                articles.size(), found.asked(), 100 * found.first(), 100 * found.inThree(), 100 * found.mrr());
        assertThat(found.first()).isGreaterThanOrEqualTo(0.9);
        assertThat(found.inThree()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void wordsAloneOftenFindItToo() throws IOException {
        LeftOut found = leftOut(WordEncoder.missing());

        assertThat(found.first()).isGreaterThanOrEqualTo(0.7);
        assertThat(found.inThree()).isGreaterThanOrEqualTo(0.85);
    }

    /** Shares of the ways to ask whose article came first, or among the first three; the mean of one over its rank. */
    private record LeftOut(int asked, double first, double inThree, double mrr) {

        static LeftOut of(List<Integer> ranks) {
            return new LeftOut(
                    ranks.size(),
                    share(ranks, 1),
                    share(ranks, 3),
                    ranks.stream().mapToDouble(rank -> 1.0 / rank).average().orElse(0));
        }

        private static double share(List<Integer> ranks, int among) {
            return (double) ranks.stream().filter(rank -> rank <= among).count() / ranks.size();
        }
    }

    /** Asks every article in each of its ways, as if nobody had thought of that one. */
    private static LeftOut leftOut(Encoder encoder) throws IOException {
        List<Searchable> all = articles.stream()
                .map(article -> Searchable.of(article, encoder))
                .toList();
        int most =
                all.stream().mapToInt(article -> article.askedAs().size()).max().orElse(0);
        List<Integer> ranks = new ArrayList<>();
        for (int line = 0; line < most; line++) {
            int left = line;
            try (SearchIndex index = SearchIndex.of(
                    all.stream().map(article -> article.without(left)).toList())) {
                for (int number = 0; number < all.size(); number++) {
                    List<Searchable.Phrasing> askedAs = all.get(number).askedAs();
                    if (left < askedAs.size()) {
                        Searchable.Phrasing asked = askedAs.get(left);
                        ranks.add(rank(index.scores(asked.text(), asked.vector()), number));
                    }
                }
            }
        }
        return LeftOut.of(ranks);
    }

    private static int rank(double[] scores, int own) {
        return 1
                + (int) IntStream.range(0, scores.length)
                        .filter(number -> scores[number] > scores[own])
                        .count();
    }

    /** What a Member reads, without addresses and with a short word for a council's value. */
    private static List<String> sentences(Article article) {
        List<String> lines = new ArrayList<>();
        lines.add(article.answer());
        for (Section section : article.sections()) {
            lines.add(section.heading());
            section.choices().forEach(choice -> lines.add(choice.label()));
            section.passages().forEach(passage -> lines.addAll(lines(passage)));
        }
        return lines.stream()
                .map(line -> line.replaceAll("\\{\\{[^}]*}}", "it").replaceAll("\\b[\\w-]+([.@/][\\w-]+){1,}", "it"))
                .flatMap(line -> ReadingAge.sentences(line).stream())
                .toList();
    }

    private static List<String> lines(Passage passage) {
        List<List<Passage.Phrase>> lines = switch (passage) {
            case Passage.Paragraph(var phrases) -> List.of(phrases);
            case Passage.Steps(var steps) -> steps;
            case Passage.Bullets(var items) -> items;
        };
        return lines.stream()
                .map(line -> line.stream().map(Passage.Phrase::text).collect(Collectors.joining()))
                .toList();
    }

    private static String bare(String words) {
        return words.toLowerCase(Locale.UK).replaceAll("[^\\p{L}\\p{N} ]", "").strip();
    }
}
