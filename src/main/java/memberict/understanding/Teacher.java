package memberict.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import memberict.language.Encoder;
import memberict.language.Vector;
import memberict.understanding.IntentClassifier.Lesson;
import memberict.understanding.IntentClassifier.Reading;
import memberict.understanding.TrainingSet.Example;

/**
 * Fits a classifier to the training messages, and learns by cross-validation how far it may be trusted: a classifier is
 * too sure of messages it has seen. Not for several threads.
 */
final class Teacher {

    private static final int FOLDS = 5;

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
    Learned teach(TrainingSet set, IntConsumer progress) {
        List<Lesson> lessons = lessons(set, progress);
        List<Reading> readings = crossValidated(set.labels(), lessons, progress);
        int[] truths = lessons.stream()
                .mapToInt(lesson -> set.labels().indexOf(lesson.label()))
                .toArray();
        Learned learned = new Learned(
                set.labels(),
                IntentClassifier.learntFrom(set.labels(), lessons),
                ScopeGauge.fittedTo(readings),
                Temperature.fittedTo(readings, truths),
                lessons.size(),
                accuracy(readings, truths));
        report(100, progress);
        return learned;
    }

    /** Encoding is dear, and a change of the files usually leaves most messages as they were. */
    List<Lesson> lessons(TrainingSet set, IntConsumer progress) {
        Map<Message, Vector> vectors = new HashMap<>();
        List<Lesson> lessons = new ArrayList<>();
        for (Example example : set.examples()) {
            report(ENCODING * lessons.size() / set.examples().size(), progress);
            Message message = example.message();
            Optional<Vector> vector =
                    Optional.ofNullable(encoded.get(message)).or(() -> encoder.encode(message.beginning()));
            vector.ifPresent(found -> vectors.put(message, found));
            lessons.add(new Lesson(example.label(), message, vector));
        }
        encoded = vectors;
        return lessons;
    }

    /** The reading of each lesson by a classifier that learnt from the other folds. */
    static List<Reading> crossValidated(List<Label> labels, List<Lesson> lessons, IntConsumer progress) {
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
            IntentClassifier classifier = IntentClassifier.learntFrom(labels, others);
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
