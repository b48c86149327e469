package memberict.knowledge;

import static memberict.knowledge.Draft.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.knowledge.Thresholds.Threshold;
import org.junit.jupiter.api.Test;

class ThresholdsTests {

    @Test
    void thresholdPartsRightFromWrong() {
        Threshold fitted = Threshold.fitted(scores(0.2, 0.7, 0.8, 0.9, 0.9), scores(0.1, 0.3, 0.4, 0.5, 0.6));

        assertThat(fitted.convincing()).isEqualTo(0.7);
    }

    @Test
    void someConvinceEvenWhereWrongLooksLikeRight() {
        List<Double> right =
                scores(IntStream.rangeClosed(1, 9).mapToDouble(n -> n / 10.0).toArray());
        List<Double> wrong = scores(0.65, 0.65, 0.65);

        assertThat(Threshold.fitted(right, wrong).convincing()).isEqualTo(0.7);
        assertThat(Threshold.fitted(right, scores(0.85, 0.85)).convincing()).isLessThanOrEqualTo(0.7);
    }

    @Test
    void nearIsWhatAlmostEveryRightArticleReaches() {
        List<Double> right =
                scores(IntStream.rangeClosed(1, 200).mapToDouble(n -> n / 200.0).toArray());

        assertThat(Threshold.fitted(right, scores(0.0)).near()).isEqualTo(0.015, within(0.001));
    }

    @Test
    void fewArticlesAreNotFitted() throws IOException {
        assertThat(Thresholds.fit(articles(3, 20))).isEqualTo(Thresholds.USUAL);
        assertThat(Thresholds.fit(articles(6, 3))).isEqualTo(Thresholds.USUAL);
    }

    @Test
    void linesOfTheArticlesSetTheThreshold() throws IOException {
        // Each article's lines share a word that no other article has.
        Thresholds fitted = Thresholds.fit(articles(5, 4));

        assertThat(fitted).isNotEqualTo(Thresholds.USUAL);
        Shelf shelf = Shelf.of(articles(5, 4));
        String question = "topic3 something else9";
        List<Match> matches =
                shelf.search(new Question(question, new WordEncoder().encode(question), "kestrel-vale", Set.of()));
        assertThat(matches.getFirst().article().id()).isEqualTo(new ArticleId("article-3"));
        assertThat(matches.stream().filter(Match::convincing)).hasSize(1);
    }

    private static List<Searchable> articles(int count, int lines) {
        return IntStream.range(0, count)
                .mapToObj(number -> Searchable.of(
                        anArticle("article-" + number)
                                .titled("topic" + number)
                                .askedAs(Stream.iterate(0, line -> line + 1)
                                        .limit(lines)
                                        .map(line -> "topic%d something else%d".formatted(number, line))
                                        .toArray(String[]::new))
                                .article(),
                        new WordEncoder()))
                .toList();
    }

    private static List<Double> scores(double... scores) {
        return DoubleStream.of(scores).boxed().toList();
    }
}
