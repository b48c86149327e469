package memberict.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Chosen;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.messaging.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The door as Microsoft meets it: registered, signed, on the wire. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({DoorContext.class, SignedDoorTests.TeamsOnThisMachine.class})
class SignedDoorTests {

    private static final Microsoft MICROSOFT = new Microsoft();

    @DynamicPropertySource
    static void registered(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.datasource.url",
                () ->
                        "jdbc:h2:mem:signed;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        properties.add("memberict.teams.app-id", () -> Microsoft.APP);
        properties.add("memberict.teams.app-tenant", () -> "99999999-8888-7777-6666-555555555555");
        properties.add("memberict.teams.app-secret", () -> "a-secret&more");
        properties.add("memberict.teams.open-id-metadata", MICROSOFT::metadata);
    }

    /** What goes out to the Connector stays here. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TeamsOnThisMachine {

        @Bean
        @Primary
        Connector connectorOnThisMachine(Clock clock) {
            Diverted http = new Diverted(URI.create(MICROSOFT.server().baseUrl()));
            TeamsSettings settings = MICROSOFT.settings();
            return new Connector(
                    http,
                    ServiceUrls.of(settings),
                    Optional.of(TeamsConfiguration.botToken(http, settings, clock)),
                    Connector.PATIENCE,
                    clock);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Inbox inbox;

    @Autowired
    Outbox outbox;

    @Autowired
    TeamsConversations conversations;

    @Autowired
    TransactionTemplate transactions;

    private Address chat;

    @BeforeEach
    void ready() {
        chat = new Address(Channel.TEAMS, "a:" + UUID.randomUUID());
        MICROSOFT.beReady();
    }

    @Test
    void storesWhatAMemberSays() {
        assertThat(send(message("My iPad will not start.")).statusCode()).isEqualTo(200);

        InboundMessage stored = onlyMessage();
        assertThat(stored.text()).isEqualTo("My iPad will not start.");
        assertThat(stored.providerId()).isEqualTo(chat.conversation() + "/1");
        assertThat(stored.claims())
                .isEqualTo(new Claims(
                        new Proof.Entra(DoorContext.OUR_TENANT, "00000000-0000-4000-8000-000000000020"),
                        "kestrel-vale",
                        "Cllr Jones"));
        assertThat(conversations.find(chat.conversation()))
                .contains(new TeamsConversation(
                        chat.conversation(),
                        Microsoft.SERVICE_URL,
                        DoorContext.OUR_TENANT,
                        "msteams",
                        "28:" + Microsoft.APP,
                        "29:1cllr-jones",
                        "en-GB",
                        true));
    }

    @Test
    void storesAMessageOnceHoweverOftenItIsDelivered() {
        send(message("My iPad will not start."));
        assertThat(send(message("My iPad will not start.")).statusCode()).isEqualTo(200);

        assertThat(stored()).hasSize(1);
    }

    @Test
    void aMessageWithoutAnIdIsTheSameWhereItsBodyIs() {
        send(message("Hello").without("/id"));
        send(message("Hello").without("/id"));
        send(message("Hello again").without("/id"));

        assertThat(stored()).extracting(InboundMessage::text).containsExactly("Hello", "Hello again");
    }

    // Who may come in

    @Test
    void refusesWhoBringsNoToken() {
        assertThat(DoorContext.post(port, message("x").toString()).statusCode()).isEqualTo(401);
        assertThat(DoorContext.post(port, message("x").toString(), "Authorization", "Basic YTpi")
                        .statusCode())
                .isEqualTo(401);
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesATokenThatIsWorthless() {
        refuses(401, message("x"), claims -> claims.audience("someone-else"));
        refuses(401, message("x"), claims -> claims.expirationTime(null));
        HttpResponse<String> answer = DoorContext.post(
                port,
                message("x").toString(),
                "Authorization",
                "Bearer " + Microsoft.token(Instant.now(), Microsoft.key("connector"), claims -> claims));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesATokenForAnotherServiceAddress() {
        refuses(403, message("x"), claims -> claims.claim("serviceurl", "https://smba.trafficmanager.net/emea/"));
        refuses(403, message("x"), claims -> claims.claim("serviceurl", null));
        refuses(403, message("x").without("/serviceUrl"), claims -> claims);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://smba.trafficmanager.net.evil.example/uk/",
                "https://smba.trafficmanager.net@evil.example/uk/",
                "http://smba.trafficmanager.net/uk/",
                "https://smba.trafficmanager.net:8443/uk/",
                "http://localhost:9/"
            })
    void refusesAServiceAddressThatIsNotTheConnectorsEvenWhereItIsSigned(String serviceUrl) {
        refuses(
                403,
                message("x".repeat(9000)).with("/serviceUrl", '"' + serviceUrl + '"'),
                claims -> claims.claim("serviceurl", serviceUrl));
        MICROSOFT.server().verify(0, postRequestedFor(urlMatching(".*/v3/.*|.*/token")));
        assertThat(conversations.find(chat.conversation())).isEmpty();
    }

    @Test
    void refusesAnotherChannelAnotherBotAndAnotherTenant() {
        refuses(403, message("x").with("/channelId", "\"webchat\""), claims -> claims);
        refuses(403, message("x").without("/channelId"), claims -> claims);
        refuses(
                403,
                message("x").with("/recipient/id", "\"28:bbbbbbbb-0000-4000-8000-000000000002\""),
                claims -> claims);
        refuses(403, message("x").without("/recipient"), claims -> claims);
        refuses(
                403,
                message("x")
                        .with("/conversation/tenantId", "\"99999999-9999-9999-9999-999999999999\"")
                        .without("/channelData"),
                claims -> claims);
        refuses(
                403,
                message("x").with("/channelData/tenant/id", "\"99999999-9999-9999-9999-999999999999\""),
                claims -> claims);
        refuses(403, message("x").without("/conversation/tenantId").without("/channelData"), claims -> claims);
    }

    @Test
    void acceptsATenantNamedInEitherPlace() {
        assertThat(send(message("x").without("/conversation/tenantId")).statusCode())
                .isEqualTo(200);
        assertThat(onlyMessage().claims().council()).isEqualTo("kestrel-vale");
    }

    // What may be said

    @Test
    void refusesABodyBeyond256Kilobytes() {
        String body = message("x".repeat(300 * 1024)).toString();

        assertThat(signed(body).statusCode()).isEqualTo(413);
        assertThat(DoorContext.post(
                                port,
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                                "Authorization",
                                "Bearer " + Microsoft.token(claims -> claims))
                        .statusCode())
                .isEqualTo(413);
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"type\": \"message\"}", "{} {}", "not json"})
    void refusesWhatIsNoActivityWithOneSentence(String body) {
        HttpResponse<String> answer = signed(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).matches("The [^.]+\\.");
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThat(signed("[".repeat(100_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsNotJson() {
        HttpResponse<String> answer = DoorContext.post(
                port,
                message("x").toString(),
                "Authorization",
                "Bearer " + Microsoft.token(claims -> claims),
                "Content-Type",
                "text/plain");

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "typing",
                "messageReaction",
                "messageUpdate",
                "messageDelete",
                "event",
                "endOfConversation",
                "somethingNew",
                ""
            })
    void toleratesEveryOtherType(String type) {
        assertThat(send(message("x").with("/type", '"' + type + '"')).statusCode())
                .isEqualTo(200);
        assertThat(stored()).isEmpty();
    }

    @Test
    void toleratesWhatIsMissingOrUnexpected() {
        assertThat(send(message("x").with("/text", "null")).statusCode()).isEqualTo(200);
        assertThat(send(message("x").with("/text", "17")).statusCode()).isEqualTo(200);
        assertThat(send(message("x").without("/type")).statusCode()).isEqualTo(200);
        assertThat(stored()).isEmpty();

        assertThat(send(message("Hello")
                                .with("/surprise", "{\"a\": [1, {}]}")
                                .with("/entities", "{\"no\": \"list\"}")
                                .with("/attachments", "null")
                                .with("/locale", "7")
                                .without("/from"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(onlyMessage().claims()).isEqualTo(new Claims(null, "kestrel-vale", null));
    }

    @Test
    void whoHasNoEntraIdIsUnproved() {
        send(message("Hello").without("/from/aadObjectId"));

        assertThat(onlyMessage().claims()).isEqualTo(new Claims(null, "kestrel-vale", "Cllr Jones"));
    }

    @Test
    void leavesOutTheMentionThatCalledUsAndNoOther() {
        send(message("<at>ICT Support</at> please ask <AT>Ann</AT> to call.").with("/entities", """
                        [{"type": "mention", "mentioned": {"id": "28:aaaaaaaa-0000-4000-8000-000000000001"}, "text": "<AT>ict support</AT>"},
                         {"type": "mention", "mentioned": {"id": "29:ann"}, "text": "<AT>Ann</AT>"}]"""));

        assertThat(onlyMessage().text()).isEqualTo("please ask <AT>Ann</AT> to call.");
    }

    @Test
    void notesTheFilesThatCameAlongButNotTheMessagesOwnHtml() {
        send(message("See this").with("/attachments", """
                        [{"contentType": "text/html", "content": "<p>See this</p>"},
                         {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "screenshot.png", "contentUrl": "https://evil.example/"},
                         {"contentType": "image/*"}]"""));

        assertThat(onlyMessage().leftOut()).containsExactly("screenshot.png", "image/*");
    }

    @Test
    void dropsCharactersThatCannotBeKept() {
        signed(message("TEXT").toString().replace("TEXT", "Bell\\u0007 nul\\u0000 half\\ud83d whole\\ud83d\\ude00"));

        assertThat(onlyMessage().text()).isEqualTo("Bell nul half\uFFFD whole😀");
    }

    // What is answered at once, because it is not stored

    @Test
    void saysSoWhereAMessageIsTooLong() {
        assertThat(send(message("x".repeat(8001))).statusCode()).isEqualTo(200);

        assertThat(stored()).isEmpty();
        hinted("it has 8,001 characters, and I can read 8,000");
        assertThat(send(message("x".repeat(8000))).statusCode()).isEqualTo(200);
        assertThat(onlyMessage().text()).hasSize(8000);
    }

    @Test
    void doesNotAcknowledgeWhatItCouldNeitherStoreNorAnswer() {
        MICROSOFT.connectorAnswers(aResponse().withStatus(503));

        assertThat(send(message("x".repeat(8001))).statusCode()).isEqualTo(503);
    }

    @Test
    void asksForWordsWhereOnlyFilesCame() {
        send(message("").with("/attachments", "[{\"contentType\": \"image/png\", \"name\": \"a.png\"}]"));

        hinted("I cannot open files or pictures");
        assertThat(stored()).isEmpty();
    }

    @Test
    void sendsAGroupToThePersonalChat() {
        send(message("Hello").with("/conversation/conversationType", "\"channel\""));

        hinted("open a personal chat with me");
        assertThat(stored()).isEmpty();
        assertThat(conversations.find(chat.conversation())).isEmpty();
    }

    // Buttons

    @Test
    void aPressedButtonIsStoredAndThankedFor() {
        MessageId card = offered("helped", "That helped");

        HttpResponse<String> answer = send(executes("f:1", "{\"choice\": \"helped\", \"message\": \"" + card + "\"}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\",\"value\":\"Thank you: That helped\"}");
        assertThat(onlyMessage().chosen()).isEqualTo(new Chosen(card, "helped"));
    }

    @Test
    void aSecondPressIsToldWhatWasChosenFirst() {
        MessageId card = offered("helped", "That helped");
        transactions.executeWithoutResult(status -> outbox.take(chat, new Chosen(card, "helped")));

        assertThat(send(executes("f:1", "{\"choice\": \"other\", \"message\": \"" + card + "\"}"))
                        .body())
                .contains("You had already chosen: That helped");
        assertThat(send(executes("f:2", "{\"choice\": \"helped\", \"message\": \"" + card + "\"}"))
                        .body())
                .contains("Thank you: That helped");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aSubmittedButtonIsStoredBeItsValueAnObjectOrAString() {
        MessageId card = offered("helped", "That helped");
        String data = "{\"choice\": \"helped\", \"message\": \"" + card + "\", \"msteams\": {}}";

        send(message("").with("/text", "null").with("/value", data));
        send(message("").with("/id", "\"2\"").with("/value", '"' + data.replace("\"", "\\\"") + '"'));

        assertThat(stored())
                .extracting(InboundMessage::chosen)
                .containsExactly(new Chosen(card, "helped"), new Chosen(card, "helped"));
    }

    @Test
    void aButtonThatIsNotOursIsClearlyRefused() {
        MessageId card = offered("helped", "That helped");
        MessageId elsewhere =
                offeredTo(new Address(Channel.TEAMS, "a:" + UUID.randomUUID()), "helped", "Private words");
        List<String> foreign = List.of(
                "null",
                "17",
                "{}",
                "\"{broken\"",
                "{\"choice\": \"helped\", \"message\": \"not-an-id\"}",
                "{\"choice\": 7, \"message\": \"" + card + "\"}",
                "{\"choice\": \"another\", \"message\": \"" + card + "\"}",
                "{\"choice\": \"" + "x".repeat(300) + "\", \"message\": \"" + card + "\"}",
                "{\"choice\": \"helped\", \"message\": \"" + elsewhere + "\"}",
                "{\"choice\": \"helped\", \"message\": \"" + UUID.randomUUID() + "\"}");
        for (String data : foreign) {
            HttpResponse<String> answer = send(executes("f:" + data.hashCode(), data));

            assertThat(answer.statusCode()).as(data).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"statusCode\":400", "application/vnd.microsoft.error", Hint.STRANGE_BUTTON)
                    .doesNotContain("Private words");
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void aSubmittedButtonThatIsNotOursIsAnsweredInWords() {
        send(message("").with("/value", "{\"choice\": \"helped\", \"message\": \"" + UUID.randomUUID() + "\"}"));

        hinted("That button no longer works");
        assertThat(stored()).isEmpty();
    }

    @Test
    void anotherInvokeIsNotKnown() {
        HttpResponse<String> answer =
                send(message("").with("/type", "\"invoke\"").with("/name", "\"task/fetch\""));

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).isEmpty();
    }

    // Coming and going

    @Test
    void greetsOnceHoweverOftenItIsToldOfItsInstallation() {
        send(message("").with("/type", "\"installationUpdate\"").with("/action", "\"add\""));
        send(joins("2"));
        send(message("")
                .with("/id", "\"3\"")
                .with("/type", "\"installationUpdate\"")
                .with("/action", "\"add-upgrade\""));

        InboundMessage greeting = onlyMessage();
        assertThat(greeting.providerId()).isEqualTo("welcome:" + chat.conversation());
        assertThat(greeting.text()).isEmpty();
        assertThat(greeting.chosen()).isNull();
    }

    @Test
    void greetsWhereOnlyItsArrivalIsTold() {
        send(joins("1"));

        assertThat(onlyMessage().providerId()).isEqualTo("welcome:" + chat.conversation());
    }

    @Test
    void greetsNobodyWhereSomeoneElseArrives() {
        send(message("").with("/type", "\"conversationUpdate\"").with("/membersAdded", "[{\"id\": \"29:another\"}]"));

        assertThat(stored()).isEmpty();
    }

    @Test
    void knowsThatItWasRemovedUntilItHearsAgain() {
        send(message("Hello"));
        send(message("")
                .with("/id", "\"2\"")
                .with("/type", "\"installationUpdate\"")
                .with("/action", "\"remove\""));
        assertThat(conversations.find(chat.conversation()).orElseThrow().reachable())
                .isFalse();

        send(message("Hello again").with("/id", "\"3\""));
        assertThat(conversations.find(chat.conversation()).orElseThrow().reachable())
                .isTrue();
    }

    private Post message(String text) {
        return Post.message(chat.conversation(), "1", text);
    }

    private Post joins(String id) {
        return message("")
                .with("/id", '"' + id + '"')
                .with("/type", "\"conversationUpdate\"")
                .with("/membersAdded", "[{\"id\": \"29:1cllr-jones\"}, {\"id\": \"28:" + Microsoft.APP + "\"}]");
    }

    private Post executes(String id, String data) {
        return message("")
                .with("/id", '"' + id + '"')
                .with("/type", "\"invoke\"")
                .with("/name", "\"adaptiveCard/action\"")
                .with(
                        "/value",
                        "{\"action\": {\"type\": \"Action.Execute\", \"verb\": \"choose\", \"data\": " + data
                                + "}, \"trigger\": \"manual\"}");
    }

    private HttpResponse<String> send(Post post) {
        return signed(post.toString());
    }

    private HttpResponse<String> signed(String body) {
        return DoorContext.post(port, body, "Authorization", "Bearer " + Microsoft.token(claims -> claims));
    }

    private void refuses(int status, Post post, UnaryOperator<JWTClaimsSet.Builder> claims) {
        HttpResponse<String> answer =
                DoorContext.post(port, post.toString(), "Authorization", "Bearer " + Microsoft.token(claims));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(stored()).isEmpty();
    }

    private void hinted(String words) {
        MICROSOFT
                .server()
                .verify(
                        1,
                        postRequestedFor(urlMatching(".*/v3/conversations/.*"))
                                .withHeader("Authorization", equalTo("Bearer first"))
                                .withRequestBody(matchingJsonPath("$.text", containing(words))));
    }

    private MessageId offered(String choice, String label) {
        return offeredTo(chat, choice, label);
    }

    private MessageId offeredTo(Address address, String choice, String label) {
        OutboundMessage card = new OutboundMessage(
                MessageId.fresh(),
                address,
                Instant.now(),
                List.of(new Block.Choices(
                        List.of(new Block.Choice(choice, label), new Block.Choice("other", "Something else")))),
                null,
                null);
        transactions.executeWithoutResult(status -> outbox.send(card));
        return card.id();
    }

    private InboundMessage onlyMessage() {
        assertThat(stored()).hasSize(1);
        return stored().getFirst();
    }

    private List<InboundMessage> stored() {
        return inbox.from(chat);
    }
}
