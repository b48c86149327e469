package memberict.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All articles in service at one moment, with their index. A change makes a new shelf; searches under way keep the old one. */
final class Shelf implements Closeable {

    static final int MOST_MATCHES = 5;

    private final Map<ArticleId, Article> byId;
    private final List<Article> byTitle;
    private final SearchIndex index;
    private final Thresholds thresholds;

    private Shelf(List<Searchable> articles, SearchIndex index, Thresholds thresholds) {
        this.byTitle = articles.stream()
                .map(Searchable::article)
                .sorted(Comparator.comparing(Article::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
        this.byId = byTitle.stream().collect(Collectors.toUnmodifiableMap(Article::id, Function.identity()));
        this.index = index;
        this.thresholds = thresholds;
    }

    static Shelf of(List<Searchable> articles) throws IOException {
        return new Shelf(articles, SearchIndex.of(articles), Thresholds.fit(articles));
    }

    Optional<Article> article(ArticleId id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Article> articles() {
        return byTitle;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    List<Match> search(Question question) throws IOException {
        return search(question, MOST_MATCHES);
    }

    List<Match> search(Question question, int most) throws IOException {
        double[] scores = index.scores(question.text(), question.vector());
        return IntStream.range(0, scores.length)
                .mapToObj(number -> match(index.articles().get(number), scores[number], question))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(match -> match.article().id().value()))
                .limit(most)
                .toList();
    }

    private Optional<Match> match(Searchable candidate, double score, Question question) {
        Article article = candidate.article();
        Thresholds.Threshold threshold = thresholds.of(question.vector().isPresent() && candidate.hasMeaning());
        boolean near = score > 0 && score >= threshold.near();
        boolean forThem = article.isFor(question.council()) && question.values().containsAll(article.placeholders());
        return near && forThem
                ? Optional.of(new Match(article, score, score >= threshold.convincing()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
