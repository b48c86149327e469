package memberict.understanding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import memberict.catalogue.Category;

/** The messages to learn from, each with what it is. Labels and examples are in the order of the files. */
record TrainingSet(List<Label> labels, List<Example> examples) {

    record Example(Label label, Message message) {}

    TrainingSet {
        labels = List.copyOf(labels);
        examples = List.copyOf(examples);
    }

    /** Of a set with labels of its own: each is learnt as a category is. */
    static TrainingSet of(List<LabelledMessage> messages) {
        Map<String, Label> labels = new LinkedHashMap<>();
        List<Example> examples = new ArrayList<>();
        for (LabelledMessage message : messages) {
            Label label = labels.computeIfAbsent(message.label(), TrainingSet::label);
            examples.add(new Example(label, Message.of(message.text())));
        }
        return new TrainingSet(List.copyOf(labels.values()), examples);
    }

    private static Label label(String name) {
        Category usual = Category.UNSORTED;
        return name.equals(LabelledMessage.OUT_OF_SCOPE)
                ? new Label.OutOfScope()
                : new Label.Request(new Category(
                        name,
                        name,
                        name,
                        usual.selfService(),
                        usual.route(),
                        usual.kind(),
                        usual.impact(),
                        usual.urgency()));
    }

    /** Differs wherever a model learnt from these messages, with that encoder, would differ. */
    String fingerprint(String encoder) {
        MessageDigest digest = sha256();
        digest.update(encoder.getBytes(StandardCharsets.UTF_8));
        for (Example example : examples) {
            String line =
                    "\n" + example.label().name() + "\t" + example.message().text();
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
