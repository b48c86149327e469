package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LikelihoodTests {

    private final Random random = new Random(5);

    @ParameterizedTest
    @EnumSource
    void isWhatOpenNlpComputesWhereEveryMessageHasEveryFeature(Effort effort) throws IOException {
        agrees(events(30, 7, 7), effort);
    }

    @ParameterizedTest
    @EnumSource
    void isWhatOpenNlpComputesWhereMessagesHaveSomeFeatures(Effort effort) throws IOException {
        agrees(events(30, 40, 6), effort);
    }

    @Test
    void doesNotDependOnTheProcessors() throws IOException {
        OnePassRealValueDataIndexer indexer = indexed(events(50, 60, 9));
        Likelihood one = new Likelihood(indexer, Effort.ONE_PROCESSOR);
        Likelihood all = new Likelihood(indexer, Effort.ALL_PROCESSORS);
        double[] weights = weights(one.getDimension());

        assertThat(all.valueAt(weights)).isEqualTo(one.valueAt(weights));
        assertThat(all.gradientAt(weights)).isEqualTo(one.gradientAt(weights));
    }

    private void agrees(List<Event> events, Effort effort) throws IOException {
        OnePassRealValueDataIndexer indexer = indexed(events);
        Likelihood ours = new Likelihood(indexer, effort);
        NegLogLikelihood theirs = new NegLogLikelihood(indexer);
        int features = indexer.getPredLabels().length;
        int labels = indexer.getOutcomeLabels().length;
        double[] weights = weights(ours.getDimension());
        double[] inTheirOrder = new double[weights.length];
        for (int feature = 0; feature < features; feature++) {
            for (int label = 0; label < labels; label++) {
                inTheirOrder[label * features + feature] = weights[ours.place(feature, label)];
            }
        }

        assertThat(ours.getDimension()).isEqualTo(theirs.getDimension());
        assertThat(ours.valueAt(weights)).isEqualTo(theirs.valueAt(inTheirOrder), within(1e-9));
        double[] slope = ours.gradientAt(weights);
        double[] theirSlope = theirs.gradientAt(inTheirOrder);
        for (int feature = 0; feature < features; feature++) {
            for (int label = 0; label < labels; label++) {
                assertThat(slope[ours.place(feature, label)])
                        .isEqualTo(theirSlope[label * features + feature], within(1e-9));
            }
        }
    }

    /** Each with so many of the features, under one of five labels. */
    private List<Event> events(int count, int features, int each) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int first = each == features ? 0 : random.nextInt(features);
            String[] names = IntStream.range(0, each)
                    .mapToObj(j -> "f" + (first + 3 * j) % features)
                    .toArray(String[]::new);
            float[] values = new float[each];
            for (int j = 0; j < each; j++) {
                values[j] = random.nextFloat() - 0.5f;
            }
            events.add(new Event("label" + i % 5, names, values));
        }
        events.add(events.getFirst()); // said twice
        return events;
    }

    private double[] weights(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private static OnePassRealValueDataIndexer indexed(List<Event> events) throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        OnePassRealValueDataIndexer indexer = new OnePassRealValueDataIndexer();
        indexer.init(parameters, new HashMap<>());
        indexer.index(ObjectStreamUtils.createObjectStream(events));
        return indexer;
    }
}
