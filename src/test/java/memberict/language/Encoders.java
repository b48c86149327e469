package memberict.language;

import memberict.language.LanguageSettings.Choice;

/** The encoders as the product makes them, for the tests of other modules. */
public final class Encoders {

    private Encoders() {}

    public static Encoder onnx() {
        return new OnnxEncoder(new LanguageSettings(Choice.ONNX));
    }

    public static Encoder none() {
        return new OnnxEncoder(new LanguageSettings(Choice.NONE));
    }
}
