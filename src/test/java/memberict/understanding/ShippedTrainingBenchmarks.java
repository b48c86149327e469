package memberict.understanding;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import memberict.catalogue.Categories;
import memberict.language.Encoder;
import memberict.language.Encoders;
import memberict.understanding.IntentClassifier.Lesson;
import memberict.understanding.IntentClassifier.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How well the shipped messages are read by a classifier that has not seen them: five-fold cross-validation. */
@Tag("benchmark")
class ShippedTrainingBenchmarks {

    private static final int CONFUSIONS = 10;

    private final TrainingSet set =
            new TrainingFiles(Path.of("config/training"), new Categories(Path.of("config/categories.yaml"))).read();

    @Test
    void byMeaningAndWords() {
        assertThat(measured("meaning and words", Encoders.onnx())).isGreaterThan(0.78);
    }

    @Test
    void byWordsAlone() {
        assertThat(measured("words alone", Encoders.none())).isGreaterThan(0.58);
    }

    private double measured(String how, Encoder encoder) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Lesson> lessons = new Teacher(encoder).lessons(set, Effort.ONE_PROCESSOR, _ -> {});
        List<Reading> readings = Teacher.crossValidated(set.labels(), lessons, Effort.ONE_PROCESSOR, _ -> {});
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;

        int[] ranks = IntStream.range(0, lessons.size())
                .map(i -> rank(readings.get(i), truth(lessons.get(i))))
                .toArray();
        System.out.printf(
                "%n%d messages, %d labels, %s: first %.1f %%, among two %.1f %%, among three %.1f %% (%.0f s CPU)%n%s%n%s%n",
                lessons.size(),
                set.labels().size(),
                how,
                100 * share(ranks, 1),
                100 * share(ranks, 2),
                100 * share(ranks, 3),
                seconds,
                confusions(lessons, readings),
                labels(lessons, ranks));
        return share(ranks, 1);
    }

    private int truth(Lesson lesson) {
        return set.labels().indexOf(lesson.label());
    }

    private static int rank(Reading reading, int truth) {
        int rank = 0;
        for (double probability : reading.probabilities()) {
            rank += probability > reading.probability(truth) ? 1 : 0;
        }
        return rank;
    }

    private static double share(int[] ranks, int among) {
        return IntStream.of(ranks).filter(rank -> rank < among).count() / (double) ranks.length;
    }

    private String confusions(List<Lesson> lessons, List<Reading> readings) {
        Map<String, Integer> confusions = new HashMap<>();
        for (int i = 0; i < lessons.size(); i++) {
            Label read = set.labels().get(readings.get(i).best());
            Label right = lessons.get(i).label();
            if (!read.equals(right)) {
                confusions.merge("  %s read as %s".formatted(right.name(), read.name()), 1, Integer::sum);
            }
        }
        return confusions.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CONFUSIONS)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(joining("\n"));
    }

    private static String labels(List<Lesson> lessons, int[] ranks) {
        Map<String, List<Integer>> byLabel = new TreeMap<>();
        for (int i = 0; i < ranks.length; i++) {
            byLabel.computeIfAbsent(lessons.get(i).label().name(), _ -> new ArrayList<>())
                    .add(ranks[i]);
        }
        return byLabel.entrySet().stream()
                .map(entry -> "  %s %d of %d"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .filter(rank -> rank == 0)
                                        .count(),
                                entry.getValue().size()))
                .collect(joining("\n"));
    }
}
