package memberict.language;

import java.util.Optional;

/** Gives a text its {@link Vector}. Safe for many threads at once. */
public interface Encoder {

    /** The one that is shipped, loaded when it is first asked for. */
    static Encoder shipped() {
        return new OnnxEncoder(new LanguageSettings(LanguageSettings.Choice.ONNX));
    }

    /** None: for an operator who switched it off. */
    static Encoder switchedOff() {
        return new OnnxEncoder(new LanguageSettings(LanguageSettings.Choice.NONE));
    }

    /** Empty where the encoder cannot run on this machine: callers then do without meaning and go by words. */
    Optional<Vector> encode(String text);

    /** Why there are no vectors, in a sentence for the operator; empty where all is well. */
    Optional<String> unavailable();

    /** Which model made the vectors, such as {@code bge-small-en-v1.5-q}: vectors of different models do not compare. */
    String model();
}
