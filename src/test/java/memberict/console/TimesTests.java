package memberict.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTests {

    private static final Instant NOW = Instant.parse("2026-07-01T18:30:00Z");

    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "PT0S, under a minute",
        "PT59S, under a minute",
        "PT1M, 1 minute",
        "PT59M59S, 59 minutes",
        "PT1H, 1 hour",
        "PT47H59M, 47 hours",
        "P2D, 2 days",
        "P1200D, '1,200 days'"
    })
    void saysAgesInWords(Duration age, String words) {
        assertThat(times.age(NOW.minus(age))).isEqualTo(words);
    }

    @Test
    void saysMomentsByTheCouncilsClock() {
        assertThat(times.moment(NOW, ZoneId.of("Europe/London")).words()).isEqualTo("Wed 1 Jul 2026, 19:30");
    }
}
