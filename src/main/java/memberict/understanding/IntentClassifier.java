package memberict.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import memberict.language.Vector;
import memberict.understanding.MaxentModel.Features;
import opennlp.tools.ml.model.Event;

/**
 * Two opinions about a message in one: by its meaning, where there are vectors, and by its words. Meaning understands
 * what was never said before; words know the names and codes that meaning blurs.
 */
record IntentClassifier(Optional<ByMeaning> byMeaning, ByWords byWords, double wordsWeight, int strangers) {

    static IntentClassifier learntFrom(List<Label> labels, List<Lesson> lessons, Effort effort) {
        boolean vectors = lessons.stream().allMatch(lesson -> lesson.vector().isPresent());
        return new IntentClassifier(
                vectors ? Optional.of(ByMeaning.learntFrom(labels, lessons, effort)) : Optional.empty(),
                ByWords.learntFrom(labels, lessons, effort),
                wordsWeight(lessons.size() / labels.size()),
                labels.indexOf(new Label.OutOfScope()));
    }

    Reading read(Message message, Optional<Vector> vector) {
        double[] words = byWords.probabilities(message);
        if (byMeaning.isEmpty()) {
            return new Reading(words, strangers, OptionalDouble.empty());
        }
        Vector meaning = vector.orElseThrow();
        return new Reading(
                fused(byMeaning.get().probabilities(meaning), words),
                strangers,
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
     * @param middles the mean of each label's messages, of unit length, strangers left out; not as {@link Vector}, which would round them
     *     once more each time they are read back
     */
    record ByMeaning(MaxentModel model, List<float[]> middles) {

        private static final double L2_COST = 0.01;

        static ByMeaning learntFrom(List<Label> labels, List<Lesson> lessons, Effort effort) {
            List<Event> events = new ArrayList<>();
            for (Lesson lesson : lessons) {
                events.add(Features.of(lesson.vector().orElseThrow()).taughtAs(lesson.label()));
            }
            return new ByMeaning(MaxentModel.train(labels, events, L2_COST, effort), middles(labels, lessons));
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
            ToIntFunction<Label> places = Label.places(labels);
            for (Lesson lesson : lessons) {
                float[] sum = sums[places.applyAsInt(lesson.label())];
                float[] values = lesson.vector().orElseThrow().values();
                for (int i = 0; i < dimensions; i++) {
                    sum[i] += values[i];
                }
            }
            return IntStream.range(0, sums.length)
                    .filter(label -> !(labels.get(label) instanceof Label.OutOfScope))
                    .mapToObj(label -> new Vector(sums[label]).values())
                    .toList();
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

        /** One for each feature and label; learning takes about 150 bytes for each. */
        private static final int MOST_WEIGHTS = 4_000_000;

        static ByWords learntFrom(List<Label> labels, List<Lesson> lessons, Effort effort) {
            NgramFeatures ngrams = NgramFeatures.learntFrom(
                    lessons.stream().map(Lesson::message).toList(), MOST_WEIGHTS / labels.size());
            List<Event> events = new ArrayList<>();
            for (Lesson lesson : lessons) {
                Features features = ngrams.of(lesson.message());
                if (!features.isEmpty()) {
                    events.add(features.taughtAs(lesson.label()));
                }
            }
            return new ByWords(MaxentModel.train(labels, events, L2_COST, effort), ngrams);
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
        private final int strangers;
        private final OptionalDouble nearness;

        /**
         * @param probabilities one for each label, in their order
         * @param strangers the place of the label for what does not belong here; -1 for none
         * @param nearness cosine to the middle of the nearest label's messages; empty without vectors
         */
        Reading(double[] probabilities, int strangers, OptionalDouble nearness) {
            this.probabilities = probabilities;
            this.strangers = strangers;
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

        /** The place of the likeliest label of what belongs here. */
        int bestThatBelongs() {
            int best = strangers == 0 ? 1 : 0;
            for (int i = best + 1; i < probabilities.length; i++) {
                best = i != strangers && probabilities[i] > probabilities[best] ? i : best;
            }
            return best;
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
