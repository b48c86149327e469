package memberict.language;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param encoder {@code none} makes the product go by words alone, as on a machine where ONNX Runtime cannot run */
@ConfigurationProperties("memberict.language")
record LanguageSettings(@DefaultValue("onnx") Choice encoder) {

    enum Choice {
        ONNX,
        NONE
    }
}
