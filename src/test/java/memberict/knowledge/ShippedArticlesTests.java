package memberict.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import memberict.settings.SettingsFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The articles the product is shipped with. */
class ShippedArticlesTests {

    private static final Path FOLDER = Path.of("knowledge-base");

    private static List<Article> articles;

    @BeforeAll
    static void allCanBeRead() throws IOException {
        ArticleFolder.Changes all = new ArticleFolder(FOLDER).firstLook();
        articles = all.written().stream()
                .map(file -> ArticleFile.read(file.file(), file.content(), Draft.CATEGORIES))
                .toList();
        assertThat(articles).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void everyArticleSaysWhatToDoWhenItDidNotHelp() {
        assertThat(articles)
                .allSatisfy(article ->
                        assertThat(article.section(Article.IF_NOT_HELPED)).isPresent());
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
    void noTwoArticlesAreAskedForInTheSameWords() {
        Map<String, ArticleId> first = new HashMap<>();
        for (Article article : articles) {
            Stream.concat(Stream.of(article.title()), article.askedAs().stream())
                    .forEach(words -> assertThat(first.putIfAbsent(words.toLowerCase(Locale.UK), article.id()))
                            .as(words)
                            .isNull());
        }
    }

    @Test
    void wordsAloneLeadToTheArticleAskedForInItsOwnWords() throws IOException {
        List<Searchable> searchable = articles.stream()
                .map(article -> Searchable.of(article, WordEncoder.missing()))
                .toList();
        try (SearchIndex index = SearchIndex.of(searchable)) {
            int asked = 0;
            int first = 0;
            for (int number = 0; number < searchable.size(); number++) {
                for (String line : searchable.get(number).article().askedAs()) {
                    asked++;
                    first += best(index.scores(line, Optional.empty())) == number ? 1 : 0;
                }
            }
            assertThat((double) first / asked).isGreaterThan(0.8);
        }
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int number = 1; number < scores.length; number++) {
            best = scores[number] > scores[best] ? number : best;
        }
        return best;
    }
}
