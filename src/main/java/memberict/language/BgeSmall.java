package memberict.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The quantised bge-small-en-v1.5, a sentence encoder that runs on one thread of an ordinary machine. */
final class BgeSmall {

    static final String NAME = "bge-small-en-v1.5-q";

    /** The model reads 512, two of which are its own. */
    private static final int WINDOW = 510;

    private static @Nullable BgeSmall shared;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces wordPieces;
    private final int start;
    private final int end;

    private BgeSmall(OrtEnvironment environment, OrtSession session, WordPieces wordPieces) {
        this.environment = environment;
        this.session = session;
        this.wordPieces = wordPieces;
        this.start = wordPieces.id("[CLS]");
        this.end = wordPieces.id("[SEP]");
    }

    /**
     * One for the process, never closed: it takes 100 MB, and closing it while another thread encodes would be a crash
     * and not an exception.
     */
    static synchronized BgeSmall shared() throws IOException, OrtException {
        if (shared == null) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false); // the Windows build otherwise tells Microsoft how it is used
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                // requests are the parallelism
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                shared = new BgeSmall(environment, environment.createSession(model(), options), wordPieces());
            }
        }
        return shared;
    }

    /** A text longer than one window is the mean of its windows, each weighing as much as it is long. */
    Vector encode(String text) throws OrtException {
        int[] pieces = wordPieces.of(text);
        if (pieces.length <= WINDOW) {
            return encodeWindow(pieces);
        }
        float[] sum = new float[0];
        for (int from = 0; from < pieces.length; from += WINDOW) {
            int[] window = Arrays.copyOfRange(pieces, from, Math.min(from + WINDOW, pieces.length));
            float[] values = encodeWindow(window).values();
            sum = from == 0 ? new float[values.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += window.length * values[i];
            }
        }
        return new Vector(sum);
    }

    private Vector encodeWindow(int[] pieces) throws OrtException {
        int length = pieces.length + 2;
        long[][] ids = new long[1][length];
        ids[0][0] = start;
        for (int i = 0; i < pieces.length; i++) {
            ids[0][i + 1] = pieces[i];
        }
        ids[0][length - 1] = end;
        long[][] attention = new long[1][length];
        Arrays.fill(attention[0], 1);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, ids);
                OnnxTensor mask = OnnxTensor.createTensor(environment, attention);
                OnnxTensor segment = OnnxTensor.createTensor(environment, new long[1][length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", segment))) {
            // one row of numbers a piece; bge's sentence vector is the row of the first piece, [CLS]
            OnnxTensor rows = (OnnxTensor) result.get(0);
            float[] first = new float[(int) rows.getInfo().getShape()[2]];
            rows.getFloatBuffer().get(first);
            return new Vector(first);
        }
    }

    static WordPieces wordPieces() throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>();
        try (InputStream in = resource(NAME + "-tokenizer.json")) {
            JsonMapper.shared()
                    .readTree(in)
                    .at("/model/vocab")
                    .forEachEntry((piece, id) -> vocabulary.put(piece, id.asInt()));
        }
        return new WordPieces(vocabulary);
    }

    private static byte[] model() throws IOException {
        try (InputStream in = resource(NAME + ".onnx")) {
            return in.readAllBytes();
        }
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        InputStream in = BgeSmall.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " is not in the program's jar");
        }
        return in;
    }
}
