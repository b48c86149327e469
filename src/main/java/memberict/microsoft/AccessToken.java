package memberict.microsoft;

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
import java.util.HashMap;
import java.util.Map;
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

/**
 * The token that shows one of Microsoft's services who we are: fetched once for all, and again shortly before it runs
 * out.
 */
public final class AccessToken {

    private static final Logger log = LoggerFactory.getLogger(AccessToken.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REASON = Pattern.compile("AADSTS\\d+");
    private static final int LARGEST = 64 * 1024;
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI address;
    private final String clientId;
    private final Credential credential;
    private final String scope;
    private final String bearer;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token token;
    private @Nullable Failure failure;

    /**
     * @param login where tokens are issued
     * @param tenant whose directory the application is registered in
     * @param bearer who will carry it, as logs name them
     */
    public AccessToken(
            HttpClient http,
            URI login,
            String tenant,
            String clientId,
            Credential credential,
            String scope,
            String bearer,
            Clock clock) {
        this.http = http;
        this.address = login.resolve("/" + URLEncoder.encode(tenant, StandardCharsets.UTF_8) + "/oauth2/v2.0/token");
        this.clientId = clientId;
        this.credential = credential;
        this.scope = scope;
        this.bearer = bearer;
        this.clock = clock;
    }

    /** What came of asking for it. */
    public sealed interface Answer {

        record Issued(String token) implements Answer {

            // A record would print it.
            @Override
            public String toString() {
                return "Issued[]";
            }
        }

        /** Microsoft refuses until the operator changes something; {@code why} says what. */
        record Refused(String why) implements Answer {}

        /** None is to be had at present, which may pass. */
        record OutOfReach(String why) implements Answer {}
    }

    private record Token(String value, Instant refresh, Instant expires) {}

    private record Failure(Answer answer, Instant at) {}

    public Answer ask() {
        Token now = token;
        if (now != null && clock.instant().isBefore(now.refresh())) {
            return new Answer.Issued(now.value());
        }
        fetching.lock();
        try {
            // Another thread may have fetched it while this one waited, or failed to.
            if (token == now && !justFailed()) {
                Answer answer = fetch();
                failure = answer instanceof Answer.Issued ? null : new Failure(answer, clock.instant());
            }
            Token fresh = token;
            if (fresh != null && clock.instant().isBefore(fresh.expires())) {
                return new Answer.Issued(fresh.value());
            }
            return failure == null ? new Answer.OutOfReach("no token was issued") : failure.answer();
        } finally {
            fetching.unlock();
        }
    }

    /** The service did not take this one. */
    public void drop(String value) {
        fetching.lock();
        try {
            if (token != null && token.value().equals(value)) {
                token = null;
            }
        } finally {
            fetching.unlock();
        }
    }

    private boolean justFailed() {
        return failure != null && clock.instant().isBefore(failure.at().plus(BETWEEN_FAILURES));
    }

    private Answer fetch() {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form()))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            return response.statusCode() == 200 ? read(JSON.readTree(response.body())) : refused(response);
        } catch (UnusableCredential e) {
            String why = String.valueOf(e.getMessage());
            log.error("No token can be asked for {}: {}", bearer, why);
            return new Answer.Refused(why);
        } catch (IOException | JacksonException e) {
            log.warn(
                    "Microsoft could not be asked for a token for {} ({})",
                    bearer,
                    e.getClass().getSimpleName());
            return new Answer.OutOfReach(address.getHost() + " could not be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.OutOfReach("the service stopped");
        }
    }

    private Answer refused(HttpResponse<String> response) {
        Matcher found = REASON.matcher(response.body());
        String reason = found.find() ? found.group() : "no reason given";
        boolean passing = response.statusCode() == 429 || response.statusCode() >= 500;
        String why = passing
                ? "%s answered with status %d".formatted(address.getHost(), response.statusCode())
                : "%s (%s)".formatted(inWords(reason), reason);
        log.error("Microsoft issued no token for {}: status {}, {}", bearer, response.statusCode(), why);
        return passing ? new Answer.OutOfReach(why) : new Answer.Refused(why);
    }

    private Answer read(JsonNode answer) {
        String value = answer.path("access_token").asString("");
        long seconds = answer.path("expires_in").asLong(0);
        if (value.isEmpty() || seconds <= 0) {
            log.error("Microsoft's answer held no token for {}", bearer);
            return new Answer.OutOfReach("the answer held no token");
        }
        Duration lifetime = Duration.ofSeconds(seconds);
        Duration early = EARLY.compareTo(lifetime.dividedBy(2)) < 0 ? EARLY : lifetime.dividedBy(2);
        Instant expires = clock.instant().plus(lifetime);
        token = new Token(value, expires.minus(early), expires);
        return new Answer.Issued(value);
    }

    private String inWords(String reason) {
        return switch (reason) {
            case "AADSTS7000215" ->
                "the secret of application %s is wrong; it must be the secret's value, not its id".formatted(clientId);
            case "AADSTS7000222" ->
                "the secret of application %s has expired; make a new one in Entra under Certificates & secrets"
                        .formatted(clientId);
            case "AADSTS700016" -> "application %s is not registered in this tenant".formatted(clientId);
            case "AADSTS7000112" -> "application %s is disabled in this tenant".formatted(clientId);
            case "AADSTS90002", "AADSTS900023" -> "there is no such tenant; check the council's tenant";
            case "AADSTS700027", "AADSTS700030" ->
                "the certificate is not the one registered for application %s; upload it in Entra under Certificates & secrets"
                        .formatted(clientId);
            default -> "check the application's id, its tenant, and its secret or certificate; both expire";
        };
    }

    private String form() throws UnusableCredential {
        Map<String, String> fields = new HashMap<>(ClientProof.of(credential, clientId, address, clock.instant()));
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", clientId);
        fields.put("scope", scope);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
