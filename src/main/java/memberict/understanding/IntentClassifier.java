package memberict.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import memberict.language.Vector;
import memberict.understanding.MaxentModel.Features;
import opennlp.tools.ml.model.Event;

/**
 * Two opinions about a message in one: by its meaning, where there are vectors, and by its words. Meaning understands
 * what was never said before; words know the names and codes that meaning blurs.
 */
record IntentClassifier(Optional<ByMeaning> byMeaning, ByWords byWords, double wordsWeight) {

    static IntentClassifier learntFrom(List<Label> labels, List<Lesson> lessons) {
        boolean vectors = lessons.stream().allMatch(lesson -> lesson.vector().isPresent());
        return new IntentClassifier(
                vectors ? Optional.of(ByMeaning.learntFrom(labels, lessons)) : Optional.empty(),
                ByWords.learntFrom(labels, lessons),
                wordsWeight(lessons.size() / labels.size()));
    }

    Reading read(Message message, Optional<Vector> vector) {
        double[] words = byWords.probabilities(message);
        if (byMeaning.isEmpty()) {
            return new Reading(words, OptionalDouble.empty());
        }
        Vector meaning = vector.orElseThrow();
        return new Reading(
                fused(byMeaning.get().probabilities(meaning), words),
                OptionalDouble.of(byMeaning.get().nearness(meaning)));
    }

    /** The weighted geometric mean: either opinion can rule a label out. */
    private double[] fused(double[] meaning, double[] words) {
        double[] fused = new double[meaning.length];
        double sum = 0;
        for (int i = 0; i < fused.length; i++) {
            fused[i] = Math.pow(meaning[i], 1 - wordsWeight) * Math.pow(words[i], wordsWeight);
            sum += fused[i];
        }
        for (int i = 0; i < fused.length; i++) {
            fused[i] /= sum;
        }
        return fused;
    }

    /** Few examples hold few of the words that Members will use; the boundary is measured on the shipped messages. */
    private static double wordsWeight(int examplesOfALabel) {
        return examplesOfALabel < 30 ? 0.2 : 0.4;
    }

    /**
     * @param middles the mean of each label's messages, of unit length; not as {@link Vector}, which would round them
     *     once more each time they are read back
     */
    record ByMeaning(MaxentModel model, List<float[]> middles) {

        private static final double L2_COST = 0.01;

        static ByMeaning learntFrom(List<Label> labels, List<Lesson> lessons) {
            List<Event> events = new ArrayList<>();
            for (Lesson lesson : lessons) {
                events.add(Features.of(lesson.vector().orElseThrow()).taughtAs(lesson.label()));
            }
            return new ByMeaning(MaxentModel.train(labels, events, L2_COST), middles(labels, lessons));
        }

        double[] probabilities(Vector meaning) {
            return model.probabilities(Features.of(meaning));
        }

        double nearness(Vector meaning) {
            return middles.stream()
                    .mapToDouble(middle -> product(middle, meaning.values()))
                    .max()
                    .orElseThrow();
        }

        private static List<float[]> middles(List<Label> labels, List<Lesson> lessons) {
            int dimensions = lessons.getFirst().vector().orElseThrow().values().length;
            float[][] sums = new float[labels.size()][dimensions];
            for (Lesson lesson : lessons) {
                float[] sum = sums[labels.indexOf(lesson.label())];
                float[] values = lesson.vector().orElseThrow().values();
                for (int i = 0; i < dimensions; i++) {
                    sum[i] += values[i];
                }
            }
            return Stream.of(sums).map(sum -> new Vector(sum).values()).toList();
        }

        private static double product(float[] a, float[] b) {
            double product = 0;
            for (int i = 0; i < a.length; i++) {
                product += a[i] * b[i];
            }
            return product;
        }
    }

    record ByWords(MaxentModel model, NgramFeatures ngrams) {

        private static final double L2_COST = 0.03;

        static ByWords learntFrom(List<Label> labels, List<Lesson> lessons) {
            NgramFeatures ngrams = NgramFeatures.learntFrom(
                    lessons.stream().map(Lesson::message).toList());
            List<Event> events = new ArrayList<>();
            for (Lesson lesson : lessons) {
                Features features = ngrams.of(lesson.message());
                if (!features.isEmpty()) {
                    events.add(features.taughtAs(lesson.label()));
                }
            }
            return new ByWords(MaxentModel.train(labels, events, L2_COST), ngrams);
        }

        double[] probabilities(Message message) {
            return model.probabilities(ngrams.of(message));
        }
    }

    /** A training message as it is learnt; without a vector where the encoder cannot run. */
    record Lesson(Label label, Message message, Optional<Vector> vector) {}

    /** What the classifier makes of one message, before anything is decided from it. */
    static final class Reading {

        private final double[] probabilities;
        private final OptionalDouble nearness;

        /**
         * @param probabilities one for each label, in their order
         * @param nearness cosine to the middle of the nearest label's messages; empty without vectors
         */
        Reading(double[] probabilities, OptionalDouble nearness) {
            this.probabilities = probabilities;
            this.nearness = nearness;
        }

        double probability(int label) {
            return probabilities[label];
        }

        double[] probabilities() {
            return probabilities;
        }

        OptionalDouble nearness() {
            return nearness;
        }

        /** The place of the likeliest label. */
        int best() {
            return best(probabilities);
        }

        static int best(double[] probabilities) {
            int best = 0;
            for (int i = 1; i < probabilities.length; i++) {
                best = probabilities[i] > probabilities[best] ? i : best;
            }
            return best;
        }
    }
}
