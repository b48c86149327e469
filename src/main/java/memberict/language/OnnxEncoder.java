package memberict.language;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Optional;
import memberict.language.LanguageSettings.Choice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Encodes with {@link BgeSmall}, loaded when it is first asked for. A machine that cannot run it, or an operator who
 * switched it off, gets no vectors and a reason, never an exception.
 */
@Component
class OnnxEncoder implements Encoder {

    private static final Logger log = LoggerFactory.getLogger(OnnxEncoder.class);

    private final Loading loading;
    private volatile @Nullable State state;

    @Autowired
    OnnxEncoder(LanguageSettings settings) {
        this(settings.encoder() == Choice.NONE ? OnnxEncoder::switchedOff : OnnxEncoder::load);
    }

    OnnxEncoder(Loading loading) {
        this.loading = loading;
    }

    @Override
    public Optional<Vector> encode(String text) {
        return switch (state()) {
            case Ready(BgeSmall model) -> Optional.of(encode(model, text));
            case Unavailable _ -> Optional.empty();
        };
    }

    @Override
    public Optional<String> unavailable() {
        return switch (state()) {
            case Ready _ -> Optional.empty();
            case Unavailable(String why) -> Optional.of(why);
        };
    }

    @Override
    public String model() {
        return BgeSmall.NAME;
    }

    private static Vector encode(BgeSmall model, String text) {
        try {
            return model.encode(text);
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence encoder failed on a text it should read", e);
        }
    }

    private State state() {
        State known = state;
        return known != null ? known : loadOnce();
    }

    private synchronized State loadOnce() {
        State loaded = state;
        if (loaded == null) {
            loaded = attempt();
            state = loaded;
        }
        return loaded;
    }

    private State attempt() {
        try {
            return loading.load();
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            log.warn("The sentence encoder cannot run; messages are understood by their words alone", e);
            return new Unavailable(reason(e));
        }
    }

    private static State switchedOff() {
        return new Unavailable("The sentence encoder is switched off (memberict.language.encoder is none).");
    }

    private static State load() throws IOException, OrtException {
        return new Ready(BgeSmall.shared());
    }

    private static String reason(Throwable e) {
        return switch (e) {
            case IllegalCallerException _ ->
                "The sentence encoder may not load its native library: start java with"
                        + " --enable-native-access=ALL-UNNAMED.";
            case LinkageError _ ->
                "The sentence encoder's native library does not run on this machine (%s %s): %s"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e.getMessage());
            default -> "The sentence encoder could not be loaded: " + e.getMessage();
        };
    }

    interface Loading {
        State load() throws IOException, OrtException;
    }

    sealed interface State {}

    record Ready(BgeSmall model) implements State {}

    record Unavailable(String why) implements State {}
}
