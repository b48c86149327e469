package memberict.understanding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import memberict.language.Vector;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.io.QNModelReader;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/** OpenNLP's maximum entropy model, trained by its quasi-Newton method: the one that reads real values rightly. */
final class MaxentModel {

    /** On the shipped messages, accuracy is the same from 20 iterations to 50. */
    private static final int ITERATIONS = 30;

    /** More cost memory and gain nothing here. */
    private static final int STEPS_REMEMBERED = 5;

    private static final int MOST_VALUES = 1000;

    private final QNModel model;
    private final int[] places;
    private final int labels;

    private MaxentModel(QNModel model, List<Label> labels) {
        this.model = model;
        List<String> names = labels.stream().map(Label::name).toList();
        // a fold of the cross-validation may lack a label, and the order is that of the events
        this.places = IntStream.range(0, model.getNumOutcomes())
                .map(outcome -> names.indexOf(model.getOutcome(outcome)))
                .toArray();
        this.labels = labels.size();
    }

    static MaxentModel train(List<Label> labels, List<Event> events, double l2Cost, Effort effort) {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        OnePassRealValueDataIndexer indexer = new OnePassRealValueDataIndexer();
        try {
            indexer.init(parameters, new HashMap<>());
            indexer.index(ObjectStreamUtils.createObjectStream(events));
        } catch (IOException e) {
            throw new IllegalStateException("events in memory cannot fail to be read", e);
        }
        Likelihood likelihood = new Likelihood(indexer, effort);
        double[] weights = new QNMinimizer(0, l2Cost, ITERATIONS, STEPS_REMEMBERED, MOST_VALUES).minimize(likelihood);
        return new MaxentModel(model(indexer, likelihood, weights), labels);
    }

    private static QNModel model(DataIndexer indexer, Likelihood likelihood, double[] weights) {
        String[] features = indexer.getPredLabels();
        String[] outcomes = indexer.getOutcomeLabels();
        int[] all = IntStream.range(0, outcomes.length).toArray();
        Context[] contexts = new Context[features.length];
        for (int feature = 0; feature < features.length; feature++) {
            int from = likelihood.place(feature, 0);
            contexts[feature] = new Context(all, Arrays.copyOfRange(weights, from, from + outcomes.length));
        }
        return new QNModel(contexts, features, outcomes);
    }

    /** In the order of the labels. */
    double[] probabilities(Features features) {
        double[] ofOutcomes = model.eval(features.names(), features.values());
        double[] probabilities = new double[labels];
        for (int i = 0; i < ofOutcomes.length; i++) {
            probabilities[places[i]] = ofOutcomes[i];
        }
        return probabilities;
    }

    void write(DataOutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryQNModelWriter(model, new DataOutputStream(bytes)).persist(); // closes what it is given
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    static MaxentModel read(DataInputStream in, List<Label> labels) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        QNModelReader reader =
                new QNModelReader(new BinaryFileDataReader(new DataInputStream(new ByteArrayInputStream(bytes))));
        reader.checkModelType();
        return new MaxentModel(reader.constructModel(), labels);
    }

    /** What a maximum entropy model sees of one message: named numbers. */
    static final class Features {

        private static String[] dimensions = {};

        private final String[] names;
        private final float[] values;

        /** Takes the arrays over. */
        Features(String[] names, float[] values) {
            this.names = names;
            this.values = values;
        }

        static Features of(Vector meaning) {
            return new Features(dimensions(meaning.values().length), meaning.values());
        }

        /** Made once: making 384 names would cost more than the model's answer. */
        private static synchronized String[] dimensions(int count) {
            if (dimensions.length != count) {
                dimensions = IntStream.range(0, count).mapToObj(i -> "e" + i).toArray(String[]::new);
            }
            return dimensions;
        }

        String[] names() {
            return names;
        }

        float[] values() {
            return values;
        }

        boolean isEmpty() {
            return names.length == 0;
        }

        Event taughtAs(Label label) {
            return new Event(label.name(), names, values);
        }
    }
}
