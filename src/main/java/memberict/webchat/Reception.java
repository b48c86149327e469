package memberict.webchat;

import java.time.Duration;
import memberict.messaging.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What became of what someone sent. */
sealed interface Reception {

    record Received(MessageId id) implements Reception {}

    /**
     * @param problem in words for whoever sent it
     * @param pause before it is worth trying again; null where waiting does not help
     */
    record Refused(
            HttpStatus status, String problem, @Nullable Duration pause) implements Reception {

        HttpHeaders headers() {
            HttpHeaders headers = new HttpHeaders();
            if (pause != null) {
                headers.set(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds() + 1));
            }
            return headers;
        }
    }
}
