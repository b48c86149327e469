package memberict.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import memberict.microsoft.AccessToken.Answer;
import memberict.microsoft.Credential.CertificateFile;
import memberict.microsoft.Credential.Secret;
import memberict.microsoft.Credential.SecretFile;
import memberict.microsoft.Credential.SecretVariable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokenTests {

    private static final String ADDRESS = "/the-tenant/oauth2/v2.0/token";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T18:30:00Z"), ZoneOffset.UTC);

    /** Made for this test with openssl; its key opens nothing. */
    private static final Path CERTIFICATE = Path.of("src/test/resources/microsoft/invented-certificate.pem");

    @TempDir
    Path folder;

    private final WireMockServer login = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void startIt() {
        login.start();
        login.stubFor(post(ADDRESS).willReturn(okJson("{\"access_token\": \"a-token\", \"expires_in\": 3599}")));
    }

    @AfterEach
    void stopIt() {
        login.stop();
    }

    @Test
    void readsASecretFromItsFileAtEachUse() throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(file, "first&more\n");
        AccessToken token = token(new SecretFile(file));
        assertThat(token.ask()).isEqualTo(new Answer.Issued("a-token"));
        assertThat(asked()).containsEntry("client_secret", "first&more").containsEntry("scope", "the-scope/.default");

        Files.writeString(file, "second");
        token.drop("a-token");
        token.ask();

        assertThat(asked()).containsEntry("client_secret", "second");
    }

    @Test
    void readsASecretFromTheEnvironment() {
        Map.Entry<String, String> any = System.getenv().entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .findFirst()
                .orElseThrow();

        token(new SecretVariable(any.getKey())).ask();

        assertThat(asked()).containsEntry("client_secret", any.getValue().strip());
    }

    @Test
    void signsItsNameWithACertificate() throws Exception {
        assertThat(token(new CertificateFile(CERTIFICATE)).ask()).isEqualTo(new Answer.Issued("a-token"));

        SignedJWT signed = SignedJWT.parse(asked().get("client_assertion"));
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(CERTIFICATE)));
        assertThat(signed.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey())))
                .isTrue();
        assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
        assertThat(signed.getHeader().getX509CertSHA256Thumbprint()).isNotNull();
        assertThat(signed.getJWTClaimsSet().getSubject()).isEqualTo("the-client");
        assertThat(signed.getJWTClaimsSet().getAudience()).containsExactly(login.url(ADDRESS));
        assertThat(signed.getJWTClaimsSet().getExpirationTime()).isEqualTo(Instant.parse("2026-11-23T18:35:00Z"));
        assertThat(asked()).doesNotContainKey("client_secret");
    }

    @Test
    void knowsWhenACertificateEnds() {
        assertThat(new CertificateFile(CERTIFICATE).expires()).isPresent();
        assertThat(new CertificateFile(folder.resolve("away")).expires()).isEmpty();
        assertThat(new Secret("x").expires()).isEmpty();
    }

    @Test
    void saysWhereTheSecretShouldBe() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        Path noKey = Files.writeString(
                folder.resolve("no-key.pem"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----");

        assertThat(refusal(new SecretFile(empty)))
                .isEqualTo("the file %s is empty: it must hold the application's secret".formatted(empty));
        assertThat(refusal(new SecretFile(folder.resolve("away"))))
                .contains("away cannot be read (NoSuchFileException)");
        assertThat(refusal(new SecretVariable("NO_SUCH_VARIABLE_HERE")))
                .contains("the environment variable NO_SUCH_VARIABLE_HERE is empty");
        assertThat(refusal(new CertificateFile(noKey))).contains("must hold both -----BEGIN PRIVATE KEY-----");
        assertThat(refusal(new CertificateFile(broken))).contains("cannot be used; it must be RSA");
        login.verify(0, postRequestedFor(urlEqualTo(ADDRESS)));
    }

    @ParameterizedTest
    @CsvSource({
        "AADSTS7000215, the secret of application the-client is wrong",
        "AADSTS7000222, has expired; make a new one in Entra",
        "AADSTS700016, is not registered in this tenant",
        "AADSTS90002, there is no such tenant",
        "AADSTS700027, the certificate is not the one registered",
        "AADSTS50034, check the application's id"
    })
    void saysWhatTheOperatorCanDo(String reason, String words) {
        login.stubFor(post(ADDRESS)
                .willReturn(
                        aResponse().withStatus(401).withBody("{\"error_description\": \"%s: …\"}".formatted(reason))));

        assertThat(refusal(new Secret("x"))).contains(words, "(" + reason + ")");
    }

    @Test
    void doesNotTakeAPassingFaultForARefusal() {
        login.stubFor(post(ADDRESS).willReturn(aResponse().withStatus(503)));
        assertThat(token(new Secret("x")).ask()).isInstanceOf(Answer.OutOfReach.class);

        AccessToken token = token(new Secret("x"));
        login.stop();
        assertThat(token.ask()).isEqualTo(new Answer.OutOfReach("localhost could not be reached"));
    }

    @Test
    void printsNoSecretAndNoToken() {
        assertThat(new Secret("hush")).asString().doesNotContain("hush");
        assertThat(new Answer.Issued("hush")).asString().doesNotContain("hush");
    }

    private String refusal(Credential credential) {
        return token(credential).ask() instanceof Answer.Refused(String why) ? why : "not refused";
    }

    private AccessToken token(Credential credential) {
        return new AccessToken(
                HttpClient.newHttpClient(),
                URI.create(login.baseUrl()),
                "the-tenant",
                "the-client",
                credential,
                "the-scope/.default",
                "a test",
                CLOCK);
    }

    /** The fields of the latest request. */
    private Map<String, String> asked() {
        String form = login.getAllServeEvents().getFirst().getRequest().getBodyAsString();
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
