package memberict.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Microsoft's side on this machine: the Connector, its keys, and the sign-in where the bot gets its token. */
final class Microsoft implements AutoCloseable {

    static final String APP = "aaaaaaaa-0000-4000-8000-000000000001";
    static final String SERVICE_URL = "https://smba.trafficmanager.net/uk/11111111-2222-3333-4444-555555555555/";
    static final String ISSUER = "https://api.botframework.com";

    private static final RSAKey KEY = key("connector");

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    Microsoft() {
        server.start();
        beReady();
    }

    void beReady() {
        server.resetAll();
        publishes(List.of("msteams", "webchat"), KEY);
        server.stubFor(get("/metadata").willReturn(okJson("{\"jwks_uri\": \"" + server.url("/keys") + "\"}")));
        issues("first", 3600);
        connectorAnswers(aResponse().withStatus(201).withBody("{\"id\": \"1795414960868\"}"));
    }

    void publishes(List<String> channels, RSAKey... keys) {
        String listed = Arrays.stream(keys)
                .map(key -> key.toPublicJWK().toJSONString())
                .map(json -> json.substring(0, json.length() - 1) + ",\"endorsements\":"
                        + channels.stream().map(c -> '"' + c + '"').collect(Collectors.joining(",", "[", "]")) + "}")
                .collect(Collectors.joining(","));
        server.stubFor(get("/keys").willReturn(okJson("{\"keys\": [" + listed + "]}")));
    }

    void issues(String token, long seconds) {
        server.stubFor(post(urlMatching("/[^/]+/oauth2/v2.0/token"))
                .willReturn(okJson("{\"access_token\": \"%s\", \"expires_in\": %d}".formatted(token, seconds))));
    }

    void connectorAnswers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(urlMatching("/.*v3/conversations/.*")).willReturn(answer));
    }

    void isDown() {
        server.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(500)));
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as the Connector signs it, save for what the change changes. */
    static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(Instant.now(), KEY, change);
    }

    static String token(Instant now, RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(APP)
                .claim("serviceurl", SERVICE_URL)
                .notBeforeTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plusSeconds(3600)));
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    change.apply(claims).build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey connectorKey() {
        return KEY;
    }

    TeamsSettings settings() {
        return new TeamsSettings(
                APP,
                "99999999-8888-7777-6666-555555555555",
                "a-secret&more",
                ISSUER,
                metadata(),
                URI.create(server.baseUrl()),
                List.of());
    }

    URI metadata() {
        return URI.create(server.url("/metadata"));
    }

    WireMockServer server() {
        return server;
    }

    int looks() {
        return server.findAll(getRequestedFor(urlPathEqualTo("/keys"))).size();
    }

    @Override
    public void close() {
        server.stop();
    }
}
