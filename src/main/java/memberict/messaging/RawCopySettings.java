package memberict.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are kept as they came.
 *
 * @param key what they are sealed with, the base64 of 32 bytes; absent, a key is made once in the data folder
 * @param keepDays how long
 */
@ConfigurationProperties("memberict.raw-copies")
record RawCopySettings(
        @Nullable String key, @DefaultValue("30") int keepDays) {

    private static final int MOST_DAYS = 3650;

    RawCopySettings {
        if (key != null && key.isBlank()) {
            key = null;
        }
        if (key != null) {
            check(key);
        }
        if (keepDays < 1 || keepDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "memberict.raw-copies.keep-days must be 1 to %d, not %d".formatted(MOST_DAYS, keepDays));
        }
    }

    private static void check(String key) {
        try {
            SealingKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("memberict.raw-copies.key " + e.getMessage());
        }
    }

    Duration kept() {
        return Duration.ofDays(keepDays);
    }

    // A record would print its secret.
    @Override
    public String toString() {
        return "RawCopySettings[keepDays=" + keepDays + "]";
    }
}
