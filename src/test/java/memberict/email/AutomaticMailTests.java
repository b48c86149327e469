package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.email.AutomaticMail.Decision;
import memberict.email.EmailStore.Conversation;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class AutomaticMailTests {

    private static final String OWAIN = "owain@kestrelvale.example";

    @Parameter
    TestDatabases databases;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-23T10:00:00Z"));
    private EmailStore store;
    private TransactionTemplate transactions;
    private AutomaticMail gate;

    @BeforeEach
    void open() {
        DataSource database = databases.fresh();
        store = new EmailStore(JdbcClient.create(database));
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        store.meet("ict@kestrelvale.example", clock.instant());
        gate = gate(java.util.Map.of());
    }

    @Test
    void anAddressGetsSoManyAnHourAndADayAndNoMore() {
        for (int i = 0; i < 5; i++) {
            assertThat(answerTo(OWAIN, "matter " + i)).isInstanceOf(Decision.Pass.class);
        }
        assertThat(answerTo(OWAIN, "one more"))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        held -> assertThat(held.why()).contains("5 automatic answers within an hour"));
        assertThat(answerTo("ann@kestrelvale.example", "hers")).isInstanceOf(Decision.Pass.class);

        clock.forward(Duration.ofMinutes(61));
        for (int i = 0; i < 5; i++) {
            assertThat(answerTo(OWAIN, "later " + i)).isInstanceOf(Decision.Pass.class);
        }
        clock.forward(Duration.ofMinutes(61));
        assertThat(answerTo(OWAIN, "evening"))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        held -> assertThat(held.why()).contains("10 automatic answers within a day"));

        clock.forward(Duration.ofDays(1));
        assertThat(answerTo(OWAIN, "tomorrow")).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void oneSubjectBeginsTwoConversationsADay() {
        assertThat(answerTo(OWAIN, "Thank you for your mail")).isInstanceOf(Decision.Pass.class);
        assertThat(answerTo(OWAIN, "RE: thank you for your mail")).isInstanceOf(Decision.Pass.class);
        assertThat(answerTo(OWAIN, "Thank you for your mail [ICT-2026-000001]")).isInstanceOf(Decision.Hold.class);
        assertThat(answerTo(OWAIN, "")).isInstanceOf(Decision.Pass.class);
        assertThat(answerTo(OWAIN, "")).isInstanceOf(Decision.Pass.class);
        assertThat(answerTo(OWAIN, "")).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void oneMailIsAnsweredOnce() {
        Conversation conversation = begun(OWAIN, "locked out");
        MessageId asked = MessageId.fresh();

        OutboundMessage first = answer(conversation, asked);
        assertThat(gate.decide(first, conversation, OWAIN)).isInstanceOf(Decision.Pass.class);
        assertThat(gate.decide(first, conversation, OWAIN)).isInstanceOf(Decision.Pass.class);
        assertThat(gate.decide(answer(conversation, asked), conversation, OWAIN))
                .isInstanceOf(Decision.Hold.class);
        assertThat(store.sent(first.id().value())).hasValueSatisfying(sent -> {
            assertThat(sent.automatic()).isTrue();
            assertThat(sent.held()).isNull();
        });
    }

    @Test
    void threeAutomaticMailsGoOutBetweenTwoOfTheirs() {
        Conversation conversation = begun(OWAIN, "locked out");

        for (int i = 0; i < 3; i++) {
            clock.forward(Duration.ofSeconds(1));
            assertThat(gate.decide(answer(conversation, MessageId.fresh()), conversation, OWAIN))
                    .isInstanceOf(Decision.Pass.class);
        }

        assertThat(gate.decide(answer(conversation, MessageId.fresh()), conversation, OWAIN))
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void aFloodToEveryoneWaitsAndGoesOn() {
        gate = gate(java.util.Map.of("memberict.email.answers-a-minute", "2"));
        answerTo("a@kestrelvale.example", "a");
        answerTo("b@kestrelvale.example", "b");

        Conversation third = begun("c@kestrelvale.example", "c");
        OutboundMessage answer = answer(third, MessageId.fresh());
        assertThat(gate.decide(answer, third, third.address())).isInstanceOf(Decision.Wait.class);

        clock.forward(Duration.ofSeconds(61));
        assertThat(gate.decide(answer, third, third.address())).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void nothingGoesToAnAddressFromWhichMailCameBackUntilTheyWriteAgain() {
        store.bury(OWAIN, "5.1.1", clock.instant());
        assertThat(answerTo("Owain@KestrelVale.example", "hello")).isInstanceOf(Decision.Hold.class);

        store.revive(OWAIN);
        assertThat(answerTo(OWAIN, "hello")).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void nothingGoesWhereSendingIsSwitchedOff() {
        gate = gate(java.util.Map.of("memberict.email.send", "false"));

        assertThat(answerTo(OWAIN, "hello")).isInstanceOf(Decision.Hold.class);
    }

    private Decision answerTo(String address, String subject) {
        Conversation conversation = begun(address, subject);
        return gate.decide(answer(conversation, MessageId.fresh()), conversation, address);
    }

    private Conversation begun(String address, String subject) {
        Conversation conversation = new Conversation(
                UUID.randomUUID(), "kestrel-vale", "ict@kestrelvale.example", address, null, Subject.words(subject));
        store.begin(conversation, clock.instant());
        return conversation;
    }

    private OutboundMessage answer(Conversation conversation, MessageId to) {
        return new OutboundMessage(
                MessageId.fresh(),
                new Address(Channel.EMAIL, conversation.addressName()),
                clock.instant(),
                List.of(),
                to,
                null);
    }

    private AutomaticMail gate(java.util.Map<String, String> settings) {
        EmailSettings bound = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("memberict.email", EmailSettings.class);
        return new AutomaticMail(store, bound, transactions, clock);
    }
}
