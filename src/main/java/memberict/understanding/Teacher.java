package memberict.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import memberict.language.Encoder;
import memberict.language.Vector;
import memberict.understanding.IntentClassifier.Lesson;
import memberict.understanding.IntentClassifier.Reading;
import memberict.understanding.ScopeGauge.Try;
import memberict.understanding.TrainingSet.Example;

/**
 * Fits a classifier to the training messages, and learns by cross-validation how far it may be trusted: a classifier is
 * too sure of messages it has seen. Not for several threads.
 */
final class Teacher {

    private static final int FOLDS = 5;

    /** Messages encoded before it is said how far we are. */
    private static final int BETWEEN_REPORTS = 16;

    /** Roughly where the time goes: in a hundred, for encoding; the rest is shared by the folds and the final fit. */
    private static final int ENCODING = 35;

    private final Encoder encoder;
    private Map<Message, Vector> encoded = new HashMap<>();

    Teacher(Encoder encoder) {
        this.encoder = encoder;
    }

    /**
     * @param progress hears the share done, in percent
     * @throws CancellationException when the thread is interrupted
     */
    Learned teach(TrainingSet set, Effort effort, IntConsumer progress) {
        List<Lesson> lessons = lessons(set, effort, progress);
        List<Reading> readings = crossValidated(set.labels(), lessons, effort, progress);
        ToIntFunction<Label> places = Label.places(set.labels());
        int[] truths = lessons.stream()
                .mapToInt(lesson -> places.applyAsInt(lesson.label()))
                .toArray();
        Learned learned = new Learned(
                set.labels(),
                IntentClassifier.learntFrom(set.labels(), lessons, effort),
                ScopeGauge.fittedTo(tries(lessons, readings, truths)),
                Temperature.fittedTo(readings, truths),
                lessons.size(),
                accuracy(readings, truths));
        report(100, progress);
        return learned;
    }

    /** Encoding is dear, and a change of the files usually leaves most messages as they were. */
    List<Lesson> lessons(TrainingSet set, Effort effort, IntConsumer progress) {
        List<Example> examples = set.examples();
        Map<Message, Vector> known = encoded;
        List<Optional<Vector>> vectors = new ArrayList<>(Collections.nCopies(examples.size(), Optional.empty()));
        for (int from = 0; from < examples.size(); from += BETWEEN_REPORTS) {
            report(ENCODING * from / examples.size(), progress);
            int first = from;
            effort.each(Math.min(BETWEEN_REPORTS, examples.size() - from), i -> {
                Message message = examples.get(first + i).message();
                vectors.set(
                        first + i,
                        Optional.ofNullable(known.get(message)).or(() -> encoder.encode(message.beginning())));
            });
        }
        Map<Message, Vector> now = new HashMap<>();
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            Example example = examples.get(i);
            vectors.get(i).ifPresent(vector -> now.put(example.message(), vector));
            lessons.add(new Lesson(example.label(), example.message(), vectors.get(i)));
        }
        encoded = now;
        return lessons;
    }

    /** The reading of each lesson by a classifier that learnt from the other folds. */
    static List<Reading> crossValidated(List<Label> labels, List<Lesson> lessons, Effort effort, IntConsumer progress) {
        int[] folds = folds(lessons);
        Reading[] readings = new Reading[lessons.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            report(ENCODING + (100 - ENCODING) * fold / (FOLDS + 1), progress);
            List<Lesson> others = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] != fold) {
                    others.add(lessons.get(i));
                }
            }
            IntentClassifier classifier = IntentClassifier.learntFrom(labels, others, effort);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    Lesson lesson = lessons.get(i);
                    readings[i] = classifier.read(lesson.message(), lesson.vector());
                }
            }
        }
        report(ENCODING + (100 - ENCODING) * FOLDS / (FOLDS + 1), progress);
        return List.of(readings);
    }

    private static List<Try> tries(List<Lesson> lessons, List<Reading> readings, int[] truths) {
        return IntStream.range(0, truths.length)
                .mapToObj(i -> new Try(
                        readings.get(i),
                        lessons.get(i).label() instanceof Label.OutOfScope,
                        readings.get(i).bestThatBelongs() == truths[i]))
                .toList();
    }

    /** Dealt out in turn, so that every fold has its share of every label. */
    private static int[] folds(List<Lesson> lessons) {
        Map<Label, Integer> dealt = new HashMap<>();
        return lessons.stream()
                .mapToInt(lesson -> dealt.merge(lesson.label(), 1, Integer::sum) % FOLDS)
                .toArray();
    }

    private static double accuracy(List<Reading> readings, int[] truths) {
        int right = 0;
        for (int i = 0; i < truths.length; i++) {
            if (readings.get(i).best() == truths[i]) {
                right++;
            }
        }
        return (double) right / truths.length;
    }

    private static void report(int percent, IntConsumer progress) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("learning was stopped");
        }
        progress.accept(percent);
    }
}
