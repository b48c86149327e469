package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import memberict.language.Encoder;
import memberict.language.Encoders;
import memberict.language.Vector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherTests {

    @TempDir
    private Path config;

    private TrainingFolder folder;

    @BeforeEach
    void fewMessages() {
        folder = TrainingFolder.filled(config);
    }

    @Test
    void readsMessagesItHasNeverSeenByTheirMeaning() {
        Encoder encoder = Encoders.onnx();
        Learned learned = new Teacher(encoder).teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {});

        assertThat(best(learned, encoder, "my credentials are refused")).isEqualTo("account_password");
        assertThat(best(learned, encoder, "the photocopier has run out of ink")).isEqualTo("printing");
        assertThat(best(learned, encoder, "much obliged")).isEqualTo("talk/thanks");
        assertThat(learned.accuracy()).isBetween(0.75, 1.0);
    }

    @Test
    void goesByWordsAloneWithoutVectors() {
        Encoder none = Encoders.none();
        Learned learned = new Teacher(none).teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {});

        assertThat(learned.classifier().byMeaning()).isEmpty();
        assertThat(best(learned, none, "pasword expired")).isEqualTo("account_password");
        assertThat(best(learned, none, "printers jammed")).isEqualTo("printing");
    }

    @Test
    void tellsStrangersFromMessagesThatBelongHere() {
        Encoder encoder = Encoders.onnx();
        Learned learned = new Teacher(encoder).teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {});

        assertThat(inScope(learned, encoder, "I forgot my password")).isTrue();
        assertThat(inScope(learned, encoder, "the square root of a giraffe")).isFalse();
    }

    @Test
    void nearnessIsACosineHoweverManyMessagesALabelHas() {
        folder.write("training/not_ict.txt", "missed bin collection");
        Encoder encoder = Encoders.onnx();
        Learned learned = new Teacher(encoder).teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {});

        String only = "missed bin collection";
        assertThat(learned.classifier()
                        .read(Message.of(only), encoder.encode(only))
                        .nearness()
                        .orElseThrow())
                .isEqualTo(1, within(1e-5));
        String one = "the printer is jammed";
        assertThat(learned.classifier()
                        .read(Message.of(one), encoder.encode(one))
                        .nearness()
                        .orElseThrow())
                .isBetween(0.7, 1.0);
    }

    @Test
    void doesNotMindALabelWithOneMessage() {
        folder.write("training/not_ict.txt", "missed bin collection");

        assertThat(new Teacher(Encoders.none())
                        .teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {})
                        .labels())
                .extracting(Label::name)
                .contains("not_ict");
    }

    @Test
    void reportsProgressUpToAHundredPercent() {
        List<Integer> reported = new ArrayList<>();

        new Teacher(Encoders.none()).teach(folder.files().read(), Effort.ONE_PROCESSOR, reported::add);

        assertThat(reported).isSorted().startsWith(0).endsWith(100).hasSizeGreaterThan(7);
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Teacher teacher = new Teacher(Encoders.none());
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> teacher.teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {}));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void encodesAMessageOnlyOnce() {
        CountingEncoder encoder = new CountingEncoder();
        Teacher teacher = new Teacher(encoder);
        teacher.teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {});
        int before = encoder.calls.get();
        folder.write("training/not_ict.txt", "missed bin collection", "a pothole in the road");

        teacher.teach(folder.files().read(), Effort.ONE_PROCESSOR, _ -> {});

        assertThat(encoder.calls.get() - before).isEqualTo(2);
    }

    private static String best(Learned learned, Encoder encoder, String text) {
        Message message = Message.of(text);
        return learned.labels()
                .get(learned.classifier().read(message, encoder.encode(text)).best())
                .name();
    }

    private static boolean inScope(Learned learned, Encoder encoder, String text) {
        ScopeGauge scope = learned.scope();
        return scope.passes(scope.score(learned.classifier().read(Message.of(text), encoder.encode(text))));
    }

    private static final class CountingEncoder implements Encoder {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Optional<Vector> encode(String text) {
            calls.incrementAndGet();
            return Optional.of(new Vector(new float[] {text.length(), text.hashCode() % 100, 1}));
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }

        @Override
        public String model() {
            return "counting";
        }
    }
}
