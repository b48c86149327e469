package memberict.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.FileNotFoundException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnnxEncoderTests {

    private final Encoder encoder = Encoders.onnx();

    @Test
    void likeMeaningsPointTheSameWay() {
        Vector forgotten = encode("I have forgotten my password");
        Vector cannotRemember = encode("I can't remember my login password");
        Vector bins = encode("the bins have not been collected");

        assertThat(forgotten.cosine(cannotRemember)).isGreaterThan(0.85);
        assertThat(forgotten.cosine(bins)).isLessThan(0.6);
    }

    @Test
    void vectorsHaveUnitLengthAnd384Dimensions() {
        Vector vector = encode("Where are the papers for planning?");

        assertThat(vector.values()).hasSize(384);
        assertThat(vector.cosine(vector)).isEqualTo(1, within(1e-5));
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertThat(encode("CAFÉ wifi")).isEqualTo(encode("cafe WiFi"));
    }

    @Test
    void aLongTextIsTheMeanOfItsWindowsByTheirLength() {
        String full = "meeting ".repeat(510);
        String half = "password ".repeat(255);

        float[] meeting = encode(full).values();
        float[] password = encode(half).values();
        float[] sum = new float[meeting.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 510 * meeting[i] + 255 * password[i];
        }

        assertThat(encode(full + half).cosine(new Vector(sum))).isEqualTo(1, within(1e-5));
    }

    @Test
    void anEmptyTextHasAVectorToo() {
        assertThat(encode("").values()).hasSize(384);
    }

    @Test
    void manyThreadsGetTheSameVectors() throws InterruptedException, ExecutionException {
        List<String> texts =
                IntStream.range(0, 40).mapToObj(i -> "message number " + i).toList();
        List<Vector> alone = texts.stream().map(this::encode).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Vector>> together = texts.stream()
                    .map(text -> threads.submit(() -> encode(text)))
                    .toList();

            for (int i = 0; i < texts.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void whereAllIsWellNothingIsUnavailable() {
        assertThat(encoder.unavailable()).isEmpty();
        assertThat(encoder.model()).isEqualTo("bge-small-en-v1.5-q");
    }

    @Test
    void switchedOffItSaysSo() {
        Encoder none = Encoders.none();

        assertThat(none.encode("anything")).isEmpty();
        assertThat(none.unavailable())
                .hasValueSatisfying(why -> assertThat(why).contains("memberict.language.encoder"));
    }

    @Test
    void isUnavailableWithAReasonWhereTheNativeLibraryDoesNotRun() {
        Encoder broken = new OnnxEncoder(() -> {
            throw new UnsatisfiedLinkError("no onnxruntime in java.library.path");
        });

        assertThat(broken.encode("anything")).isEmpty();
        assertThat(broken.unavailable())
                .hasValueSatisfying(why -> assertThat(why).contains("no onnxruntime in java.library.path", "machine"));
    }

    @Test
    void saysHowToAllowTheNativeLibrary() {
        Encoder denied = new OnnxEncoder(() -> {
            throw new IllegalCallerException("Illegal native access");
        });

        assertThat(denied.unavailable())
                .hasValueSatisfying(why -> assertThat(why).contains("--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void isUnavailableWithoutTheModelFile() {
        Encoder incomplete = new OnnxEncoder(() -> {
            throw new FileNotFoundException("model.onnx is not in the program's jar");
        });

        assertThat(incomplete.unavailable())
                .hasValueSatisfying(why -> assertThat(why).contains("model.onnx"));
    }

    @Test
    void triesToLoadOnlyWhenAskedAndOnlyOnce() {
        AtomicInteger attempts = new AtomicInteger();
        Encoder broken = new OnnxEncoder(() -> {
            attempts.incrementAndGet();
            throw new UnsatisfiedLinkError();
        });

        assertThat(attempts).hasValue(0);
        broken.unavailable();
        broken.encode("anything");
        assertThat(attempts).hasValue(1);
    }

    private Vector encode(String text) {
        return encoder.encode(text).orElseThrow();
    }
}
