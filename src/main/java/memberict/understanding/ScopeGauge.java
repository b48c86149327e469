package memberict.understanding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import memberict.understanding.IntentClassifier.Reading;

/**
 * Tells whether a message is like anything the assistant was taught, from the likeliest label's probability and from
 * the nearness to the messages of a label: together they know strangers better than either alone.
 *
 * @param nearness empty without vectors
 * @param threshold scores below are out of scope
 * @param mostRight where the threshold would have to be for the most messages to be dealt with rightly, strangers among
 *     them; empty where no stranger was taught
 */
record ScopeGauge(Scale probability, Optional<Scale> nearness, double threshold, OptionalDouble mostRight) {

    /** So many of the messages that do belong here are taken for strangers. */
    private static final double WRONGLY_REFUSED = 0.05;

    /** So many of all messages are strangers, where fewer were taught: nobody collects what does not concern them. */
    private static final double SHARE_OF_STRANGERS = 0.1;

    /** @param tries what classifiers made of messages that they did not learn from */
    static ScopeGauge fittedTo(List<Try> tries) {
        List<Reading> readings =
                tries.stream().filter(one -> !one.stranger()).map(Try::reading).toList();
        Scale probability = Scale.fittedTo(
                readings.stream().mapToDouble(ScopeGauge::topProbability).toArray());
        Optional<Scale> nearness = readings.getFirst().nearness().isEmpty()
                ? Optional.empty()
                : Optional.of(Scale.fittedTo(readings.stream()
                        .mapToDouble(reading -> reading.nearness().orElseThrow())
                        .toArray()));
        ScopeGauge gauge = new ScopeGauge(probability, nearness, 0, OptionalDouble.empty());
        double[] scores = readings.stream().mapToDouble(gauge::score).toArray();
        return new ScopeGauge(probability, nearness, quantile(scores, WRONGLY_REFUSED), gauge.mostRight(tries));
    }

    /**
     * What a classifier made of a message.
     *
     * @param stranger whether the message is one that does not belong here
     * @param right whether it was read rightly, were it accepted
     */
    record Try(Reading reading, boolean stranger, boolean right) {}

    /** From below all scores upwards: each message that is refused is a loss where it was right, a gain where a stranger. */
    private OptionalDouble mostRight(List<Try> tries) {
        long strangers = tries.stream().filter(Try::stranger).count();
        if (strangers == 0) {
            return OptionalDouble.empty();
        }
        double weight =
                Math.max(1, SHARE_OF_STRANGERS / (1 - SHARE_OF_STRANGERS) * (tries.size() - strangers) / strangers);
        List<Try> byScore = tries.stream()
                .sorted(Comparator.comparingDouble(one -> score(one.reading())))
                .toList();
        double best = 0;
        double gained = 0;
        double threshold = score(byScore.getFirst().reading());
        for (int i = 0; i < byScore.size(); i++) {
            Try refused = byScore.get(i);
            gained += refused.stranger() ? weight : refused.right() ? -1 : 0;
            if (gained > best && i + 1 < byScore.size()) {
                best = gained;
                threshold = score(byScore.get(i + 1).reading());
            }
        }
        return OptionalDouble.of(threshold);
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
        return reading.probability(reading.bestThatBelongs());
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
