package memberict.console;

import static memberict.console.ConsoleFixtures.ANN;
import static memberict.console.ConsoleFixtures.CERI;
import static memberict.console.ConsoleFixtures.KESTREL_VALE;
import static memberict.console.ConsoleFixtures.MARGARET;
import static memberict.console.ConsoleFixtures.OWAIN;
import static memberict.console.ConsoleFixtures.PRIYA;
import static memberict.console.ConsoleFixtures.THORNMERE;
import static memberict.console.ConsoleFixtures.TOM;
import static memberict.console.ConsoleFixtures.UNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import memberict.console.ConsoleFixtures.Letters;
import memberict.console.ConsoleFixtures.Requests;
import memberict.messaging.MessageId;
import memberict.tickets.Author;
import memberict.tickets.Priority;
import memberict.tickets.TicketDetails;
import memberict.tickets.TicketEntry;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.TicketStatus;
import memberict.tickets.Tickets;
import memberict.tickets.Told;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** The officers' pages without a browser: who sees what, and what their forms do. */
@ConsoleTest
class ConsoleTests {

    @Autowired
    private MockMvcTester pages;

    @Autowired
    private Requests requests;

    @Autowired
    private Letters letters;

    @Autowired
    private Tickets tickets;

    @Nested
    class WhoMayComeIn {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/console",
                    "/console/tickets/new",
                    "/console/knowledge",
                    "/console/scrutiny",
                    "/console/dead-letters"
                })
        void anyoneElseIsSentToSignIn(String page) {
            assertThat(pages.get().uri(page))
                    .hasStatus(HttpStatus.FOUND)
                    .redirectedUrl()
                    .startsWith("/sign-in?then=");
        }

        @Test
        void aMemberMayNot() {
            assertThat(pages.get().uri("/console").with(user("member:m-002")))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .hasForwardedUrl("/sign-in/refused");
        }

        @Test
        void anOfficerDoesNotSeeAnotherCouncilsTickets() {
            TicketReference theirs =
                    requests.about("Thornmere's own affair").of(THORNMERE, ANN).raised();

            assertThat(get("/console/tickets/" + theirs, MARGARET)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post("/console/tickets/" + theirs + "/note", MARGARET, "text", "Let me in"))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(page("/console?q=Thornmere's own affair", MARGARET)).doesNotContain(theirs.toString());
            assertThat(page("/console?q=Thornmere's own affair", PRIYA)).contains(theirs.toString());
        }

        @Test
        void aFormWithoutItsTokenChangesNothing() {
            TicketReference ticket = requests.about("Untouched").raised();

            assertThat(pages.post()
                            .uri("/console/tickets/" + ticket + "/start")
                            .with(user(PRIYA))
                            .param("version", "1"))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(requests.read(ticket).summary().status()).isEqualTo(TicketStatus.NEW);
        }
    }

    @Nested
    class TheQueue {

        @Test
        void showsWhatAnOfficerMustKnowOfEachTicket() {
            TicketReference ticket = requests.about("The webcast has no picture")
                    .in("chamber_av")
                    .raised(Impact.MANY, Urgency.NOW);

            assertThat(words(page("/console?q=" + ticket, PRIYA)))
                    .contains("P1 " + ticket + " The webcast has no picture Cllr Owain Rees Kestrel Vale"
                            + " Microphones, screens or webcast New no one under a minute by Web chat");
        }

        @Test
        void saysWhoIsNotProved() {
            TicketReference ticket =
                    requests.about("Locked out").bySomeoneCalled("Bob").raised();

            assertThat(words(page("/console?q=" + ticket, PRIYA))).contains("Unproved: Bob");
        }

        @Test
        void narrowsToMineAndToACategoryAndToWords() {
            TicketReference mine =
                    requests.about("Zebra printing").in("printing").raised();
            TicketReference theirs =
                    requests.about("Zebra phone").in("telephony").raised();
            tickets.assign(mine, "o-001", "o-001", 1);

            assertThat(page("/console?q=zebra", PRIYA)).contains(mine.toString(), theirs.toString());
            assertThat(page("/console?q=zebra&mine=true", PRIYA))
                    .contains(mine.toString())
                    .doesNotContain(theirs.toString());
            assertThat(page("/console?q=zebra&category=telephony", PRIYA))
                    .contains(theirs.toString())
                    .doesNotContain(mine.toString());
        }

        @Test
        void leavesOutWhatIsFinishedUnlessAsked() {
            TicketReference over = requests.about("Quokka").raised();
            tickets.resolve(over, "o-001", "Done.", 1);

            assertThat(words(page("/console?q=quokka", PRIYA))).contains("No ticket fits");
            assertThat(page("/console?q=quokka&all=true", PRIYA)).contains(over.toString());
        }

        @Test
        void showsFiftyOnAPage() {
            List<TicketReference> many = Stream.generate(
                            () -> requests.about("Wombat").raised())
                    .limit(51)
                    .toList();

            assertThat(page("/console?q=wombat", PRIYA))
                    .contains(many.getFirst().toString(), "page=2")
                    .doesNotContain(many.getLast().toString());
            assertThat(page("/console?q=wombat&page=2", PRIYA))
                    .contains(many.getLast().toString());
            assertThat(page("/console?q=wombat&page=99", PRIYA))
                    .contains(many.getLast().toString());
        }

        @Test
        void saysHowTheAssistantIs() {
            assertThat(words(page("/console", PRIYA)))
                    .containsPattern("Articles Needs a look \\d+ articles in service, 1 file to be mended\\.");
        }
    }

    @Nested
    class ATicket {

        @Test
        void showsWhatWasSaidToldAndDone() {
            TicketReference ticket = requests.about("Locked account")
                    .afterBeingTold(new Told("account-locked", "Unlock your account", Told.Outcome.NOT_HELPED))
                    .raised();
            tickets.reply(ticket, "o-002", "I am looking.", 1);
            tickets.note(ticket, "o-001", "Third time this week.");
            tickets.recategorise(ticket, "o-001", "mfa_authenticator", version(ticket));

            assertThat(words(get(ticket, PRIYA)))
                    .contains(
                            "Call back on 07700 900102",
                            "Unlock your account . They said it did not help.",
                            "Cllr Owain Rees wrote",
                            "It began this morning.",
                            "Tom Hughes replied",
                            "I am looking.",
                            "Priya Patel noted, for officers only",
                            "Third time this week.",
                            "Given to Tom Hughes",
                            "Category from “Password or locked account” to “Sign-in codes and Authenticator”");
        }

        @Test
        void warnsWhereNobodyProvedWhoTheyAreAndOffersTheDirectorysNumber() {
            TicketReference ticket = requests.about("Help")
                    .bySomeoneCalled("Councillor Owain Rees")
                    .raised();

            assertThat(words(get(ticket, PRIYA)))
                    .contains(
                            "Who this is has not been proved: call back only on the number in the directory.",
                            "Name given Councillor Owain Rees (not proved)",
                            "Call back on Cllr Owain Rees: 07700 900102");
        }

        @Test
        void showsAMembersMarkupAsWords() {
            TicketReference ticket = requests.about("<script>alert(1)</script>")
                    .words("<script>alert(1)</script>\n<img src=x onerror=alert(2)>")
                    .raised();

            assertThat(get(ticket, PRIYA))
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }

        @Test
        void keepsAReplyAndSaysSo() {
            TicketReference ticket = requests.about("Reply to me").raised();

            assertThat(post("/console/tickets/" + ticket + "/reply", PRIYA, "text", "Try\r\nagain.", "version", "1"))
                    .hasStatus(HttpStatus.FOUND)
                    .hasRedirectedUrl("/console/tickets/" + ticket)
                    .flash()
                    .containsEntry("done", "Your answer is recorded.");
            assertThat(requests.read(ticket).entries())
                    .anySatisfy(entry -> assertThat(entry.text()).isEqualTo("Try\nagain."));
        }

        @Test
        void showsTheWholeConversationAndRepliesByTheDoorTheyCameBy() {
            UUID conversation = letters.conversation("Is anybody there?");
            TicketReference ticket =
                    requests.about("Asked in Teams").in(conversation).raised();

            assertThat(words(get(ticket, PRIYA)))
                    .contains("The whole conversation", "Is anybody there?", "Goes to Cllr Owain Rees by Teams");

            done(ticket, "resolve", "text", "Yes, and it is mended.");

            assertThat(words(get(ticket, PRIYA)).split("Yes, and it is mended\\.", -1))
                    .as("once among the ticket's entries, once in the conversation")
                    .hasSize(3);
        }

        @Test
        void keepsAConversationThatMayBeAboutAnotherCouncilFromWhoDoesNotWorkForIt() {
            UUID conversation = letters.conversation("Thornmere's affair");
            TicketReference ticket = requests.about("For both of my councils")
                    .of(KESTREL_VALE, CERI)
                    .in(conversation)
                    .raised();

            assertThat(words(get(ticket, MARGARET)))
                    .contains("the whole conversation is not shown")
                    .doesNotContain("Thornmere's affair");
            assertThat(words(get(ticket, PRIYA))).contains("Thornmere's affair");
        }

        @Test
        void keepsWhatWasTypedWhereSomeoneElseWasFaster() {
            TicketReference ticket = requests.about("Two at once").raised();
            tickets.assign(ticket, "o-002", "o-002", 1);

            MvcTestResult refused =
                    post("/console/tickets/" + ticket + "/reply", PRIYA, "text", "My <careful> answer", "version", "1");

            assertThat(refused).hasStatus(HttpStatus.CONFLICT);
            assertThat(refused).bodyText().contains("My &lt;careful&gt; answer</textarea>", "value=\"2\"");
            assertThat(words(refused)).contains("There is a problem Tom Hughes changed this ticket");
            assertThat(requests.read(ticket).entries())
                    .noneMatch(entry -> entry.kind() == TicketEntry.Kind.OFFICER_REPLY);
        }

        @Test
        void keepsWhatWasTypedEvenWhereNothingMoreMayBeWritten() {
            TicketReference ticket = requests.about("Cancelled meanwhile").raised();
            tickets.cancel(ticket, new Author.AnOfficer("o-002"), "Asked twice", 1);

            MvcTestResult refused =
                    post("/console/tickets/" + ticket + "/reply", PRIYA, "text", "My careful answer", "version", "2");

            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(refused).bodyText().contains("id=\"kept\"", "My careful answer</textarea>");
            assertThat(words(refused)).contains("This ticket is cancelled");
        }

        @Test
        void saysWhatIsMissing() {
            TicketReference ticket = requests.about("Hold on").raised();

            MvcTestResult refused = post("/console/tickets/" + ticket + "/hold", PRIYA, "text", " ", "version", "1");

            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(refused).bodyText().contains("href=\"#hold-text\"", "id=\"hold-text-error\"");
        }

        @Test
        void goesThroughItsStates() {
            TicketReference ticket = requests.about("All the way").raised();

            done(ticket, "start");
            assertThat(status(ticket)).isEqualTo(TicketStatus.IN_PROGRESS);
            done(ticket, "hold", "text", "The supplier");
            assertThat(status(ticket)).isEqualTo(TicketStatus.ON_HOLD);
            done(ticket, "resume");
            assertThat(status(ticket)).isEqualTo(TicketStatus.IN_PROGRESS);
            done(ticket, "resolve", "text", "Mended.");
            assertThat(status(ticket)).isEqualTo(TicketStatus.RESOLVED);
            done(ticket, "reopen");
            assertThat(status(ticket)).isEqualTo(TicketStatus.IN_PROGRESS);
            done(ticket, "assign", "choice", "o-002");
            assertThat(requests.read(ticket).summary().assignee()).isEqualTo("o-002");
            done(ticket, "category", "choice", "printing");
            assertThat(requests.read(ticket).summary().category()).isEqualTo("printing");
            done(ticket, "priority", "choice", "P4");
            assertThat(requests.read(ticket).summary().priority()).isEqualTo(Priority.P4);
            done(ticket, "note", "text", "Nearly there");
            done(ticket, "cancel", "text", "Not needed");
            assertThat(status(ticket)).isEqualTo(TicketStatus.CANCELLED);
        }

        @Test
        void offersOnlyWhatMayBeDone() {
            TicketReference ticket = requests.about("Over").raised();
            tickets.resolve(ticket, "o-001", "Done.", 1);

            assertThat(get(ticket, PRIYA))
                    .contains("/reopen\"", "/note\"")
                    .doesNotContain("/reply\"", "/hold\"", "/cancel\"", "/start\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"delete", "CANCEL", "new"})
        void knowsNoOtherVerbs(String verb) {
            TicketReference ticket = requests.about("Odd verbs").raised();

            assertThat(post("/console/tickets/" + ticket + "/" + verb, PRIYA)).hasStatus(HttpStatus.NOT_FOUND);
        }

        private void done(TicketReference ticket, String verb, String... fields) {
            String[] all = Stream.concat(Stream.of(fields), Stream.of("version", String.valueOf(version(ticket))))
                    .toArray(String[]::new);
            assertThat(post("/console/tickets/" + ticket + "/" + verb, PRIYA, all))
                    .hasStatus(HttpStatus.FOUND);
        }

        private TicketStatus status(TicketReference ticket) {
            return requests.read(ticket).summary().status();
        }

        private long version(TicketReference ticket) {
            return requests.read(ticket).summary().version();
        }

        private String get(TicketReference ticket, String officer) {
            return page("/console/tickets/" + ticket, officer);
        }
    }

    @Nested
    class ANewTicket {

        @Test
        void byPhoneIsInTheQueue() {
            MvcTestResult raised = raise("token", UUID.randomUUID().toString());

            assertThat(raised).hasStatus(HttpStatus.FOUND);
            TicketDetails ticket = requests.read(reference(raised));
            assertThat(ticket.summary().member()).isEqualTo(CERI);
            assertThat(ticket.summary().proved()).isTrue();
            assertThat(ticket.summary().source()).isEqualTo(TicketSource.PHONE);
            assertThat(ticket.summary().priority()).isEqualTo(Priority.P2);
            assertThat(ticket.summary().subject()).isEqualTo("Cannot sign in");
            assertThat(ticket.raisedBy()).isEqualTo("o-001");
            assertThat(ticket.entries())
                    .filteredOn(entry -> entry.kind() == TicketEntry.Kind.OFFICER_NOTE)
                    .singleElement()
                    .satisfies(note -> assertThat(note.text())
                            .isEqualTo("Who it is: I called them back on the number in the directory."
                                    + "\n\nSounded hurried."));
            assertThat(page("/console?q=" + ticket.summary().reference(), PRIYA))
                    .contains("Cannot sign in");
        }

        @Test
        void sentTwiceIsRaisedOnce() {
            String token = UUID.randomUUID().toString();

            TicketReference first = reference(raise("token", token));
            TicketReference second = reference(raise("token", token));

            assertThat(second).isEqualTo(first);
            assertThat(requests.read(first).entries()).hasSize(2);
        }

        @Test
        void fromSomeoneNotInTheDirectoryIsUnproved() {
            TicketReference raised = reference(raise("member", "", "name", "A caller", "check", "NOT_CHECKED"));

            assertThat(requests.read(raised).summary()).satisfies(ticket -> {
                assertThat(ticket.member()).isNull();
                assertThat(ticket.reporterName()).isEqualTo("A caller");
                assertThat(ticket.proved()).isFalse();
            });
        }

        @Test
        void saysEverythingThatIsMissingAndLosesNothingTyped() {
            MvcTestResult refused = post(
                    "/console/tickets/new", PRIYA, "name", "Ann", "words", "Typed <with> care", "notes", "And this");

            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(words(refused))
                    .contains("Say how you checked who they are Choose which council it is for Say how it reached you"
                            + " Choose what it is about Say how far it reaches Say how soon it is needed");
            assertThat(refused)
                    .bodyText()
                    .contains("value=\"Ann\"", "Typed &lt;with&gt; care</textarea>", "And this</textarea>");
        }

        @Test
        void cannotBeProvedForSomeoneWhoIsNotInTheDirectory() {
            assertThat(words(raise("member", "", "name", "A caller")))
                    .contains("Choose the Member from the directory, or say that you have not checked who they are");
        }

        @Test
        void isNotForACouncilTheMemberDoesNotSitOn() {
            assertThat(words(raise("member", ANN.value(), "council", KESTREL_VALE)))
                    .contains("Cllr Ann Lewis does not sit on that council");
        }

        @Test
        void isNotForACouncilTheOfficerDoesNotWorkFor() {
            assertThat(words(post("/console/tickets/new", MARGARET, "council", THORNMERE)))
                    .contains("Choose which council it is for");
        }

        @Test
        void findsMembersByPartOfTheirName() {
            MvcTestResult found = post("/console/tickets/new", PRIYA, "name", "ree", "find", "yes", "words", "Kept");

            assertThat(found).hasStatusOk();
            assertThat(words(found))
                    .contains("One Member has that name.", "Cllr Owain Rees Kestrel Vale, phone 07700 900102");
            assertThat(found).bodyText().contains("value=\"" + OWAIN + "\"", "Kept</textarea>");
        }

        @Test
        void givesItsScriptThePartsAlone() {
            assertThat(post("/console/tickets/new/people", PRIYA, "name", "ree"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Cllr Owain Rees")
                    .doesNotContain("<html");
            assertThat(words(post("/console/tickets/new/priority", PRIYA, "impact", "MANY", "urgency", "NOW")))
                    .contains("Its priority is P1, because it stops many Members");
        }

        private MvcTestResult raise(String... changed) {
            Map<String, String> form = new LinkedHashMap<>(Map.of(
                    "name", "Ceri",
                    "member", CERI.value(),
                    "check", "CALLED_BACK",
                    "council", KESTREL_VALE,
                    "source", "PHONE",
                    "words", "Cannot sign in\nSince this morning.",
                    "category", "account_password",
                    "impact", "ONE_MEMBER",
                    "urgency", "TODAY",
                    "notes", "Sounded hurried."));
            for (int i = 0; i < changed.length; i += 2) {
                form.put(changed[i], changed[i + 1]);
            }
            return post(
                    "/console/tickets/new",
                    PRIYA,
                    form.entrySet().stream()
                            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                            .toArray(String[]::new));
        }

        private static TicketReference reference(MvcTestResult raised) {
            String address = String.valueOf(raised.getResponse().getRedirectedUrl());
            return TicketReference.parse(address.substring(address.lastIndexOf('/') + 1))
                    .orElseThrow();
        }
    }

    @Nested
    class Knowledge {

        @Test
        void showsWhatMustBeMendedFirst() {
            assertThat(words(page("/console/knowledge", PRIYA)))
                    .contains("1 file must be mended projector.md, line 2:", "Members get nothing from it.");
        }

        @Test
        void saysInWordsWhatIsOverdue() {
            assertThat(words(page("/console/knowledge", PRIYA))).containsPattern("1 January 2021 Overdue");
        }

        @Test
        void showsOnlyThoseToCheckOrToReview() {
            assertThat(words(page("/console/knowledge?show=check", PRIYA)))
                    .contains("Get back a deleted or overwritten OneDrive file")
                    .doesNotContain("Unlock your account after too many wrong passwords");
            assertThat(words(page("/console/knowledge?show=review", PRIYA)))
                    .contains(
                            "1 article ", "Wi-Fi is connected on your iPad but nothing loads", "Overdue for review (1)")
                    .doesNotContain("Get back a deleted");
            assertThat(words(page("/console/knowledge?show=nonsense", PRIYA)))
                    .contains("Unlock your account after too many wrong passwords");
        }

        @Test
        void leadsToTheSourceAndToRelatedArticles() {
            assertThat(page("/console/knowledge/account-locked", PRIYA))
                    .contains(
                            "href=\"https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout\"",
                            "href=\"/console/knowledge/forgotten-password\"");
        }

        @Test
        void showsAnArticleAsMembersOfACouncilReadIt() {
            assertThat(words(page("/console/knowledge/account-locked?council=thornmere", PRIYA)))
                    .contains(
                            "Unlock your account after too many wrong passwords", "Sent when they say it did not help:")
                    .doesNotContain("{{");
        }

        @Test
        void saysWhatItWouldAnswer() {
            assertThat(words(page(
                            "/console/knowledge?question=my account is locked after too many wrong passwords", PRIYA)))
                    .contains("Unlock your account after too many wrong passwords , score");
        }

        @Test
        void hasNoArticleOfThatName() {
            assertThat(get("/console/knowledge/nothing", PRIYA)).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Nested
    class DeadLetters {

        @Test
        void areShownWithWhyAndWhetherTheyMayHaveArrived() {
            MessageId lost = letters.lost(KESTREL_VALE, "Wait one minute.");

            assertThat(words(page("/console/dead-letters/" + lost, PRIYA)))
                    .contains(
                            "It may have arrived all the same.",
                            "Council Kestrel Vale",
                            "Why it is here Teams did not answer in time.",
                            "Wait one minute.");
            assertThat(words(page("/console/dead-letters", PRIYA))).contains("May have arrived");
        }

        @Test
        void ofAnotherCouncilAreNotShown() {
            MessageId theirs = letters.refused(THORNMERE, "Theirs");

            assertThat(page("/console/dead-letters", MARGARET)).doesNotContain(theirs.toString());
            assertThat(get("/console/dead-letters/" + theirs, MARGARET)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post("/console/dead-letters/" + theirs + "/put-aside", MARGARET))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }

        @Test
        void ofNoKnownCouncilAreForIct() {
            MessageId unknown = letters.refused(null, "Whose?");

            assertThat(page("/console/dead-letters", TOM)).contains(unknown.toString());
            assertThat(page("/console/dead-letters", MARGARET)).doesNotContain(unknown.toString());
        }

        @Test
        void canBePutAside() {
            MessageId letter = letters.refused(KESTREL_VALE, "Put me aside");

            assertThat(post("/console/dead-letters/" + letter + "/put-aside", PRIYA))
                    .hasRedirectedUrl("/console/dead-letters")
                    .flash()
                    .containsEntry("done", "It is put aside.");
            assertThat(letters.isDead(letter)).isFalse();
        }

        @Test
        void areTriedAgainAndComeBackWhereThatFails() {
            MessageId letter = letters.refused(KESTREL_VALE, "Try me again");

            assertThat(post("/console/dead-letters/" + letter + "/retry", PRIYA))
                    .hasRedirectedUrl("/console/dead-letters");
            await().atMost(Letters.LONG).until(() -> letters.isDead(letter));
        }
    }

    @Nested
    class Scrutiny {

        private static final String EVIDENCE =
                "/console/scrutiny/evidence?council=kestrel-vale&recommendation=CCSC25-26 1.1&kind=";

        @Test
        void countsWhatHappenedAndOpensTheCount() {
            int before = counted(page(EVIDENCE + "TICKET_RAISED", MARGARET));
            TicketReference ticket =
                    requests.about("My seat has no power").in("chamber_power").raised();

            assertThat(words(page("/console/scrutiny", MARGARET)))
                    .contains("As at 12 October 2026: 2 of 8 achieved", "CCSC25-26 1.1 on track");
            assertThat(page("/console/scrutiny", MARGARET))
                    .contains("recommendation=CCSC25-26%201.1&amp;kind=TICKET_RAISED");
            String opened = page(EVIDENCE + "TICKET_RAISED", MARGARET);
            assertThat(counted(opened)).isEqualTo(before + 1);
            assertThat(opened).contains("/console/tickets/" + ticket);
        }

        private static int counted(String page) {
            return Integer.parseInt(page.replaceAll("(?s).*Requests passed to an officer: (\\d+)</h1>.*", "$1"));
        }

        @Test
        void isNotShownToAnotherCouncilsOfficers() {
            assertThat(get(EVIDENCE + "TICKET_RAISED", MARGARET)).hasStatusOk();
            assertThat(get(EVIDENCE + "TICKET_RAISED", UNA)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(words(page("/console/scrutiny", UNA))).contains("Your councils have no reviews here.");
        }

        @Test
        void everyOfficerMayReadAHistoryAsAtEachReport() {
            assertThat(page("/console/scrutiny", UNA))
                    .contains("/console/scrutiny/history/bolsover-members-ict")
                    .contains("As at 16 September 2024: 9 of 13 achieved (2 of them behind schedule), 4 extended");

            String then = words(page("/console/scrutiny/history/bolsover-members-ict?as-at=second-interim", UNA));
            assertThat(then)
                    .contains("This is history, written down from published minutes.")
                    .contains("no tickets belong to this review")
                    .contains("CSSC22-23 1.4 that necessary works be completed")
                    .contains(
                            "Not supplied for any recommendation: wanted outcome, lead officer, resources, target date.")
                    .doesNotContain("Reason: The power supply was not planned");
            String latest = page("/console/scrutiny/history/bolsover-members-ict", UNA);
            assertThat(words(latest))
                    .contains("Reason: The power supply was not planned to be upgraded.")
                    .contains("achieved: the report says 12, its rows say 9")
                    .contains("CSSC22-23 1.3 Reported as achieved");
            assertThat(latest).doesNotContain("/console/scrutiny/evidence");
        }

        @Test
        void knowsNoOtherHistories() {
            assertThat(get("/console/scrutiny/history/atlantis", UNA)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get("/console/scrutiny/history/bolsover-members-ict?as-at=response-noted", UNA))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }

        @Test
        void knowsNoOtherKinds() {
            assertThat(get(EVIDENCE + "GUESSED", MARGARET)).hasStatus(HttpStatus.BAD_REQUEST);
        }
    }

    private MvcTestResult get(String address, String officer) {
        return pages.get().uri(address).with(user(officer)).exchange();
    }

    private String page(String address, String officer) {
        MvcTestResult answer = get(address, officer);
        assertThat(answer).hasStatusOk();
        return body(answer);
    }

    private MvcTestResult post(String address, String officer, String... fields) {
        var request = pages.post().uri(address).with(user(officer)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(MvcTestResult answer) {
        return words(body(answer));
    }

    /** What a reader sees, in a row. */
    private static String words(String html) {
        String text = html.replaceAll("(?s)<(script|style|head).*?</\\1>", " ").replaceAll("<[^>]*>", " ");
        return HtmlUtils.htmlUnescape(text).replaceAll("\\s+", " ");
    }
}
