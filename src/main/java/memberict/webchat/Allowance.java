package memberict.webchat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts what each conversation and each network sends in a minute, so that a flood stops at the door. */
@Component
class Allowance {

    private final WebchatSettings settings;
    private final Clock clock;
    private Minute minute;

    Allowance(WebchatSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.minute = new Minute(Instant.EPOCH, Map.of());
    }

    /** Counts one more message. Says how long to wait where it is one too many. */
    Optional<Duration> spend(Visitor visitor) {
        Instant now = clock.instant();
        Minute current = minute(now.truncatedTo(ChronoUnit.MINUTES));
        int fromNetwork = current.count("network " + visitor.network());
        int fromConversation = current.count("conversation " + visitor.conversation());
        return fromNetwork > settings.messagesAMinuteFromOneAddress() || fromConversation > settings.messagesAMinute()
                ? Optional.of(Duration.between(now, current.start().plus(1, ChronoUnit.MINUTES)))
                : Optional.empty();
    }

    private synchronized Minute minute(Instant start) {
        if (!minute.start().equals(start)) {
            minute = new Minute(start, new ConcurrentHashMap<>());
        }
        return minute;
    }

    private record Minute(Instant start, Map<String, Integer> counts) {

        int count(String what) {
            return counts.merge(what, 1, Integer::sum);
        }
    }
}
