package memberict.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.Line;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.messaging.Proof;
import memberict.webchat.Visit.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/** The page as a browser without scripts meets it, over a socket. */
@WebchatTest
class ChatPageTests {

    private static final String CHAT = "/chat/kestrel-vale";

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Visit visit;

    @BeforeEach
    void openABrowser() {
        visit = new Visit(port);
    }

    // The conversation

    @Test
    void offersTheCouncilsToChooseFrom() {
        assertThat(visit.open("/").html())
                .contains("href=\"/chat/kestrel-vale\"", "href=\"/chat/thornmere\"", "href=\"/console\"");
        assertThat(visit.open("/chat").header("Location")).endsWith("/");
    }

    @Test
    void greetsWithWhatHelpsBeforeAnythingIsSaid() {
        Answer page = visit.open(CHAT);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words())
                .contains(
                        "Ask for a person at any time",
                        "In a meeting now, or lost a device? Phone ICT on 01632 960101 , Monday to Friday, 9am to 5pm",
                        "phone 01632 960102 (urgent calls only)",
                        "do not send passwords or residents’ details",
                        "I’m locked out",
                        "Speak to a person");
        assertThat(page.html()).contains("href=\"tel:01632960101\"");
    }

    @Test
    void answersAFormWithAPageThatHoldsTheReply() {
        visit.open(CHAT);

        Answer answer = visit.send(CHAT + "/messages", Map.of("text", "My iPad is locked", "key", "k1"));

        assertThat(answer.status()).isEqualTo(302);
        InboundMessage stored = inbox.from(address()).getFirst();
        assertThat(answer.header("Location")).endsWith(CHAT + "#m-" + stored.id());
        assertThat(stored.text()).isEqualTo("My iPad is locked");
        assertThat(stored.claims().council()).isEqualTo("kestrel-vale");
        assertThat(stored.claims().proof()).isNull();
        reply();
        assertThat(visit.follow(answer).words())
                .containsSubsequence("You", "My iPad is locked", "Assistant", "Unlock your account", "KV-1042");
    }

    @Test
    void showsTheSameConversationWhenOpenedAgain() {
        say("My iPad is locked");

        assertThat(visit.open(CHAT).words()).contains("My iPad is locked");
        assertThat(new Visit(port).open(CHAT).words()).doesNotContain("My iPad is locked");
        assertThat(visit.open("/chat/thornmere").words()).doesNotContain("My iPad is locked");
    }

    @Test
    void takesAFormSentTwiceOnce() {
        visit.open(CHAT);

        visit.send(CHAT + "/messages", Map.of("text", "Help", "key", "same"));
        visit.send(CHAT + "/messages", Map.of("text", "Help", "key", "same"));
        visit.send(CHAT + "/messages", Map.of("text", "Other words on the same page", "key", "same"));

        assertThat(inbox.from(address()))
                .extracting(InboundMessage::text)
                .containsExactly("Help", "Other words on the same page");
    }

    // "No" on its own: a template may take it for false.
    @ParameterizedTest
    @CsvSource({"yes, Yes", "no, No", "person, Speak to a person"})
    void showsAButtonPressedAsChosenAndTakesItOnce(String choice, String label) {
        say("Help");
        OutboundMessage offer = reply();
        Map<String, String> press = Map.of("message", offer.id().toString(), "choice", choice);

        Answer answer = visit.send(CHAT + "/choices", press);
        visit.send(CHAT + "/choices", press);

        assertThat(answer.header("Location")).endsWith("#m-" + offer.id());
        await().untilAsserted(() ->
                assertThat(visit.open(CHAT).words()).contains("You chose: " + label, "I have noted: " + label));
        assertThat(visit.open(CHAT).html()).doesNotContain("value=\"" + offer.id());
        assertThat(inbox.from(address())).hasSize(2);
    }

    @Test
    void startsANewConversationOnlyAfterAsking() {
        say("My iPad is locked");
        String first = visit.cookie("chat-kestrel-vale");

        assertThat(visit.open(CHAT + "/new").words())
                .contains("Start a new conversation?", "Requests you have made stay");
        assertThat(visit.cookie("chat-kestrel-vale")).isEqualTo(first);
        Answer answer = visit.send(CHAT + "/new", Map.of());

        assertThat(visit.follow(answer).words()).doesNotContain("My iPad is locked");
        assertThat(visit.cookie("chat-kestrel-vale")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script>",
                "\"><img src=x onerror=alert(1)>",
                "[[${7*7}]] th:text=\"${7*7}\" @{/x}",
                "</textarea></li>"
            })
    void showsMarkupAsTheWordsTheyAre(String text) {
        say(text);

        Answer page = visit.open(CHAT);

        assertThat(page.html()).doesNotContain("<script>alert", "<img src=x", "</textarea></li>", ">49<");
        assertThat(page.html()).contains("<p class=\"said__words\">" + HtmlUtils.htmlEscape(text));
    }

    @Test
    void followsLinksToPagesPhonesAndMailAndNoOthers() {
        visit.open(CHAT);
        Line line = new Line(List.of(
                new Line.Span("the page", true, URI.create("https://aka.ms/sspr?a=1&b=2")),
                new Line.Span("the desk", false, URI.create("tel:01632960101")),
                new Line.Span("a trick", false, URI.create("javascript:alert(1)")),
                new Line.Span("nowhere", false, URI.create("//evil.example"))));
        transactions.executeWithoutResult(status -> outbox.send(new OutboundMessage(
                MessageId.fresh(), address(), Instant.now(), List.of(new Block.Paragraph(line)), null, null)));

        assertThat(visit.open(CHAT).html())
                .contains("<a class=\"govuk-link\" href=\"https://aka.ms/sspr?a=1&amp;b=2\" target=\"_blank\""
                        + " rel=\"noopener noreferrer\"><strong>the page</strong> (opens in new tab)</a>"
                        + "<a class=\"govuk-link\" href=\"tel:01632960101\">the desk</a>a tricknowhere")
                .doesNotContain("javascript:", "evil");
    }

    // Who is there

    @Test
    void keepsTheConversationInACookieThatScriptsAndOtherPathsDoNotSee() {
        Answer page = visit.open(CHAT);

        List<String> set = page.response().headers().allValues("Set-Cookie");
        assertThat(set)
                .filteredOn(cookie -> cookie.startsWith("chat-kestrel-vale="))
                .singleElement()
                .asString()
                .matches("chat-kestrel-vale=[A-Za-z0-9_-]{32};.*")
                .contains("Path=/chat/kestrel-vale;", "HttpOnly", "SameSite=Lax", "Max-Age=1209600")
                .doesNotContain("Secure");
        assertThat(set).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void takesNoConversationNameThatItWouldNotGive() {
        visit.open(CHAT);
        String first = visit.cookie("chat-kestrel-vale");
        HttpCookie cookie = visit.cookies().stream()
                .filter(held -> held.getName().equals("chat-kestrel-vale"))
                .findFirst()
                .orElseThrow();
        cookie.setValue("../thornmere/x");

        visit.open(CHAT);

        assertThat(visit.cookie("chat-kestrel-vale"))
                .matches("[A-Za-z0-9_-]{32}")
                .isNotEqualTo(first);
    }

    @Test
    void provesAMemberWhoSignedInAndKeepsTheirWordsFromTheNextPersonAtTheTablet() {
        say("Before signing in");

        signIn("member:m-001");
        assertThat(visit.open(CHAT).words()).contains("Cllr Ceri Jones").doesNotContain("Before signing in");
        visit.send(CHAT + "/messages", Map.of("text", "Private to Ceri"));
        Answer hers = visit.open(CHAT);
        assertThat(hers.words()).contains("Private to Ceri");
        String mark = mark(hers);

        // The next Member signs in without the first one signing out.
        signIn("member:m-002");
        Answer his = visit.open(CHAT);
        assertThat(his.words()).contains("Cllr Owain Rees").doesNotContain("Private to Ceri");
        assertThat(mark(his)).isNotEqualTo(mark);

        assertThat(visit.send("/chat/sign-out", Map.of()).status()).isEqualTo(302);
        assertThat(visit.open(CHAT).words())
                .contains("Sign in")
                .doesNotContain("Private to Ceri", "Before signing in", "Cllr");
    }

    @Test
    void vouchesForAMemberBySignInAlone() {
        signIn("member:m-001");
        visit.open(CHAT);

        visit.send(CHAT + "/messages", Map.of("text", "It is me"));

        await().untilAsserted(() -> assertThat(visit.open(CHAT).html()).contains("name=\"message\""));
        OutboundMessage reply = outbox.find(replyShownBy(visit.open(CHAT))).orElseThrow();
        Claims claims = inbox.from(reply.to()).getFirst().claims();
        assertThat(claims.proof()).isEqualTo(new Proof.SignIn("m-001"));
        assertThat(claims.name()).isEqualTo("Cllr Ceri Jones");
    }

    @Test
    void takesAnOfficerForAnybody() {
        signIn("officer:o-001");
        say("I only look");

        assertThat(inbox.from(address()).getFirst().claims().proof()).isNull();
    }

    // What it does not take

    @ParameterizedTest
    @CsvSource({
        "'', Write your message before you send it",
        "'  ', Write your message before you send it",
    })
    void saysWhatIsMissing(String text, String problem) {
        visit.open(CHAT);

        Answer answer = visit.send(CHAT + "/messages", Map.of("text", text));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.html())
                .contains("<title>Error: ", "<a href=\"#text\">" + problem + "</a>", "aria-invalid=\"true\"");
        assertThat(inbox.from(address())).isEmpty();
    }

    @Test
    void saysHowMuchTooLongAMessageIsAndKeepsIt() {
        visit.open(CHAT);
        String text = "Lots of words. ".repeat(140).strip();

        Answer answer = visit.send(CHAT + "/messages", Map.of("text", text));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.words()).contains("Your message is 2,099 characters long. Shorten it to 2,000 or fewer");
        assertThat(answer.typed()).isEqualTo(text);
        assertThat(inbox.from(address())).isEmpty();
    }

    @Test
    void turnsAwayABodyFarTooLarge() {
        visit.open(CHAT);

        Answer answer = visit.send(CHAT + "/messages", Map.of("text", "x".repeat(70_000)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.words()).contains("There is a problem", "Shorten your message to 2,000 characters or fewer");
        assertThat(inbox.from(address())).isEmpty();
    }

    @Test
    void asksForAMessageAgainWhoseFormIsOutOfDateAndKeepsIt() {
        visit.open(CHAT);
        visit.forget("chat-form");

        Answer answer = visit.send(CHAT + "/messages", Map.of("text", "My iPad is locked"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.words()).contains("This page had been open for too long. Please send it again");
        assertThat(answer.typed()).isEqualTo("My iPad is locked");
        assertThat(inbox.from(address())).isEmpty();

        // The page that said so has a form that works.
        assertThat(visit.send(CHAT + "/messages", Map.of("text", answer.typed()))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void takesNothingThatAnotherSiteSends() {
        visit.open(CHAT);

        Answer answer = visit.post(CHAT + "/messages", Map.of("text", "Sent by a trick"), "text/html");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(inbox.from(address())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "", "yes' or 1=1"})
    void takesNoChoiceThatWasNotOffered(String choice) {
        say("Help");
        String offer = reply().id().toString();

        Answer answer = visit.send(CHAT + "/choices", Map.of("message", offer, "choice", choice));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.words()).contains("That button is no longer on this page. Write your answer instead");
        assertThat(inbox.from(address())).hasSize(1);
    }

    @Test
    void takesNoChoiceFromSomeoneElsesConversation() {
        say("Help");
        String offer = reply().id().toString();
        visit = new Visit(port);
        visit.open(CHAT);

        assertThat(visit.send(CHAT + "/choices", Map.of("message", offer, "choice", "yes"))
                        .status())
                .isEqualTo(400);
        assertThat(visit.send(CHAT + "/choices", Map.of("message", "not an id", "choice", "yes"))
                        .status())
                .isEqualTo(400);
        assertThat(inbox.from(address())).isEmpty();
    }

    @Test
    void asksWhoeverSendsTooManyToWaitAndKeepsTheWords() {
        visit.open(CHAT);
        Answer answer = visit.sendByScript(CHAT + "/messages", Map.of("text", "Help", "key", "0"));
        int sent = 1;
        while (answer.status() == 202 && sent <= 45) {
            answer = visit.sendByScript(CHAT + "/messages", Map.of("text", "Help", "key", "" + sent++));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.html()).contains("{\"problem\":\"You have sent many messages in a short time.");

        answer = visit.send(CHAT + "/messages", Map.of("text", "One more"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.words()).contains("Wait a minute, then send it again");
        assertThat(answer.typed()).isEqualTo("One more");
    }

    @Test
    void tellsTheScriptTheSameAsThePage() {
        visit.open(CHAT);

        Answer blank = visit.sendByScript(CHAT + "/messages", Map.of("text", " "));
        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.html()).isEqualTo("{\"problem\":\"Write your message before you send it\"}");

        Answer choice = visit.sendByScript(CHAT + "/choices", Map.of("message", "x", "choice", "y"));
        assertThat(choice.status()).isEqualTo(400);

        visit.forget("chat-form");
        Answer outOfDate = visit.sendByScript(CHAT + "/messages", Map.of("text", "Help"));
        assertThat(outOfDate.status()).isEqualTo(403);
        assertThat(outOfDate.html())
                .isEqualTo("{\"problem\":\"This page had been open for too long. Please send it again\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat/nowhere", "/chat/nowhere/new", "/chat/nowhere/log", "/chat/KESTREL-VALE"})
    void saysWhereToGoFromAnAddressThatIsNone(String path) {
        Answer answer = visit.open(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.words()).contains("Page not found", "Kestrel Vale District Council");
    }

    @Test
    void opensNoStreamForABrowserItDoesNotKnow() {
        assertThat(visit.open(CHAT + "/events").status()).isEqualTo(204);
    }

    @Test
    void leavesNothingInCachesAndAllowsNothingFromElsewhere() {
        Answer page = visit.open(CHAT);

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.html()).doesNotContain("style=", "<style", "onclick", "http://", "https://");
    }

    @Test
    void letsBrowsersKeepStylesAndScriptsByTheNameOfTheirContent() {
        String html = visit.open(CHAT).html();

        for (String asset : List.of(
                "/webchat/chat-[0-9a-f]{32}\\.css",
                "/webchat/chat-[0-9a-f]{32}\\.js",
                "/webjars/govuk-frontend/[0-9.]+/dist/govuk/govuk-frontend\\.min-[0-9a-f]{32}\\.css")) {
            String path = Pattern.compile(asset)
                    .matcher(html)
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            Answer answer = visit.open(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000");
        }
    }

    @Test
    void saysWhoCanHelpWhereItCannotGoOn() {
        say("Help");
        jdbc.sql("""
                        insert into outbox (id, channel, conversation, written_at, blocks, state, attempts)
                        values (?, 'WEBCHAT', ?, current_timestamp, 'not what we can read', 'SENT', 1)""").param(UUID.randomUUID()).param(address().conversation()).update();

        Answer answer = visit.send(CHAT + "/messages", Map.of("text", "no"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.words())
                .contains(
                        "We cannot say whether your message reached us. Please send it again in a few minutes",
                        "If it cannot wait, phone ICT on 01632 960101",
                        "What you wrote no");
    }

    private void say(String text) {
        visit.open(CHAT);
        assertThat(visit.send(CHAT + "/messages", Map.of("text", text)).status())
                .isEqualTo(302);
    }

    private OutboundMessage reply() {
        await().until(() -> !outbox.to(address()).isEmpty());
        return outbox.to(address()).getFirst();
    }

    private void signIn(String who) {
        visit.open("/sign-in");
        assertThat(visit.send("/sign-in", Map.of("who", who)).status()).isEqualTo(302);
    }

    private Address address() {
        return new Address(Channel.WEBCHAT, "kestrel-vale/" + visit.cookie("chat-kestrel-vale"));
    }

    private static String mark(Answer page) {
        return page.html().replaceAll("(?s).*data-mark=\"([^\"]*)\".*", "$1");
    }

    private static MessageId replyShownBy(Answer page) {
        return MessageId.parse(page.html().replaceAll("(?s).*name=\"message\" value=\"([^\"]*)\".*", "$1"));
    }
}
