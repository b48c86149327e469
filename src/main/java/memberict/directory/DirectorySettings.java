package memberict.directory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param every how often a council's Entra groups are looked at */
@ConfigurationProperties(prefix = "memberict.directory", ignoreUnknownFields = false)
record DirectorySettings(@DefaultValue("15m") Duration every) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    DirectorySettings {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("memberict.directory: every must be from 1m to 24h, not " + every);
        }
    }
}
