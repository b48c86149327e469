package memberict.teams;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys the Connector signs with, each with the channels it may sign for: an ordinary key set would drop that list.
 * Strangers can invent key names, so a name we do not know leads to a look at most once an hour.
 */
final class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 1024 * 1024;
    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration BETWEEN_LOOKS_FOR_AN_UNKNOWN_KEY = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS_WHEN_STALE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS_WITHOUT_ANY = Duration.ofSeconds(15);

    private final HttpClient http;
    private final URI metadata;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Map<String, SigningKey> keys = Map.of();
    private volatile @Nullable Instant fetchedAt;
    private volatile @Nullable Instant lookedAt;

    SigningKeys(HttpClient http, URI metadata, Clock clock) {
        this.http = http;
        this.metadata = metadata;
        this.clock = clock;
    }

    /** @param channels what the key may sign for; Microsoft calls them endorsements */
    record SigningKey(
            RSAPublicKey key,
            Set<String> channels,
            @Nullable Instant until) {

        SigningKey {
            channels = Set.copyOf(channels);
        }
    }

    /** @throws OutOfReach while no keys could be fetched at all */
    Optional<SigningKey> find(String id) {
        if (mayLook(id)) {
            look(id);
        }
        if (keys.isEmpty()) {
            throw new OutOfReach();
        }
        return Optional.ofNullable(keys.get(id));
    }

    private boolean mayLook(String id) {
        boolean fresh = fetchedAt != null && clock.instant().isBefore(fetchedAt.plus(FRESH));
        if (fresh && keys.containsKey(id)) {
            return false;
        }
        Duration gap = keys.isEmpty()
                ? BETWEEN_LOOKS_WITHOUT_ANY
                : fresh ? BETWEEN_LOOKS_FOR_AN_UNKNOWN_KEY : BETWEEN_LOOKS_WHEN_STALE;
        return lookedAt == null || !clock.instant().isBefore(lookedAt.plus(gap));
    }

    private void look(String id) {
        if (keys.isEmpty()) {
            looking.lock();
        } else if (!looking.tryLock()) {
            return;
        }
        try {
            if (mayLook(id)) {
                lookedAt = clock.instant();
                keys = fetch();
                fetchedAt = lookedAt;
            }
        } catch (IOException | JacksonException e) {
            // What was known stays in use.
            log.warn(
                    "The Connector's signing keys could not be fetched from {} ({})",
                    metadata.getHost(),
                    e.getClass().getSimpleName());
        } finally {
            looking.unlock();
        }
    }

    private Map<String, SigningKey> fetch() throws IOException {
        URI address = keyAddress();
        Map<String, SigningKey> found = new HashMap<>();
        for (JsonNode entry : get(address).path("keys")) {
            String id = entry.path("kid").asString("");
            if (!id.isEmpty() && entry.path("kty").asString("").equals("RSA")) {
                read(entry).ifPresent(key -> found.put(id, key));
            }
        }
        if (found.isEmpty()) {
            throw new IOException("no keys");
        }
        return Map.copyOf(found);
    }

    private URI keyAddress() throws IOException {
        try {
            URI address = metadata.resolve(get(metadata).path("jwks_uri").asString(""));
            boolean sameHouse = metadata.getScheme().equals(address.getScheme())
                    && metadata.getAuthority().equals(address.getAuthority());
            if (!sameHouse) {
                throw new IOException("the keys are at another host");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new IOException("the keys are nowhere", e);
        }
    }

    private static Optional<SigningKey> read(JsonNode entry) {
        try {
            RSAKey key = RSAKey.parse(entry.toString());
            Set<String> channels = new HashSet<>();
            entry.path("endorsements").forEach(channel -> channels.add(channel.asString("")));
            return Optional.of(new SigningKey(key.toRSAPublicKey(), channels, until(key)));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            log.warn("A signing key of the Connector could not be read");
            return Optional.empty();
        }
    }

    private static @Nullable Instant until(JWK key) {
        List<X509Certificate> chain = key.getParsedX509CertChain();
        if (chain == null || chain.isEmpty()) {
            return null;
        }
        Date notAfter = chain.getFirst().getNotAfter();
        return notAfter.toInstant();
    }

    private JsonNode get(URI address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** No key was ever fetched, so no token can be judged either way. */
    static final class OutOfReach extends RuntimeException {
        OutOfReach() {
            super("the Connector's signing keys are out of reach");
        }
    }
}
