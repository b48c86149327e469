package memberict.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import memberict.directory.Council;
import memberict.directory.Directory;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final Council COUNCIL =
            new Directory(Path.of("config")).councils().getFirst();

    private Instant now = Instant.parse("2026-11-20T18:24:50Z");
    private final InstantSource clock = () -> now;
    private final Allowance allowance =
            new Allowance(new WebchatSettings(3, 5, Duration.ofDays(14)), clock.withZone(ZoneOffset.UTC));

    @Test
    void stopsOneTooManyUntilTheMinuteIsOver() {
        Visitor one = visitor("one", "192.0.2.1");
        assertThat(allowance.spend(one)).isEmpty();
        assertThat(allowance.spend(one)).isEmpty();
        assertThat(allowance.spend(one)).isEmpty();

        assertThat(allowance.spend(one)).contains(Duration.ofSeconds(10));

        now = Instant.parse("2026-11-20T18:25:00Z");
        assertThat(allowance.spend(one)).isEmpty();
    }

    @Test
    void stopsWhoeverTakesAFreshConversationForEachMessage() {
        for (int message = 0; message < 5; message++) {
            assertThat(allowance.spend(visitor("fresh " + message, "192.0.2.1")))
                    .isEmpty();
        }

        assertThat(allowance.spend(visitor("fresh again", "192.0.2.1"))).isPresent();
        assertThat(allowance.spend(visitor("someone else", "192.0.2.2"))).isEmpty();
    }

    private static Visitor visitor(String conversation, String network) {
        return new Visitor(COUNCIL, conversation, Optional.empty(), network);
    }
}
