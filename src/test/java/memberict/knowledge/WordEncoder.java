package memberict.knowledge;

import java.util.Locale;
import java.util.Optional;
import memberict.language.Encoder;
import memberict.language.Vector;

/** Takes a text's words for its meaning: texts that share words are near. Knows that a tablet is an iPad. */
final class WordEncoder implements Encoder {

    int asked;

    @Override
    public Optional<Vector> encode(String text) {
        asked++;
        float[] values = new float[512];
        for (String word : text.toLowerCase(Locale.UK).replace("tablet", "ipad").split("[^a-z]+")) {
            if (!word.isEmpty()) {
                values[Math.floorMod(word.hashCode() * 31, values.length)]++;
            }
        }
        return Optional.of(new Vector(values));
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public String model() {
        return "words";
    }

    /** An encoder on a machine that cannot run it. */
    static Encoder missing() {
        return new Encoder() {
            @Override
            public Optional<Vector> encode(String text) {
                return Optional.empty();
            }

            @Override
            public Optional<String> unavailable() {
                return Optional.of("the native library is missing");
            }

            @Override
            public String model() {
                return "words";
            }
        };
    }
}
