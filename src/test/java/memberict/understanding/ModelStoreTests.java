package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import memberict.language.Encoder;
import memberict.language.Encoders;
import memberict.understanding.IntentClassifier.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTests {

    @TempDir
    private Path folder;

    private Path models;
    private TrainingSet set;
    private ModelStore store;

    @BeforeEach
    void emptyStore() {
        models = folder.resolve("data/models");
        set = TrainingFolder.filled(folder).files().read();
        store = store(Instant.EPOCH);
    }

    @Test
    void whatIsReloadedReadsEveryMessageTheSameToTheLastBit() {
        Encoder encoder = Encoders.onnx();
        Learned learned = new Teacher(encoder).teach(set, Effort.ONE_PROCESSOR, _ -> {});
        store.save("with-vectors", learned);

        Learned reloaded = store.load("with-vectors", set.labels()).orElseThrow();

        assertThat(reloaded.messages()).isEqualTo(learned.messages());
        assertThat(reloaded.accuracy()).isEqualTo(learned.accuracy());
        assertThat(reloaded.temperature()).isEqualTo(learned.temperature());
        assertThat(reloaded.scope()).isEqualTo(learned.scope());
        for (String text : new String[] {"I forgot my password", "no toner!", "what is the capital of Peru", "zzz"}) {
            Reading before = learned.classifier().read(Message.of(text), encoder.encode(text));
            Reading after = reloaded.classifier().read(Message.of(text), encoder.encode(text));
            assertThat(after.probabilities()).isEqualTo(before.probabilities());
            assertThat(after.nearness()).isEqualTo(before.nearness());
        }
    }

    @Test
    void keepsAModelOfWordsAloneToo() {
        Learned learned = wordsOnly();
        store.save("words", learned);

        Learned reloaded = store.load("words", set.labels()).orElseThrow();

        Message message = Message.of("the printer jams");
        assertThat(reloaded.classifier().byMeaning()).isEmpty();
        assertThat(reloaded.classifier().read(message, Optional.empty()).probabilities())
                .isEqualTo(learned.classifier().read(message, Optional.empty()).probabilities());
    }

    @Test
    void hasNothingForAnotherFingerprint() {
        store.save("one", wordsOnly());

        assertThat(store.load("another", set.labels())).isEmpty();
    }

    @Test
    void refusesADamagedFile() throws IOException {
        store.save("one", wordsOnly());
        Path file = only();
        byte[] bytes = Files.readAllBytes(file);

        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        assertThat(store.load("one", set.labels())).isEmpty();

        Files.write(file, Arrays.copyOf(bytes, 1000));
        assertThat(store.load("one", set.labels())).isEmpty();

        Files.write(file, new byte[0]);
        assertThat(store.load("one", set.labels())).isEmpty();
    }

    @Test
    void keepsTheThreeLastUsed() {
        Learned learned = wordsOnly();
        store(Instant.ofEpochSecond(1)).save("first", learned);
        store(Instant.ofEpochSecond(2)).save("second", learned);
        store(Instant.ofEpochSecond(3)).save("third", learned);
        store(Instant.ofEpochSecond(4)).load("first", set.labels());

        store(Instant.ofEpochSecond(5)).save("fourth", learned);

        assertThat(Stream.of("first", "second", "third", "fourth")
                        .filter(name -> store.load(name, set.labels()).isPresent()))
                .containsExactly("first", "third", "fourth");
    }

    @Test
    void doesWithoutAFolderItCannotWrite() throws IOException {
        Files.createDirectories(models.getParent());
        Files.writeString(models, "a file where the folder should be");

        store.save("one", wordsOnly());

        assertThat(store.load("one", set.labels())).isEmpty();
    }

    private Learned wordsOnly() {
        return new Teacher(Encoders.none()).teach(set, Effort.ONE_PROCESSOR, _ -> {});
    }

    private ModelStore store(Instant now) {
        return new ModelStore(models, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(models)) {
            return files.findFirst().orElseThrow();
        }
    }
}
