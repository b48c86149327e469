package memberict.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import memberict.directory.Directory;
import memberict.settings.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way in, asked as a browser asks: over a socket, with cookies. */
class SignInTests {

    private static final Path CONFIG = Path.of("config");

    @TempDir
    static Path config;

    private static ConfigurableApplicationContext assistant;
    private static int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
            })
    @EnableConfigurationProperties(Folders.class)
    @Import({Directory.class, SignedIn.class, SignIn.class, SignInSecurity.class, OperatorSecurity.class, Desk.class})
    static class OnlySignIn {}

    /** Stands for the console. */
    @RestController
    static class Desk {

        private final SignedIn signedIn;

        Desk(SignedIn signedIn) {
            this.signedIn = signedIn;
        }

        @GetMapping("/console")
        String desk() {
            return "the desk of " + signedIn.officer().orElseThrow().name();
        }

        @PostMapping("/console/reply")
        String reply() {
            return "sent";
        }

        @GetMapping("/whoever")
        String whoever() {
            return signedIn.officer().isPresent()
                    ? "officer"
                    : signedIn.member().isPresent() ? "member" : "nobody";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        copy(CONFIG.resolve("councils"), config.resolve("councils"));
        Files.copy(CONFIG.resolve("members.csv"), config.resolve("members.csv"));
        Files.copy(CONFIG.resolve("officers.csv"), config.resolve("officers.csv"));
        assistant = assistant("127.0.0.1");
        port = ((ServletWebServerApplicationContext) assistant).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        assistant.close();
    }

    @Test
    void whoeverHasNotSignedInIsSentToSignInAndThenToWhereTheyWereGoing() throws Exception {
        HttpResponse<String> sent = get("/console?status=all");

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).isEqualTo("/sign-in?then=/console?status%3Dall");
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();

        HttpResponse<String> signedIn = signIn("officer:o-001", "/console?status=all");

        assertThat(location(signedIn)).isEqualTo("/console?status=all");
        assertThat(get("/console").body()).isEqualTo("the desk of Priya Patel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "", "/console{x}"})
    void neverLeadsElsewhereAfterSigningIn(String then) throws Exception {
        assertThat(location(signIn("officer:o-001", then))).isEqualTo("/console");
    }

    @Test
    void signingInGivesANewSessionWithACookieForThisSiteAlone() throws Exception {
        get("/sign-in");
        String before = cookie();

        HttpResponse<String> signedIn = signIn("officer:o-001", "");

        assertThat(cookie()).isNotEqualTo(before);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void choosingNobodyIsAnErrorInWords() throws Exception {
        HttpResponse<String> answer = signIn("", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("There is a problem").contains("Choose who you are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer:nobody", "member:nobody", "member:", "officer:", "root", "member:m-001 x"})
    void nobodySignsInAsSomeoneUnknown(String who) throws Exception {
        assertThat(signIn(who, "").body()).contains("Choose who you are");

        assertThat(get("/whoever").body()).isEqualTo("nobody");
    }

    @Test
    void aMemberIsToldThatTheConsoleIsForOfficersAndGivenAWayBack() throws Exception {
        assertThat(location(signIn("member:m-001", ""))).isEqualTo("/");

        HttpResponse<String> refused = get("/console");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("This page is for council officers")
                .contains("Cllr Ceri Jones")
                .contains("href=\"/\"");
    }

    @Test
    void whoeverIsTakenOutOfTheDirectoryLosesAccessAtOnce() throws Exception {
        Path officers = config.resolve("officers.csv");
        String all = Files.readString(officers);
        signIn("officer:o-002", "");
        assertThat(get("/console").statusCode()).isEqualTo(200);

        Files.writeString(
                officers, all.lines().filter(line -> !line.startsWith("o-002")).collect(Collectors.joining("\n")));
        reloadDirectory();

        assertThat(get("/console").statusCode()).isEqualTo(403);

        Files.writeString(officers, all);
        reloadDirectory();
        assertThat(get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsIt() throws Exception {
        signIn("officer:o-001", "");

        HttpResponse<String> out = post("/sign-out", Map.of("_csrf", csrf()));

        assertThat(location(out)).isEqualTo("/sign-in?signed-out");
        assertThat(get("/console").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormWithoutItsTokenIsRefusedButWhatWasTypedIsShown() throws Exception {
        signIn("officer:o-001", "");

        HttpResponse<String> refused = browser.send(
                request("/console/reply")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString("text=Hold+the+button+%3Cb%3E"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was sent or saved").contains("Hold the button &lt;b&gt;");
    }

    @Test
    void anotherSiteCannotMakeUsShowItsWords() throws Exception {
        HttpResponse<String> refused = browser.send(
                request("/console/reply")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("text=Ring+this+number"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("Ring this number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/sign-in"})
    void pagesAreKeptByNoOneAndFramedByNoOne(String page) throws Exception {
        signIn("officer:o-001", "");

        HttpResponse<String> answer = get(page);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    // A web site may point its own name at this machine; the browser then sends that name.
    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST, 200",
        "127.0.0.1, 200",
        "[::1], 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "127.0.0.2, 403"
    })
    void opensOnlyUnderThisMachinesOwnNames(String host, int status) throws Exception {
        assertThat(statusWith("Host: " + host + ":" + port)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Host: localhost",
                "Forwarded: for=127.0.0.1",
                "Via: 1.1 tunnel"
            })
    void opensForNoProxyOrTunnel(String header) throws Exception {
        assertThat(statusWith("Host: localhost:" + port + "\r\n" + header)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/prometheus, 200, 403",
        "/actuator, 200, 403",
        "/%61ctuator/prometheus, 200, 403",
        "/actuator/health/liveness, 200, 200",
        "/actuator/health/readiness, 200, 200"
    })
    void metricsAreForThisMachineAndTheBalancersQuestionsForAnyone(String path, int here, int byTunnel)
            throws Exception {
        assertThat(statusWith(path, "Host: localhost:" + port)).isEqualTo(here);
        assertThat(statusWith(path, "Host: localhost:" + port + "\r\nX-Forwarded-For: 192.0.2.1"))
                .isEqualTo(byTunnel);
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void refusesToStartWhereOtherMachinesCouldOpenIt(String address) {
        assertThatThrownBy(() -> assistant(address).close())
                .hasRootCauseInstanceOf(NoSignInProvider.class)
                .rootCause()
                .satisfies(cause -> assertThat(new NoSignInProviderAnalyzer().analyze(cause))
                        .satisfies(analysis -> {
                            assertThat(analysis.getDescription()).contains("No sign-in provider is set");
                            assertThat(analysis.getAction()).contains("Set server.address to 127.0.0.1");
                        }));
    }

    private static ConfigurableApplicationContext assistant(String address) {
        SpringApplication application = new SpringApplication(OnlySignIn.class);
        application.setRegisterShutdownHook(false);
        return application.run(
                "--server.address=" + address,
                "--server.port=0",
                "--memberict.folders.config=" + config,
                // There is no database here to be asked how it is.
                "--management.endpoint.health.group.readiness.include=readinessState");
    }

    private static void reloadDirectory() {
        org.springframework.test.util.ReflectionTestUtils.invokeMethod(assistant.getBean(Directory.class), "reload");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private HttpResponse<String> signIn(String who, String then) throws Exception {
        return post("/sign-in", Map.of("who", who, "then", then, "_csrf", csrf()));
    }

    private String csrf() throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get("/sign-in").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().getFirst().getValue();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        URI location = URI.create(response.headers().firstValue("Location").orElseThrow());
        return location.getQuery() == null ? location.getPath() : location.getPath() + "?" + location.getRawQuery();
    }

    /** The JDK's client sets Host itself, so this speaks plainly. */
    private static int statusWith(String headers) throws IOException {
        return statusWith("/sign-in", headers);
    }

    private static int statusWith(String path, String headers) throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }
}
