package memberict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Chosen;
import memberict.messaging.Claims;
import memberict.messaging.DeadLetters;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.Line;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.messaging.Proof;
import memberict.scrutiny.Evidence;
import memberict.scrutiny.EvidenceKind;
import memberict.scrutiny.Period;
import memberict.scrutiny.Recommendation;
import memberict.scrutiny.Reviews;
import memberict.tickets.Priority;
import memberict.tickets.TicketDetails;
import memberict.tickets.TicketEntry;
import memberict.tickets.TicketQuery;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketStatus;
import memberict.tickets.Tickets;
import memberict.tickets.Told;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole house, from what a Member writes to what an officer and a scrutiny officer see. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class Journeys {

    private static final String KESTREL_VALE = "kestrel-vale";
    private static final String OWAIN = "m-002";
    private static final Path ARTICLES = TrainedModel.copyOfKnowledgeBase();

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry settings) {
        settings.add("memberict.folders.data", () -> TrainedModel.folder().toString());
        settings.add("memberict.folders.knowledge-base", ARTICLES::toString);
    }

    @Autowired
    Inbox inbox;

    @Autowired
    Outbox outbox;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Tickets tickets;

    @Autowired
    Reviews reviews;

    @Autowired
    Evidence evidence;

    @Autowired
    Clock clock;

    @Test
    void memberWhoIsLockedOutGetsAnAnswerThenATicketThenAPerson() {
        Chat chat = chatOf(OWAIN);

        assertThat(chat.says("I'm locked out of my account, too many wrong passwords"))
                .contains("Unlock your account", "aka.ms/sspr", "Did this help?");
        String afterwards = chat.presses("No, it did not");
        if (afterwards.contains("Did this help?")) {
            afterwards = chat.presses("No, it did not");
        }
        if (afterwards.contains("Shall I pass this to a person")) {
            afterwards = chat.says("yes please");
        }
        assertThat(afterwards).contains("Your reference", "ICT service desk");

        TicketDetails ticket = tickets.details(reference(afterwards)).orElseThrow();
        assertThat(ticket.summary().category()).isEqualTo("account_password");
        assertThat(ticket.summary().proved()).isTrue();
        assertThat(ticket.told()).extracting(Told::outcome).contains(Told.Outcome.NOT_HELPED);
        assertThat(ticket.entries().getFirst().text()).contains("locked out of my account");

        tickets.reply(ticket.summary().reference(), "o-001", "I have unlocked it. Please try now.", version(ticket));
        assertThat(chat.next()).contains("Priya Patel", "I have unlocked it. Please try now.");

        chat.says("it lets me in on the laptop but not the iPad");
        TicketDetails more = tickets.details(ticket.summary().reference()).orElseThrow();
        assertThat(more.entries())
                .filteredOn(entry -> entry.kind() == TicketEntry.Kind.MEMBER_WORDS)
                .hasSize(2);

        tickets.resolve(
                more.summary().reference(), "o-001", "Sign out of Mail on the iPad and in again.", version(more));
        assertThat(chat.next()).contains("Is it mended?");
        assertThat(chat.presses("Yes, it is mended")).contains("mended");
        assertThat(tickets.details(ticket.summary().reference())
                        .orElseThrow()
                        .summary()
                        .status())
                .isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void memberWhoLostAnIpadIsReportedAtOnceAndToldWhatToDo() {
        Chat chat = chatOf(OWAIN);

        String reply = chat.says("left my council iPad on the train about an hour ago");

        assertThat(reply).contains("01632 960101", "Your reference");
        assertThat(tickets.details(reference(reply)).orElseThrow().summary().priority())
                .isEqualTo(Priority.P1);
    }

    @Test
    void memberWithADeadMicrophoneInALiveMeetingIsFirstInTheQueue() {
        Chat chat = chatOf(OWAIN);

        String reply = chat.says("the microphones in the chamber are all dead and full council has started");

        assertThat(tickets.details(reference(reply)).orElseThrow().summary().priority())
                .isEqualTo(Priority.P1);
    }

    @Test
    void memberWithANewPhoneIsAskedWhetherTheOldOneIsStillThere() {
        Chat chat = chatOf(OWAIN);

        assertThat(chat.says("I've got a new phone and the authenticator app is empty"))
                .contains("Do you still have your old phone?");
        assertThat(chat.presses("Yes, I have it")).contains("Keep the old phone", "Did this help?");
        assertThat(chat.says("yes")).contains("glad");
    }

    @Test
    void whoeverProvedNothingCanRaiseATicketAndSeesNoOneElses() {
        Chat owain = chatOf(OWAIN);
        String his = owain.says("can I speak to a person please");
        Chat stranger = new Chat(new Claims(null, KESTREL_VALE, null));

        assertThat(stranger.says("what is happening with my requests"))
                .doesNotContain(reference(his).toString());
        assertThat(stranger.says("any news on " + reference(his))).doesNotContain("Waiting for an officer");

        assertThat(stranger.says("I want to talk to someone")).contains("What is your name?");
        assertThat(stranger.says("Cllr Somebody Else")).contains("Thank you");
        assertThat(tickets.queue(Set.of(KESTREL_VALE), TicketQuery.open())).anySatisfy(ticket -> {
            assertThat(ticket.reporterName()).isEqualTo("Cllr Somebody Else");
            assertThat(ticket.proved()).isFalse();
        });
    }

    @Test
    void memberOfTwoCouncilsIsAskedOnceAndRemembered() {
        Chat ceri = chatOf("m-001");

        assertThat(ceri.says("I'm locked out of my account, too many wrong passwords"))
                .contains("Which council is this for?", "Thornmere");
        assertThat(ceri.presses("Thornmere")).contains("Unlock your account");
        assertThat(ceri.says("can I speak to a person please")).contains("Your reference");
        assertThat(ceri.says("hello")).doesNotContain("Which council");
        assertThat(ceri.says("switch council")).contains("Which council is this for?");
    }

    @Test
    void someoneWhoIsNoMemberIsSentOnCourteously() {
        Chat stranger = new Chat(new Claims(
                new Proof.Entra("11111111-2222-3333-4444-555555555555", "99999999-0000-4000-8000-000000000099"),
                KESTREL_VALE,
                "Somebody"));

        assertThat(stranger.says("I'm locked out")).contains("This service is for councillors");
    }

    @Test
    void whatHappenedCountsForTheRecommendationItBearsOn() {
        Recommendation signIn = recommendationFor("account_password");
        long answered = evidence.counts(signIn, Period.EVER).of(EvidenceKind.QUESTION_ANSWERED);
        long helped = evidence.counts(signIn, Period.EVER).of(EvidenceKind.ANSWER_HELPED);
        Chat chat = chatOf(OWAIN);
        chat.says("I'm locked out of my account, too many wrong passwords");

        chat.presses("Yes, that helped");

        assertThat(evidence.counts(signIn, Period.EVER).of(EvidenceKind.QUESTION_ANSWERED))
                .isEqualTo(answered + 1);
        assertThat(evidence.counts(signIn, Period.EVER).of(EvidenceKind.ANSWER_HELPED))
                .isEqualTo(helped + 1);
    }

    @Test
    void aTicketTheMemberDidNotMeanIsWithdrawnAndTheEvidenceSaysSo() {
        Recommendation power = recommendationFor("chamber_power");
        long cancelled = evidence.counts(power, Period.EVER).of(EvidenceKind.TICKET_CANCELLED);
        Chat chat = chatOf(OWAIN);
        String reply = chat.says("the sockets under the desks in the council chamber have no power");

        assertThat(chat.presses("That is not what I meant")).contains("withdrawn");

        assertThat(tickets.details(reference(reply)).orElseThrow().summary().status())
                .isEqualTo(TicketStatus.CANCELLED);
        assertThat(evidence.counts(power, Period.EVER).of(EvidenceKind.TICKET_CANCELLED))
                .isEqualTo(cancelled + 1);
    }

    @Test
    void aButtonPressedTwiceDoesNothingTwice() {
        Chat chat = chatOf(OWAIN);
        chat.says("I'm locked out of my account, too many wrong passwords");
        OutboundMessage answer = chat.last();
        chat.presses("Yes, that helped");

        assertThat(chat.press(answer, "No, it did not")).contains("You chose \"Yes, that helped\"");
    }

    @Test
    void aButtonOfAnotherMembersConversationDoesNothing() {
        Chat owain = chatOf(OWAIN);
        owain.says("the sockets under the desks in the council chamber have no power");
        OutboundMessage his = owain.last();

        assertThat(chatOf("m-003").press(his, "That is not what I meant")).contains("does not belong");

        assertThat(tickets.details(reference(owain.lastWords()))
                        .orElseThrow()
                        .summary()
                        .status())
                .isEqualTo(TicketStatus.NEW);
    }

    @Test
    void aChangedArticleChangesTheAnswerWithinSeconds() throws IOException {
        Path article = ARTICLES.resolve("account-locked.md");
        String before = Files.readString(article);
        try {
            Files.writeString(
                    article, before.replaceFirst("(?m)^answer: .*$", "answer: Count slowly to a hundred first."));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    chatOf(OWAIN).says("I'm locked out of my account, too many wrong passwords"))
                            .contains("Count slowly to a hundred first."));
        } finally {
            Files.writeString(article, before);
        }
    }

    @Test
    void aThreatenedCouncillorIsToldAboutThePoliceAndTheMonitoringOfficer() {
        assertThat(chatOf(OWAIN).says("someone has threatened to kill me on facebook and I'm frightened"))
                .contains("999", "Monitoring Officer");
    }

    @Test
    void nothingToReadIsAskedAgainAndMarkupStaysText() {
        Chat chat = chatOf(OWAIN);

        assertThat(chat.says("🙈🙈🙈")).contains("What can I help with?");
        chat.says("<script>alert('locked out')</script> speak to a person");

        assertThat(deadLetters.list()).isEmpty();
    }

    @Test
    void aFileThatCameAlongIsOwnedUpTo() {
        Chat chat = chatOf(OWAIN);

        assertThat(chat.send("see picture", null, List.of("screen.png"))).contains("cannot open files or pictures");
    }

    @Test
    void memberWhoSendsTheirPasswordIsToldToChangeItAndAnswered() {
        Chat chat = chatOf(OWAIN);

        assertThat(chat.says("I'm locked out of my account, my password is Tulip99! and it says too many attempts"))
                .contains("looked like a password", "change it", "Unlock your account")
                .doesNotContain("Tulip99");
        assertThat(inbox.from(chat.address))
                .extracting(InboundMessage::text)
                .last(InstanceOfAssertFactories.STRING)
                .contains("my password is [password removed]")
                .doesNotContain("Tulip99");
    }

    private Recommendation recommendationFor(String category) {
        return reviews.reviews(Set.of(KESTREL_VALE)).stream()
                .flatMap(review -> review.recommendations().stream())
                .filter(one -> one.categories().contains(category))
                .findFirst()
                .orElseThrow();
    }

    private static TicketReference reference(String reply) {
        return TicketReference.parse(reply.replaceAll("(?s).*?(ICT-\\d{4}-\\d{6}).*", "$1"))
                .orElseThrow();
    }

    private static long version(TicketDetails ticket) {
        return ticket.summary().version();
    }

    private Chat chatOf(String member) {
        return new Chat(new Claims(new Proof.SignIn(member), KESTREL_VALE, null));
    }

    /** A Member at the web chat, on the inside of the door. */
    private final class Chat {

        private final Address address = new Address(Channel.WEBCHAT, KESTREL_VALE + "/" + UUID.randomUUID());
        private final Claims claims;
        private int seen;

        Chat(Claims claims) {
            this.claims = claims;
        }

        String says(String text) {
            return send(text, null, List.of());
        }

        String presses(String label) {
            return press(last(), label);
        }

        String press(OutboundMessage message, String label) {
            Block.Choice choice = message.choices().stream()
                    .filter(one -> one.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button '%s' in: %s".formatted(label, words(message))));
            return send("", new Chosen(message.id(), choice.id()), List.of());
        }

        String send(String text, @Nullable Chosen chosen, List<String> leftOut) {
            inbox.receive(new InboundMessage(
                    MessageId.fresh(),
                    address,
                    UUID.randomUUID().toString(),
                    clock.instant(),
                    text,
                    chosen,
                    claims,
                    leftOut));
            return next();
        }

        /** Waits for what the assistant says next. */
        String next() {
            await().atMost(Duration.ofMinutes(2)).until(() -> outbox.to(address).size() > seen);
            seen++;
            return words(outbox.to(address).get(seen - 1));
        }

        OutboundMessage last() {
            return outbox.to(address).getLast();
        }

        String lastWords() {
            return words(last());
        }
    }

    private static String words(OutboundMessage message) {
        return message.blocks().stream().map(Journeys::words).collect(Collectors.joining("\n"));
    }

    private static String words(Block block) {
        return switch (block) {
            case Block.Heading(var text) -> text;
            case Block.Paragraph(var line) -> line.plain();
            case Block.Steps(var steps) -> steps.stream().map(Line::plain).collect(Collectors.joining("\n"));
            case Block.Bullets(var items) -> items.stream().map(Line::plain).collect(Collectors.joining("\n"));
            case Block.Facts(var facts) ->
                facts.stream().map(fact -> fact.name() + ": " + fact.value()).collect(Collectors.joining("\n"));
            case Block.Aside(var line) -> line.plain();
            case Block.Choices(var choices) ->
                choices.stream().map(choice -> "[" + choice.label() + "]").collect(Collectors.joining(" "));
        };
    }
}
