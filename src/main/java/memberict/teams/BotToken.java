package memberict.teams;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token that shows the Connector who we are: fetched once for all, and again shortly before it runs out. */
final class BotToken {

    private static final Logger log = LoggerFactory.getLogger(BotToken.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REASON = Pattern.compile("AADSTS\\d+");
    private static final int LARGEST = 64 * 1024;
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI address;
    private final String form;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token token;
    private @Nullable Instant failedAt;

    BotToken(HttpClient http, TeamsSettings settings, Clock clock) {
        this.http = http;
        this.address = settings.login()
                .resolve("/" + URLEncoder.encode(Objects.requireNonNull(settings.appTenant()), StandardCharsets.UTF_8)
                        + "/oauth2/v2.0/token");
        this.form = form(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                Objects.requireNonNull(settings.appId()),
                "client_secret",
                Objects.requireNonNull(settings.appSecret()),
                "scope",
                settings.issuer() + "/.default"));
        this.clock = clock;
    }

    private record Token(String value, Instant refresh, Instant expires) {}

    /** Empty where none is to be had at present. */
    Optional<String> value() {
        Token now = token;
        if (now == null || !clock.instant().isBefore(now.refresh())) {
            now = renewed(now);
        }
        return now != null && clock.instant().isBefore(now.expires()) ? Optional.of(now.value()) : Optional.empty();
    }

    /** The Connector did not take this one. */
    void drop(String value) {
        fetching.lock();
        try {
            if (token != null && token.value().equals(value)) {
                token = null;
            }
        } finally {
            fetching.unlock();
        }
    }

    private @Nullable Token renewed(@Nullable Token seen) {
        fetching.lock();
        try {
            // Another thread may have fetched it while this one waited, or failed to.
            if (token == seen && !justFailed()) {
                Optional<Token> fresh = fetch();
                fresh.ifPresent(value -> token = value);
                failedAt = fresh.isPresent() ? null : clock.instant();
            }
            return token;
        } finally {
            fetching.unlock();
        }
    }

    private boolean justFailed() {
        return failedAt != null && clock.instant().isBefore(failedAt.plus(BETWEEN_FAILURES));
    }

    private Optional<Token> fetch() {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            if (response.statusCode() != 200) {
                Matcher reason = REASON.matcher(response.body());
                log.error(
                        "Microsoft issued no token for the bot: status {}, {}. Check app-id, app-tenant and app-secret; a secret expires.",
                        response.statusCode(),
                        reason.find() ? reason.group() : "no reason given");
                return Optional.empty();
            }
            return read(JSON.readTree(response.body()));
        } catch (IOException | JacksonException e) {
            log.warn(
                    "Microsoft could not be asked for the bot's token ({})",
                    e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Token> read(JsonNode answer) {
        String value = answer.path("access_token").asString("");
        long seconds = answer.path("expires_in").asLong(0);
        if (value.isEmpty() || seconds <= 0) {
            log.error("Microsoft's answer held no token for the bot");
            return Optional.empty();
        }
        Duration lifetime = Duration.ofSeconds(seconds);
        Duration early = EARLY.compareTo(lifetime.dividedBy(2)) < 0 ? EARLY : lifetime.dividedBy(2);
        Instant expires = clock.instant().plus(lifetime);
        return Optional.of(new Token(value, expires.minus(early), expires));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
