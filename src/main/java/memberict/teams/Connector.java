package memberict.teams;

import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import memberict.microsoft.AccessToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks to the Bot Connector: posts an activity into a conversation, or puts one of ours in another's place. */
final class Connector {

    private static final Logger log = LoggerFactory.getLogger(Connector.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_ANSWER = 64 * 1024;
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final HttpClient http;
    private final ServiceUrls serviceUrls;
    private final Optional<AccessToken> token;
    private final Duration patience;
    private final Clock clock;

    /** @param token empty on this machine alone, where none is ever sent */
    Connector(HttpClient http, ServiceUrls serviceUrls, Optional<AccessToken> token, Duration patience, Clock clock) {
        this.http = http;
        this.serviceUrls = serviceUrls;
        this.token = token;
        this.patience = patience;
        this.clock = clock;
    }

    /** What came of a call. */
    sealed interface Answer {

        /**
         * @param id of the activity that was posted
         * @param code Microsoft's word for what is wrong, such as {@code BotNotInConversationRoster}
         * @param retryAfter what Retry-After asked for
         */
        record Status(
                int code,
                @Nullable String id,
                String error,
                @Nullable Duration retryAfter) implements Answer {}

        /** It never left. */
        record NotSent(String why) implements Answer {}

        /** It left, and no one knows what became of it. */
        record NoAnswer(String why) implements Answer {}

        /** The conversation's address is not one we may speak to. */
        record Untrusted() implements Answer {}
    }

    Answer post(TeamsConversation to, ObjectNode activity) {
        return call(to, "POST", "/v3/conversations/" + encoded(to.id()) + "/activities", activity);
    }

    Answer put(TeamsConversation to, String id, ObjectNode activity) {
        return call(to, "PUT", "/v3/conversations/" + encoded(to.id()) + "/activities/" + encoded(id), activity);
    }

    private Answer call(TeamsConversation to, String method, String path, ObjectNode activity) {
        if (!serviceUrls.trusted(to.serviceUrl())) {
            return new Answer.Untrusted();
        }
        String base = to.serviceUrl().endsWith("/")
                ? to.serviceUrl().substring(0, to.serviceUrl().length() - 1)
                : to.serviceUrl();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(activity)));
        if (token.isEmpty()) {
            return exchange(request.build());
        }
        Answer answer = withToken(token.get(), request);
        // The token may have been withdrawn; a fresh one settles it.
        return answer instanceof Answer.Status status && status.code() == 401
                ? withToken(token.get(), request)
                : answer;
    }

    private Answer withToken(AccessToken source, HttpRequest.Builder request) {
        if (!(source.ask() instanceof AccessToken.Answer.Issued(String value))) {
            return new Answer.NotSent("Microsoft issued no token for the bot.");
        }
        Answer answer =
                exchange(request.setHeader("Authorization", "Bearer " + value).build());
        if (answer instanceof Answer.Status status && status.code() == 401) {
            source.drop(value);
        }
        return answer;
    }

    private Answer exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> sending =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return read(sending.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            sending.cancel(true);
            return new Answer.NoAnswer("Teams did not answer in time.");
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.NoAnswer("The service stopped while this was being sent.");
        }
    }

    private static Answer failed(@Nullable Throwable cause) {
        boolean neverLeft = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        log.warn(
                "Teams could not be reached: {}",
                cause == null ? "unknown" : cause.getClass().getName());
        return neverLeft
                ? new Answer.NotSent("Teams could not be reached.")
                : new Answer.NoAnswer("The connection to Teams broke before it answered.");
    }

    private Answer read(HttpResponse<String> response) {
        JsonNode body = body(response.body());
        Answer.Status status = new Answer.Status(
                response.statusCode(),
                Activity.text(body.path("id")).filter(id -> id.length() <= 300).orElse(null),
                body.path("error").path("code").asString(""),
                response.headers().firstValue("Retry-After").map(this::wait).orElse(null));
        if (status.code() >= 300) {
            log.warn(
                    "Teams answered {} {} (MS-CV {}, operation {})",
                    status.code(),
                    status.error().replaceAll("[^A-Za-z0-9]", ""),
                    response.headers().firstValue("MS-CV").orElse("-"),
                    response.headers().firstValue("X-Correlating-OperationId").orElse("-"));
        }
        return status;
    }

    private static JsonNode body(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private @Nullable Duration wait(String retryAfter) {
        try {
            Duration wait = retryAfter.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
            if (wait.isNegative()) {
                return Duration.ZERO;
            }
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    // As a path, not a form: a space would otherwise become a plus.
    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
