package memberict.messaging;

import static memberict.messaging.MessagingFixture.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import memberict.TestDatabases;
import memberict.messaging.Block.Choice;
import memberict.messaging.Courier.Delivery;
import memberict.messaging.Courier.Pace;
import memberict.messaging.Inbox.Receipt;
import memberict.messaging.Outbox.Taken;
import memberict.secrets.SecretKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.IllegalTransactionStateException;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class MessagingTests {

    @Parameter
    TestDatabases database;

    private MessagingFixture messaging;

    @BeforeEach
    void startAfresh() {
        messaging = new MessagingFixture(database.fresh());
    }

    @Test
    void keepsAMessageWhole() {
        InboundMessage sent = new InboundMessage(
                MessageId.fresh(),
                chat("a"),
                "1",
                MessagingFixture.START,
                "I'm locked out <b>again</b> 🙈",
                new Chosen(MessageId.fresh(), "helped/x"),
                new Claims(new Proof.SignIn("m-001"), null, null),
                List.of("screen.png"));
        messaging.inbox.receive(sent);

        assertThat(messaging.inbox.from(chat("a"))).containsExactly(sent);
    }

    @Test
    void takesSecretsOutBeforeAMessageIsStored() {
        messaging.inbox.receive(new InboundMessage(
                MessageId.fresh(),
                chat("a"),
                "1",
                MessagingFixture.START,
                "password is Tulip99 and I'm locked out",
                null,
                new Claims(null, null, "Jo (password: Rose22)"),
                List.of("my password is Fern33.txt")));

        InboundMessage kept = messaging.inbox.from(chat("a")).getFirst();
        assertThat(kept.text()).isEqualTo("password is [password removed] and I'm locked out");
        assertThat(kept.removed()).containsExactly(SecretKind.PASSWORD);
        assertThat(messaging.everythingStored()).doesNotContain("Tulip99", "Rose22", "Fern33");
    }

    @Test
    void aMessageThatIsLongerWithoutItsSecretsIsStoredAllTheSame() {
        String text = "pin 1234 ".repeat(InboundMessage.LONGEST / 9);

        messaging.inbox.receive(messaging.message("a", "1", text));

        assertThat(messaging.inbox.from(chat("a")).getFirst().text()).hasSizeGreaterThan(InboundMessage.LONGEST);
    }

    @Test
    void keepsTheCopyAsItCameSealedAndOnlyOnce() {
        InboundMessage message = messaging.message("a", "1", "password is Tulip99");
        RawCopy raw = RawCopy.ofText(message.text());

        messaging.inbox.receive(message, raw);
        messaging.inbox.receive(messaging.message("a", "1", "password is Tulip99"), raw);

        assertThat(messaging.copies.find(message.id().value()).orElseThrow().bytes())
                .isEqualTo(raw.bytes());
        assertThat(messaging.everythingStored()).contains("[password removed]").doesNotContain("Tulip99");
    }

    @Test
    void aMessageStoredBeforeSecretsWereLookedForIsReadAsHavingNone() {
        messaging.inbox.receive(messaging.message("a", "1", "hello"));
        messaging
                .jdbc
                .sql("update inbox set message = replace(message, ?, '')")
                .param(",\"removed\":[]")
                .update();

        assertThat(messaging.inbox.from(chat("a")).getFirst().removed()).isEmpty();
        assertThat(messaging.everythingStored()).doesNotContain("removed");
    }

    @Test
    void keepsAReplyWhole() {
        OutboundMessage sent = messaging.queued(
                "a",
                new Block.Heading("Heading"),
                new Block.Paragraph(new Line(List.of(
                        new Line.Span("Go to ", false, null),
                        new Line.Span("aka.ms/sspr", true, URI.create("https://aka.ms/sspr"))))),
                new Block.Steps(List.of(Line.of("One"), Line.of("Two"))),
                new Block.Bullets(List.of(Line.of("A"))),
                new Block.Facts(List.of(new Block.Fact("Reference", "ICT-2026-000001"))),
                new Block.Aside(Line.of("Source")),
                new Block.Choices(List.of(new Choice("yes", "Yes"))));

        assertThat(messaging.outbox.to(chat("a"))).containsExactly(sent);
    }

    @Test
    void takesTheSameMessageTwiceAsOne() {
        assertThat(messaging.inbox.receive(messaging.message("a", "1", "hello")))
                .isEqualTo(Receipt.STORED);
        assertThat(messaging.inbox.receive(messaging.message("a", "1", "hello")))
                .isEqualTo(Receipt.ALREADY_HERE);

        assertThat(messaging.inbox.from(chat("a"))).hasSize(1);
        assertThat(messaging.scheduled("turn")).isEqualTo(1);
    }

    @Test
    void readsTheMessagesOfAConversationInOrderWhicheverTurnComesFirst() {
        InboundMessage first = messaging.message("a", "1", "first");
        InboundMessage second = messaging.message("a", "2", "second");
        messaging.inbox.receive(first);
        messaging.inbox.receive(second);

        messaging.turns.take(second.id());
        messaging.turns.take(first.id());
        messaging.turns.take(first.id());

        assertThat(messaging.reader.read).containsExactly("first", "second");
    }

    @Test
    void waitsWhileTheReaderIsNotReady() {
        InboundMessage message = messaging.message("a", "1", "hello");
        messaging.inbox.receive(message);
        messaging.reader.ready = false;

        assertThat(messaging.turns.take(message.id())).isPresent();

        messaging.reader.ready = true;
        assertThat(messaging.turns.take(message.id())).isEmpty();
        assertThat(messaging.reader.read).containsExactly("hello");
    }

    @Test
    void showsAnOfficerAMessageWhoseTurnFailsTimeAndAgainAndRetriesItWhenTold() {
        InboundMessage message = messaging.message("a", "1", "hello");
        messaging.inbox.receive(message);
        messaging.reader.failure = new IllegalStateException("quotes the words: hello");

        for (int attempt = 1; attempt < 5; attempt++) {
            assertThat(messaging.turns.take(message.id()))
                    .as("attempt " + attempt)
                    .isPresent();
        }
        assertThat(messaging.deadLetters.list()).isEmpty();
        assertThat(messaging.turns.take(message.id())).isEmpty();

        assertThat(messaging.reader.gaveUp).containsExactly("hello");
        assertThat(messaging.deadLetters.list()).singleElement().satisfies(letter -> {
            assertThat(letter.direction()).isEqualTo(DeadLetter.Direction.INBOUND);
            assertThat(letter.why()).doesNotContain("hello");
            assertThat(letter.council()).isEqualTo("kestrel-vale");
        });

        messaging.reader.failure = null;
        assertThat(messaging.deadLetters.retry(message.id(), DeadLetter.Direction.INBOUND))
                .isTrue();
        assertThat(messaging.deadLetters.retry(message.id(), DeadLetter.Direction.INBOUND))
                .isFalse();
        messaging.turns.take(message.id());
        assertThat(messaging.reader.read).containsExactly("hello");
        assertThat(messaging.deadLetters.list()).isEmpty();
    }

    @Test
    void goesOnWithTheNextMessageAfterADeadOne() {
        InboundMessage poison = messaging.message("a", "1", "poison");
        InboundMessage next = messaging.message("a", "2", "next");
        messaging.inbox.receive(poison);
        messaging.inbox.receive(next);
        messaging.reader.failure = new IllegalStateException();
        for (int attempt = 1; attempt <= 5; attempt++) {
            messaging.turns.take(poison.id());
        }
        messaging.reader.failure = null;

        messaging.turns.take(next.id());

        assertThat(messaging.reader.read).containsExactly("next");
    }

    @Test
    void letsNobodySpeakOutsideATransaction() {
        assertThatThrownBy(() -> messaging.outbox.send(messaging.reply("a", Block.paragraph("Hello"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void sendsRepliesInTheOrderTheyWereWritten() {
        OutboundMessage first = messaging.queued("a", Block.paragraph("first"));
        OutboundMessage second = messaging.queued("a", Block.paragraph("second"));
        OutboundMessage elsewhere = messaging.queued("b", Block.paragraph("elsewhere"));

        assertThat(messaging.dispatcher.send(second.id())).isPresent();
        assertThat(messaging.dispatcher.send(elsewhere.id())).isEmpty();
        assertThat(messaging.dispatcher.send(first.id())).isEmpty();
        assertThat(messaging.dispatcher.send(second.id())).isEmpty();

        assertThat(messaging.courier.sent)
                .extracting(OutboundMessage::id)
                .containsExactly(elsewhere.id(), first.id(), second.id());
    }

    @Test
    void sendsAReplyOnce() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("once"));

        messaging.dispatcher.send(reply.id());
        messaging.dispatcher.send(reply.id());

        assertThat(messaging.courier.sent).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheProviderAsksAndBacksOffOtherwise() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("busy"));
        messaging.courier.outcomes.add(new Delivery.TryAgain("throttled", Duration.ofSeconds(30)));
        messaging.courier.outcomes.add(new Delivery.TryAgain("busy", null));

        assertThat(messaging.dispatcher.send(reply.id())).contains(Duration.ofSeconds(30));
        assertThat(messaging.dispatcher.send(reply.id())).contains(Duration.ofSeconds(4));
        assertThat(messaging.dispatcher.send(reply.id())).isEmpty();
        assertThat(messaging.deadLetters.list()).isEmpty();
    }

    @Test
    void showsAnOfficerAReplyThatWillNeverGo() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("blocked"));
        messaging.courier.outcomes.add(new Delivery.Refused("The Member has blocked the app."));

        messaging.dispatcher.send(reply.id());

        assertThat(messaging.deadLetters.list()).singleElement().satisfies(letter -> {
            assertThat(letter.why()).isEqualTo("The Member has blocked the app.");
            assertThat(letter.unknown()).isFalse();
        });
        assertThat(messaging.deadLetters.putAside(reply.id(), DeadLetter.Direction.OUTBOUND))
                .isTrue();
        assertThat(messaging.deadLetters.list()).isEmpty();
    }

    @Test
    void givesUpAfterEightAttempts() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("busy"));
        for (int attempt = 1; attempt <= 8; attempt++) {
            messaging.courier.outcomes.add(new Delivery.TryAgain("busy", null));
            messaging.dispatcher.send(reply.id());
        }

        assertThat(messaging.courier.sent).hasSize(8);
        assertThat(messaging.deadLetters.list()).hasSize(1);
    }

    @Test
    void neverRepeatsAReplyThatMayHaveArrivedButShowsIt() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("perhaps"));
        messaging.courier.outcomes.add(new Delivery.Unknown("No answer in time."));

        messaging.dispatcher.send(reply.id());
        messaging.dispatcher.send(reply.id());

        assertThat(messaging.courier.sent).hasSize(1);
        assertThat(messaging.deadLetters.list())
                .singleElement()
                .satisfies(letter -> assertThat(letter.unknown()).isTrue());
    }

    @Test
    void showsAReplyThatWasBeingSentWhenTheServiceDied() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("half sent"));
        messaging.transactions.executeWithoutResult(
                status -> messaging.store.claim(reply.id(), messaging.clock.instant()));

        assertThat(messaging.dispatcher.send(reply.id()))
                .as("another may be at it")
                .isPresent();
        messaging.clock.forward(Duration.ofMinutes(2));
        assertThat(messaging.dispatcher.send(reply.id())).isEmpty();

        assertThat(messaging.courier.sent).isEmpty();
        assertThat(messaging.deadLetters.list())
                .singleElement()
                .satisfies(letter -> assertThat(letter.unknown()).isTrue());
    }

    @Test
    void repeatsAHalfSentReplyWhereThatIsHarmless() {
        messaging.courier.repeatsHarmlessly = true;
        OutboundMessage reply = messaging.queued("a", Block.paragraph("half sent"));
        messaging.transactions.executeWithoutResult(
                status -> messaging.store.claim(reply.id(), messaging.clock.instant()));
        messaging.clock.forward(Duration.ofMinutes(2));

        assertThat(messaging.dispatcher.send(reply.id())).isEmpty();

        assertThat(messaging.courier.sent).hasSize(1);
        assertThat(messaging.deadLetters.list()).isEmpty();
    }

    @Test
    void keepsToTheCouriersPace() {
        messaging.courier.paces = List.of(new Pace(2, Duration.ofSeconds(1)));
        List<OutboundMessage> replies = List.of(messaging.queued("a"), messaging.queued("a"), messaging.queued("a"));

        assertThat(messaging.dispatcher.send(replies.get(0).id())).isEmpty();
        assertThat(messaging.dispatcher.send(replies.get(1).id())).isEmpty();
        assertThat(messaging.dispatcher.send(replies.get(2).id())).isPresent();
        messaging.clock.forward(Duration.ofSeconds(2));
        assertThat(messaging.dispatcher.send(replies.get(2).id())).isEmpty();
    }

    @Test
    void takesTheFirstChoiceOnlyAndOnlyInItsOwnConversation() {
        OutboundMessage question =
                messaging.queued("a", new Block.Choices(List.of(new Choice("yes", "Yes"), new Choice("no", "No"))));
        messaging.dispatcher.send(question.id());

        assertThat(take("b", question, "yes")).isInstanceOf(Taken.NeverOffered.class);
        assertThat(take("a", question, "maybe")).isInstanceOf(Taken.NeverOffered.class);
        assertThat(take("a", question, "no")).isEqualTo(new Taken.Now(new Choice("no", "No")));
        assertThat(take("a", question, "yes")).isEqualTo(new Taken.Already("No"));
    }

    @Test
    void showsAChoiceThatWasTakenWhereItStands() {
        OutboundMessage question = messaging.queued("a", new Block.Choices(List.of(new Choice("yes", "Yes"))));
        messaging.dispatcher.send(question.id());
        take("a", question, "yes");

        assertThat(messaging.scheduled("settle")).isEqualTo(1);
        messaging.dispatcher.settle(question.id());
        assertThat(messaging.courier.settled).containsExactly("provider-1 yes");
    }

    private Taken take(String conversation, OutboundMessage message, String choice) {
        return messaging.transactions.execute(
                status -> messaging.outbox.take(chat(conversation), new Chosen(message.id(), choice)));
    }
}
