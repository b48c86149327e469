package memberict.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import memberict.TestDatabases;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.Courier.Delivery;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.microsoft.AccessToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TeamsCourierTests {

    private static final String POSTED =
            "/uk/11111111-2222-3333-4444-555555555555/v3/conversations/a%3A1personal-cllr-jones/activities";
    private static final String TOKEN = "/99999999-8888-7777-6666-555555555555/oauth2/v2.0/token";

    private static final JdbcClient DATABASE = JdbcClient.create(TestDatabases.h2());

    private final Microsoft microsoft = new Microsoft();
    private final SettableClock clock = new SettableClock();
    private final TeamsConversations conversations = new TeamsConversations(DATABASE, clock);
    private final HttpClient http = new Diverted(URI.create(microsoft.server().baseUrl()));
    private final AccessToken token = TeamsConfiguration.botToken(http, microsoft.settings(), clock);
    private final TeamsCourier courier = courier(http, ServiceUrls.of(microsoft.settings()), Optional.of(token));

    @BeforeEach
    void aConversation() {
        conversations.keep(at(Microsoft.SERVICE_URL));
    }

    @AfterEach
    void close() {
        microsoft.close();
    }

    @Test
    void postsAReplyWhereTheConversationIs() {
        assertThat(send()).isEqualTo(new Delivery.Delivered("1795414960868"));

        microsoft
                .server()
                .verify(postRequestedFor(urlEqualTo(POSTED))
                        .withHeader(Diverted.MEANT_FOR, equalTo("https://smba.trafficmanager.net"))
                        .withHeader("Authorization", equalTo("Bearer first"))
                        .withRequestBody(matchingJsonPath("$.from.id", equalTo("28:" + Microsoft.APP)))
                        .withRequestBody(matchingJsonPath("$.recipient.id", equalTo("29:1cllr-jones")))
                        .withRequestBody(matchingJsonPath(
                                "$.attachments[0].contentType", equalTo("application/vnd.microsoft.card.adaptive"))));
    }

    @Test
    void asksForATokenOnceAndSaysWhoItIs() {
        send();
        send();

        microsoft
                .server()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo(TOKEN))
                                .withRequestBody(containing("grant_type=client_credentials"))
                                .withRequestBody(containing("client_id=" + Microsoft.APP))
                                .withRequestBody(containing("client_secret=a-secret%26more"))
                                .withRequestBody(containing("scope=https%3A%2F%2Fapi.botframework.com%2F.default")));
    }

    @Test
    void asksForANewTokenFiveMinutesBeforeTheOldOneEnds() {
        send();
        microsoft.issues("second", 3600);
        clock.pass(Duration.ofMinutes(54));
        send();
        assertThat(tokensAskedFor()).isEqualTo(1);

        clock.pass(Duration.ofMinutes(1));
        send();
        assertThat(tokensAskedFor()).isEqualTo(2);
        microsoft
                .server()
                .verify(1, postRequestedFor(urlEqualTo(POSTED)).withHeader("Authorization", equalTo("Bearer second")));
    }

    @Test
    void usesTheOldTokenToItsEndWhileNoNewOneIsToBeHad() {
        send();
        tokenSignInFails(503);
        clock.pass(Duration.ofMinutes(58));
        assertThat(send()).isInstanceOf(Delivery.Delivered.class);

        clock.pass(Duration.ofMinutes(2));
        assertThat(send()).isInstanceOf(Delivery.TryAgain.class);
    }

    @Test
    void triesAgainLaterWhereNoTokenIsToBeHad() {
        tokenSignInFails(401);

        assertThat(send()).isEqualTo(new Delivery.TryAgain("Microsoft issued no token for the bot.", null));
        microsoft.server().verify(0, postRequestedFor(urlEqualTo(POSTED)));
    }

    @Test
    void doesNotAskAgainAtOnceWhereNoTokenWasToBeHad() {
        tokenSignInFails(503);
        send();
        send();
        assertThat(tokensAskedFor()).isEqualTo(1);

        microsoft.issues("first", 3600);
        clock.pass(Duration.ofSeconds(5));
        assertThat(send()).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void asksForOneTokenHoweverManyWait() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AccessToken.Answer>> values = IntStream.range(0, 20)
                    .mapToObj(i -> senders.submit(() -> {
                        go.await();
                        return token.ask();
                    }))
                    .toList();
            go.countDown();
            for (Future<AccessToken.Answer> value : values) {
                assertThat(value.get()).isEqualTo(new AccessToken.Answer.Issued("first"));
            }
        }
        assertThat(tokensAskedFor()).isEqualTo(1);
    }

    @Test
    void dropsATokenThatIsNotTakenAndTriesOnceWithANewOne() {
        microsoft.connectorAnswers(aResponse().withStatus(401));
        microsoft
                .server()
                .stubFor(any(urlMatching("/.*v3/conversations/.*"))
                        .withHeader("Authorization", equalTo("Bearer second"))
                        .willReturn(aResponse().withStatus(201).withBody("{\"id\": \"2\"}")));
        microsoft
                .server()
                .stubFor(WireMock.post(TOKEN)
                        .inScenario("tokens")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(WireMock.okJson("{\"access_token\": \"first\", \"expires_in\": 3600}"))
                        .willSetStateTo("again"));
        microsoft
                .server()
                .stubFor(WireMock.post(TOKEN)
                        .inScenario("tokens")
                        .whenScenarioStateIs("again")
                        .willReturn(WireMock.okJson("{\"access_token\": \"second\", \"expires_in\": 3600}")));

        assertThat(send()).isEqualTo(new Delivery.Delivered("2"));
    }

    @Test
    void triesAgainLaterWhereNoTokenIsTaken() {
        microsoft.connectorAnswers(aResponse().withStatus(401));

        assertThat(send()).isInstanceOf(Delivery.TryAgain.class);
        microsoft.server().verify(2, postRequestedFor(urlEqualTo(POSTED)));
    }

    @ParameterizedTest
    @CsvSource({
        "200, Delivered",
        "202, Delivered",
        "301, Refused",
        "400, Refused",
        "403, Refused",
        "404, Refused",
        "412, TryAgain",
        "413, Refused",
        "429, TryAgain",
        "500, Refused",
        "502, TryAgain",
        "503, TryAgain",
        "504, Unknown"
    })
    void readsEveryAnswerOfTheConnector(int status, String delivery) {
        microsoft.connectorAnswers(aResponse().withStatus(status).withHeader("Location", "https://evil.example/"));

        assertThat(send().getClass().getSimpleName()).isEqualTo(delivery);
        microsoft.server().verify(1, postRequestedFor(urlMatching(".*/v3/.*")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | PT17S",
                "Mon, 23 Nov 2026 18:31:30 GMT | PT1M30S",
                "Mon, 23 Nov 2026 18:00:00 GMT | PT0S",
                "99999999999999999 | P1D"
            })
    void waitsAsLongAsTheConnectorAsks(String retryAfter, Duration wait) {
        microsoft.connectorAnswers(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

        assertThat(send()).isEqualTo(new Delivery.TryAgain("Teams was busy (429).", wait));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999999"})
    void doesNotMindAWaitThatMakesNoSense(String retryAfter) {
        microsoft.connectorAnswers(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

        assertThat(send()).isEqualTo(new Delivery.TryAgain("Teams was busy (429).", null));
    }

    @ParameterizedTest
    @CsvSource({
        "403, BotNotInConversationRoster",
        "403, ConversationBlockedByUser",
        "403, BotDisabledByAdmin",
        "404, ConversationNotFound"
    })
    void stopsWritingToAMemberWhoRemovedIt(int status, String code) {
        microsoft.connectorAnswers(aResponse()
                .withStatus(status)
                .withBody("{\"error\": {\"code\": \"" + code + "\", \"message\": \"x\"}}"));

        assertThat(send()).isInstanceOf(Delivery.Refused.class);
        assertThat(send()).isInstanceOf(Delivery.Refused.class);
        microsoft.server().verify(1, postRequestedFor(urlEqualTo(POSTED)));

        microsoft.connectorAnswers(aResponse().withStatus(201));
        conversations.keep(at(Microsoft.SERVICE_URL));
        assertThat(send()).isEqualTo(new Delivery.Delivered(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void doesNotKnowWhetherItArrivedWhereTheConnectionBreaks(Fault fault) {
        send();
        microsoft.connectorAnswers(aResponse().withFault(fault));

        assertThat(send()).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void doesNotKnowWhetherItArrivedWhereNoAnswerComesInTime() {
        send();
        microsoft.connectorAnswers(aResponse().withStatus(201).withFixedDelay(3000));

        assertThat(send()).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void triesAgainWhereTeamsCannotBeReached() {
        token.ask();
        microsoft.server().stop();

        assertThat(send()).isEqualTo(new Delivery.TryAgain("Teams could not be reached.", null));
    }

    @Test
    void sendsNoTokenWhereTheAddressIsNotTheConnectors() {
        conversations.keep(at("https://smba.trafficmanager.net.evil.example/uk/"));

        assertThat(send()).isInstanceOf(Delivery.Refused.class);
        microsoft.server().verify(0, WireMock.anyRequestedFor(anyUrl()));
    }

    @Test
    void sendsNoTokenOnThisMachine() {
        conversations.keep(at(microsoft.server().url("/_connector")));
        TeamsCourier local = courier(HttpClient.newHttpClient(), ServiceUrls.local(), Optional.empty());

        assertThat(local.send(Replies.answer())).isEqualTo(new Delivery.Delivered("1795414960868"));
        microsoft
                .server()
                .verify(postRequestedFor(urlEqualTo("/_connector/v3/conversations/a%3A1personal-cllr-jones/activities"))
                        .withHeader("Authorization", absent()));
    }

    @Test
    void refusesAReplyToNowhere() {
        assertThat(courier.send(new OutboundMessage(
                        MessageId.fresh(),
                        new Address(Channel.TEAMS, "a:nobody"),
                        clock.instant(),
                        List.of(),
                        null,
                        null)))
                .isEqualTo(new Delivery.Refused("It is not known where this conversation is in Teams."));
    }

    @Test
    void showsTheChoiceWhereTheButtonsStood() {
        courier.settle(Replies.chosen(Replies.answer(), "helped"), "1795414960868");

        microsoft
                .server()
                .verify(putRequestedFor(urlEqualTo(POSTED + "/1795414960868"))
                        .withRequestBody(matchingJsonPath("$.id", equalTo("1795414960868")))
                        .withRequestBody(containing("You chose: **That helped**"))
                        .withRequestBody(matchingJsonPath("$.attachments[0].content[?(!@.actions)]")));
    }

    @Test
    void leavesACardThatIsGone() {
        microsoft.connectorAnswers(aResponse().withStatus(404));

        assertThatCode(() -> courier.settle(Replies.chosen(Replies.answer(), "helped"), "1"))
                .doesNotThrowAnyException();
    }

    @Test
    void asksTheOutboxToShowTheChoiceLaterWhereTeamsIsBusy() {
        microsoft.connectorAnswers(aResponse().withStatus(503));

        assertThatThrownBy(() -> courier.settle(Replies.chosen(Replies.answer(), "helped"), "1"))
                .isInstanceOf(TeamsCourier.NotSettled.class);
    }

    private Delivery send() {
        return courier.send(Replies.answer());
    }

    private int tokensAskedFor() {
        return microsoft.server().findAll(postRequestedFor(urlEqualTo(TOKEN))).size();
    }

    private void tokenSignInFails(int status) {
        microsoft
                .server()
                .stubFor(WireMock.post(TOKEN)
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withBody("{\"error_description\": \"AADSTS7000222: The secret has expired\"}")));
    }

    private TeamsCourier courier(HttpClient http, ServiceUrls serviceUrls, Optional<AccessToken> token) {
        return new TeamsCourier(conversations, new Connector(http, serviceUrls, token, Duration.ofSeconds(1), clock));
    }

    private static TeamsConversation at(String serviceUrl) {
        return new TeamsConversation(
                Replies.CHAT.conversation(),
                serviceUrl,
                "11111111-2222-3333-4444-555555555555",
                "msteams",
                "28:" + Microsoft.APP,
                "29:1cllr-jones",
                "en-GB",
                true);
    }
}
