package memberict.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a score is worth. Fitted on the articles' own {@code asked-as} lines: each is left out in turn with those nearest
 * to it and asked, and the score of its article set against the best score of the others, which is what would be found were
 * there no such article.
 */
record Thresholds(Threshold meaning, Threshold words) {

    /** Where there is too little to fit: convincing from about where twenty articles were. */
    static final Thresholds USUAL = new Thresholds(new Threshold(0.66, 0.3), new Threshold(0.3, 0));

    private static final int FEWEST_ARTICLES = 4;
    private static final int FEWEST_LINES = 20;
    // So many fit as well as all, and a change is live in seconds.
    private static final int ENOUGH_LINES = 400;
    private static final double FEWEST_CONVINCING = 1.0 / 3;
    private static final double SHARE_NEAR = 0.99;

    /**
     * @param convincing a score from here on answers
     * @param near a score below is no match at all
     */
    record Threshold(double convincing, double near) {

        /**
         * The convincing threshold is the one that best parts right from wrong: the most right articles above it for the
         * fewest wrong ones, yet never so high that fewer than a third of the right convince. 99 in 100 right ones are near.
         */
        static Threshold fitted(List<Double> right, List<Double> wrong) {
            double[] sorted = sorted(right);
            double[] others = sorted(wrong);
            double best = Double.NEGATIVE_INFINITY;
            double convincing = sorted[0];
            for (double candidate : sorted) {
                double kept = shareFrom(candidate, sorted);
                double balance = kept - shareFrom(candidate, others);
                if (kept >= FEWEST_CONVINCING && balance > best) {
                    best = balance;
                    convincing = candidate;
                }
            }
            return new Threshold(convincing, sorted[(int) ((1 - SHARE_NEAR) * sorted.length)]);
        }

        private static double shareFrom(double threshold, double[] scores) {
            return (double) Arrays.stream(scores)
                            .filter(score -> score >= threshold)
                            .count()
                    / scores.length;
        }

        private static double[] sorted(List<Double> scores) {
            return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }
    }

    Threshold of(boolean withMeaning) {
        return withMeaning ? meaning : words;
    }

    static Thresholds fit(List<Searchable> articles) throws IOException {
        int lines =
                articles.stream().mapToInt(article -> article.askedAs().size()).sum();
        if (articles.size() < FEWEST_ARTICLES || lines < FEWEST_LINES) {
            return USUAL;
        }
        Sample meaning = new Sample();
        Sample words = new Sample();
        int most = articles.stream()
                .mapToInt(article -> article.askedAs().size())
                .max()
                .orElse(0);
        int folds = Math.min(most, Math.max(1, ENOUGH_LINES / articles.size()));
        // One index for everyone's first line left out, one for a later line, and so on: one for each line would take
        // minutes.
        for (int fold = 0; fold < folds; fold++) {
            int[] leftOut = leftOut(articles, fold, folds);
            try (SearchIndex index = SearchIndex.of(IntStream.range(0, articles.size())
                    .mapToObj(number -> articles.get(number).unlike(leftOut[number]))
                    .toList())) {
                for (int number = 0; number < articles.size(); number++) {
                    List<Searchable.Phrasing> askedAs = articles.get(number).askedAs();
                    if (leftOut[number] < askedAs.size()) {
                        Searchable.Phrasing line = askedAs.get(leftOut[number]);
                        double[] byWords = index.words(line.text());
                        words.add(number, byWords);
                        meaning.add(number, index.withMeaning(byWords, line.vector()));
                    }
                }
            }
        }
        return new Thresholds(meaning.fitted(), words.fitted());
    }

    /** Which line of each article: spread over all it has, each once; past the end where it has too few. */
    private static int[] leftOut(List<Searchable> articles, int fold, int folds) {
        return articles.stream()
                .mapToInt(article -> article.askedAs().size())
                .map(lines -> lines <= folds ? fold : fold * lines / folds)
                .toArray();
    }

    private static final class Sample {

        private final List<Double> right = new ArrayList<>();
        private final List<Double> wrong = new ArrayList<>();

        void add(int own, double[] scores) {
            right.add(scores[own]);
            wrong.add(IntStream.range(0, scores.length)
                    .filter(number -> number != own)
                    .mapToDouble(number -> scores[number])
                    .max()
                    .orElse(0));
        }

        Threshold fitted() {
            return Threshold.fitted(right, wrong);
        }
    }
}
