package memberict.understanding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import memberict.understanding.IntentClassifier.Reading;

/**
 * Tells whether a message is like anything the assistant was taught, from the likeliest label's probability and from
 * the nearness to the messages of a label: together they know strangers better than either alone.
 *
 * @param nearness empty without vectors
 * @param threshold scores below are out of scope
 */
record ScopeGauge(Scale probability, Optional<Scale> nearness, double threshold) {

    /** So many of the messages that do belong here are taken for strangers. */
    private static final double WRONGLY_REFUSED = 0.05;

    /** @param readings of messages that belong here, by classifiers that did not learn from them */
    static ScopeGauge fittedTo(List<Reading> readings) {
        Scale probability = Scale.fittedTo(
                readings.stream().mapToDouble(ScopeGauge::topProbability).toArray());
        Optional<Scale> nearness = readings.getFirst().nearness().isEmpty()
                ? Optional.empty()
                : Optional.of(Scale.fittedTo(readings.stream()
                        .mapToDouble(reading -> reading.nearness().orElseThrow())
                        .toArray()));
        ScopeGauge gauge = new ScopeGauge(probability, nearness, 0);
        double[] scores = readings.stream().mapToDouble(gauge::score).toArray();
        return new ScopeGauge(probability, nearness, quantile(scores, WRONGLY_REFUSED));
    }

    /** About 0 for a message unlike anything known, about 1 for a typical one. */
    double score(Reading reading) {
        double byProbability = probability.of(topProbability(reading));
        return nearness.map(
                        scale -> (byProbability + scale.of(reading.nearness().orElseThrow())) / 2)
                .orElse(byProbability);
    }

    boolean passes(double score) {
        return score >= threshold;
    }

    private static double topProbability(Reading reading) {
        return reading.probability(reading.best());
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.floor(share * (sorted.length - 1))];
    }

    /** Puts unlike measures on one footing: {@code low} becomes 0 and {@code high} becomes 1. */
    record Scale(double low, double high) {

        private static final double LOW_SHARE = 0.01;
        private static final double HIGH_SHARE = 0.75;

        static Scale fittedTo(double[] values) {
            return new Scale(quantile(values, LOW_SHARE), quantile(values, HIGH_SHARE));
        }

        double of(double value) {
            double width = Math.max(high - low, 1e-6);
            return Math.clamp((value - low) / width, -1, 2);
        }
    }
}
