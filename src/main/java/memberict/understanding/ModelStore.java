package memberict.understanding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import memberict.understanding.IntentClassifier.ByMeaning;
import memberict.understanding.IntentClassifier.ByWords;
import memberict.understanding.ScopeGauge.Scale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was learnt over a restart: one file for each fingerprint, with a checksum, the latest three of them. */
final class ModelStore {

    /** To be raised with every change of what is learnt, how, or how it is written. */
    private static final int FORMAT = 2;

    private static final int KEPT = 3;
    private static final int CHECKSUM_LENGTH = 32;

    private static final Logger log = LoggerFactory.getLogger(ModelStore.class);

    private final Path folder;
    private final Clock clock;

    ModelStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Empty where nothing was kept for that fingerprint, or what was kept cannot be used any more. */
    Optional<Learned> load(String fingerprint, List<Label> labels) {
        Path file = file(fingerprint);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Learned learned = read(Files.readAllBytes(file), labels);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant())); // it is in use: others go first
            return Optional.of(learned);
        } catch (IOException | RuntimeException e) {
            log.warn("The trained model {} is damaged and will be trained again: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Not to be able to keep it costs the next start some time, and nothing else. */
    void save(String fingerprint, Learned learned) {
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "model", ".tmp");
            Files.write(written, bytes(learned));
            Files.setLastModifiedTime(written, FileTime.from(clock.instant()));
            Files.move(written, file(fingerprint), StandardCopyOption.ATOMIC_MOVE);
            prune();
        } catch (IOException | UncheckedIOException e) {
            log.warn(
                    "The trained model could not be kept in {}; the next start will train again: {}",
                    folder,
                    e.toString());
        }
    }

    private Path file(String fingerprint) {
        return folder.resolve("%s-%d.model".formatted(fingerprint, FORMAT));
    }

    private void prune() throws IOException {
        List<Path> latestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            latestFirst = files.filter(file -> file.toString().endsWith(".model"))
                    .sorted(Comparator.comparing(ModelStore::modified).reversed())
                    .toList();
        }
        for (Path file : latestFirst.subList(Math.min(KEPT, latestFirst.size()), latestFirst.size())) {
            Files.deleteIfExists(file);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Learned learned) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(learned.messages());
            out.writeDouble(learned.accuracy());
            out.writeDouble(learned.temperature().value());
            write(learned.scope(), out);
            write(learned.classifier(), out);
        }
        bytes.writeBytes(TrainingSet.sha256().digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static Learned read(byte[] bytes, List<Label> labels) throws IOException {
        int length = bytes.length - CHECKSUM_LENGTH;
        if (length < 0 || !checksumFits(bytes, length)) {
            throw new IOException("its checksum does not fit");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        int messages = in.readInt();
        double accuracy = in.readDouble();
        Temperature temperature = new Temperature(in.readDouble());
        ScopeGauge scope = readScope(in);
        return new Learned(labels, readClassifier(in, labels), scope, temperature, messages, accuracy);
    }

    private static boolean checksumFits(byte[] bytes, int length) {
        MessageDigest digest = TrainingSet.sha256();
        digest.update(bytes, 0, length);
        return MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length));
    }

    private static void write(ScopeGauge scope, DataOutputStream out) throws IOException {
        write(scope.probability(), out);
        out.writeBoolean(scope.nearness().isPresent());
        if (scope.nearness().isPresent()) {
            write(scope.nearness().get(), out);
        }
        out.writeDouble(scope.threshold());
        out.writeBoolean(scope.mostRight().isPresent());
        out.writeDouble(scope.mostRight().orElse(0));
    }

    private static ScopeGauge readScope(DataInputStream in) throws IOException {
        Scale probability = readScale(in);
        Optional<Scale> nearness = in.readBoolean() ? Optional.of(readScale(in)) : Optional.empty();
        double threshold = in.readDouble();
        boolean metStrangers = in.readBoolean();
        double mostRight = in.readDouble();
        return new ScopeGauge(
                probability, nearness, threshold, metStrangers ? OptionalDouble.of(mostRight) : OptionalDouble.empty());
    }

    private static void write(Scale scale, DataOutputStream out) throws IOException {
        out.writeDouble(scale.low());
        out.writeDouble(scale.high());
    }

    private static Scale readScale(DataInputStream in) throws IOException {
        return new Scale(in.readDouble(), in.readDouble());
    }

    private static void write(IntentClassifier classifier, DataOutputStream out) throws IOException {
        out.writeDouble(classifier.wordsWeight());
        Map<String, Float> rarity = classifier.byWords().ngrams().rarity();
        out.writeInt(rarity.size());
        for (Map.Entry<String, Float> ngram : rarity.entrySet()) {
            out.writeUTF(ngram.getKey());
            out.writeFloat(ngram.getValue());
        }
        classifier.byWords().model().write(out);
        out.writeBoolean(classifier.byMeaning().isPresent());
        if (classifier.byMeaning().isPresent()) {
            classifier.byMeaning().get().model().write(out);
            out.writeInt(classifier.byMeaning().get().middles().size());
            for (float[] middle : classifier.byMeaning().get().middles()) {
                out.writeInt(middle.length);
                for (float value : middle) {
                    out.writeFloat(value);
                }
            }
        }
    }

    private static IntentClassifier readClassifier(DataInputStream in, List<Label> labels) throws IOException {
        double wordsWeight = in.readDouble();
        int strangers = labels.indexOf(new Label.OutOfScope());
        Map<String, Float> rarity = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            rarity.put(in.readUTF(), in.readFloat());
        }
        ByWords byWords = new ByWords(MaxentModel.read(in, labels), new NgramFeatures(rarity));
        if (!in.readBoolean()) {
            return new IntentClassifier(Optional.empty(), byWords, wordsWeight, strangers);
        }
        MaxentModel byMeaning = MaxentModel.read(in, labels);
        List<float[]> middles = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            float[] values = new float[in.readInt()];
            for (int j = 0; j < values.length; j++) {
                values[j] = in.readFloat();
            }
            middles.add(values);
        }
        return new IntentClassifier(Optional.of(new ByMeaning(byMeaning, middles)), byWords, wordsWeight, strangers);
    }
}
