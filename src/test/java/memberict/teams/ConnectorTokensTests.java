package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import memberict.teams.ConnectorTokens.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorTokensTests {

    private final Microsoft microsoft = new Microsoft();
    private final SettableClock clock = new SettableClock(Instant.now());
    private final SigningKeys keys = new SigningKeys(HttpClient.newHttpClient(), microsoft.metadata(), clock);
    private final ConnectorTokens tokens = new ConnectorTokens(keys, Microsoft.ISSUER, Microsoft.APP, clock);

    @AfterEach
    void close() {
        microsoft.close();
    }

    @Test
    void acceptsWhatTheConnectorSigns() {
        assertThat(judge(claims -> claims))
                .isEqualTo(new Verdict.Genuine(Microsoft.SERVICE_URL, Set.of("msteams", "webchat")));
    }

    @Test
    void readsTheServiceAddressInEitherSpelling() {
        assertThat(judge(claims -> claims.claim("serviceurl", null).claim("serviceUrl", Microsoft.SERVICE_URL)))
                .isEqualTo(new Verdict.Genuine(Microsoft.SERVICE_URL, Set.of("msteams", "webchat")));
    }

    @Test
    void notesThatATokenNamesNoServiceAddress() {
        assertThat(judge(claims -> claims.claim("serviceurl", null)))
                .isEqualTo(new Verdict.Genuine(null, Set.of("msteams", "webchat")));
    }

    @Test
    void refusesAnotherIssuer() {
        refuses(claims -> claims.issuer("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"));
        refuses(claims -> claims.issuer(Microsoft.ISSUER + "/"));
        refuses(claims -> claims.issuer(null));
    }

    @Test
    void refusesAnotherAudience() {
        refuses(claims -> claims.audience("bbbbbbbb-0000-4000-8000-000000000002"));
        refuses(claims -> claims.audience(List.of()));
    }

    @Test
    void allowsClocksToDifferByFiveMinutesAndNoMore() {
        Instant now = clock.instant();
        assertThat(judge(claims -> claims.expirationTime(Date.from(now.minusSeconds(299)))))
                .isInstanceOf(Verdict.Genuine.class);
        refuses(claims -> claims.expirationTime(Date.from(now.minusSeconds(301))));
        refuses(claims -> claims.expirationTime(null));
        assertThat(judge(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(299)))))
                .isInstanceOf(Verdict.Genuine.class);
        refuses(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(301))));
    }

    @Test
    void refusesASignatureByAnotherKeyOfTheSameName() {
        assertThat(tokens.judge(Microsoft.token(clock.instant(), Microsoft.key("connector"), claims -> claims)))
                .isInstanceOf(Verdict.Worthless.class);
    }

    @Test
    void refusesAChangedToken() {
        String[] parts = Microsoft.token(clock.instant(), Microsoft.connectorKey(), claims -> claims)
                .split("\\.");
        String other = Microsoft.token(clock.instant(), Microsoft.connectorKey(), claims -> claims.subject("x"))
                .split("\\.")[1];

        assertThat(tokens.judge(parts[0] + "." + other + "." + parts[2])).isInstanceOf(Verdict.Worthless.class);
    }

    @Test
    void refusesEveryAlgorithmButTheConnectors() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(Microsoft.ISSUER)
                .audience(Microsoft.APP)
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .build();
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("connector").build(), claims);
        shared.sign(new MACSigner(
                Microsoft.connectorKey().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        SignedJWT longer = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("connector").build(), claims);
        longer.sign(new RSASSASigner(Microsoft.connectorKey()));

        assertThat(tokens.judge(shared.serialize())).isInstanceOf(Verdict.Worthless.class);
        assertThat(tokens.judge(longer.serialize())).isInstanceOf(Verdict.Worthless.class);
        assertThat(tokens.judge(new PlainJWT(claims).serialize())).isInstanceOf(Verdict.Worthless.class);
    }

    @Test
    void refusesNonsense() {
        for (String token : List.of("", "x", "a.b.c", "e30.e30.e30", "..", "\u0000")) {
            assertThat(tokens.judge(token)).as(token).isInstanceOf(Verdict.Worthless.class);
        }
    }

    @Test
    void refusesAKeyWhoseCertificateHasEnded(@TempDir Path folder) throws Exception {
        RSAKey ended = certified(folder.resolve("ended"), "-3d");
        RSAKey good = certified(folder.resolve("good"), "-1H");
        microsoft.publishes(List.of("msteams"), ended, good);

        assertThat(tokens.judge(Microsoft.token(clock.instant(), ended, claims -> claims)))
                .isInstanceOf(Verdict.Worthless.class);
        assertThat(tokens.judge(Microsoft.token(clock.instant(), good, claims -> claims)))
                .isInstanceOf(Verdict.Genuine.class);
    }

    /** A key with a certificate that is good for one day. */
    private static RSAKey certified(Path file, String from) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=a",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString(),
                        "-startdate",
                        from,
                        "-validity",
                        "1")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        return new RSAKey.Builder(RSAKey.parse((X509Certificate) store.getCertificate("a")))
                .privateKey((PrivateKey) store.getKey("a", "changeit".toCharArray()))
                .keyID(file.getFileName().toString())
                .build();
    }

    @Test
    void looksForAnUnknownKeyAtMostOnceAnHour() {
        judge(claims -> claims);
        RSAKey fresh = Microsoft.key("fresh");
        microsoft.publishes(List.of("msteams"), fresh, Microsoft.connectorKey());

        for (int i = 0; i < 50; i++) {
            assertThat(tokens.judge(Microsoft.token(clock.instant(), fresh, claims -> claims)))
                    .isInstanceOf(Verdict.Worthless.class);
        }
        assertThat(microsoft.looks()).isEqualTo(1);

        clock.pass(Duration.ofHours(1));
        assertThat(tokens.judge(Microsoft.token(clock.instant(), fresh, claims -> claims)))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(microsoft.looks()).isEqualTo(2);
    }

    @Test
    void looksAgainAfterADay() {
        judge(claims -> claims);
        clock.pass(Duration.ofHours(23));
        judge(claims -> claims);
        assertThat(microsoft.looks()).isEqualTo(1);

        microsoft.publishes(List.of("msteams"), Microsoft.key("another"));
        clock.pass(Duration.ofHours(1));
        assertThat(judge(claims -> claims)).isInstanceOf(Verdict.Worthless.class);
        assertThat(microsoft.looks()).isEqualTo(2);
    }

    @Test
    void keepsTheKeysItHasWhileNewOnesCannotBeFetched() {
        judge(claims -> claims);
        microsoft.isDown();
        clock.pass(Duration.ofDays(3));

        assertThat(judge(claims -> claims)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void saysSoWhileItHasNoKeysAtAll() {
        microsoft.isDown();
        assertThatThrownBy(() -> judge(claims -> claims)).isInstanceOf(SigningKeys.OutOfReach.class);

        microsoft.beReady();
        assertThatThrownBy(() -> judge(claims -> claims)).isInstanceOf(SigningKeys.OutOfReach.class);
        clock.pass(Duration.ofSeconds(15));
        assertThat(judge(claims -> claims)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void takesNoKeysFromAnotherHost() {
        microsoft
                .server()
                .stubFor(WireMock.get("/metadata")
                        .willReturn(WireMock.okJson("{\"jwks_uri\": \""
                                + microsoft.server().url("/keys").replace("localhost", "127.0.0.1") + "\"}")));

        assertThatThrownBy(() -> judge(claims -> claims)).isInstanceOf(SigningKeys.OutOfReach.class);
        assertThat(microsoft.looks()).isZero();
    }

    private Verdict judge(UnaryOperator<JWTClaimsSet.Builder> change) {
        return tokens.judge(Microsoft.token(clock.instant(), Microsoft.connectorKey(), change));
    }

    private void refuses(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThat(judge(change)).isInstanceOf(Verdict.Worthless.class);
    }
}
