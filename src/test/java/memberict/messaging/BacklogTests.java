package memberict.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.messaging.Backlog.Waiting;
import memberict.messaging.Courier.Delivery;
import memberict.messaging.DeadLetter.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class BacklogTests {

    @Parameter
    TestDatabases database;

    private MessagingFixture messaging;
    private Backlog backlog;

    @BeforeEach
    void startAfresh() {
        DataSource fresh = database.fresh();
        messaging = new MessagingFixture(fresh);
        backlog = new Backlog(JdbcClient.create(fresh), messaging.deadLetters);
    }

    @Test
    void nothingWaitsAtFirst() {
        assertThat(backlog.now())
                .isEqualTo(new Waiting(
                        0,
                        0,
                        null,
                        null,
                        Map.of(Direction.INBOUND, 0, Direction.OUTBOUND, 0, Direction.AT_THE_DOOR, 0)));
    }

    @Test
    void whatHasComeInWaitsForItsTurn() {
        messaging.inbox.receive(messaging.message("a", "1", "Hello"));
        messaging.clock.forward(Duration.ofMinutes(5));
        messaging.inbox.receive(messaging.message("b", "2", "Hello"));

        Waiting waiting = backlog.now();

        assertThat(waiting.messages()).isEqualTo(2);
        assertThat(waiting.oldestMessage()).isEqualTo(MessagingFixture.START);
        assertThat(waiting.replies()).isZero();
    }

    @Test
    void whatIsWrittenWaitsToGoOut() {
        messaging.queued("a", Block.paragraph("Hello"));

        Waiting waiting = backlog.now();

        assertThat(waiting.replies()).isEqualTo(1);
        assertThat(waiting.oldestReply()).isEqualTo(MessagingFixture.START);
    }

    @Test
    void whatWasRefusedIsADeadLetter() {
        OutboundMessage reply = messaging.queued("a", Block.paragraph("Hello"));
        messaging.courier.outcomes.add(new Delivery.Refused("no such person"));
        messaging.dispatcher.send(reply.id());

        assertThat(backlog.now().deadLetters()).containsEntry(Direction.OUTBOUND, 1);
        assertThat(backlog.now().dead()).isEqualTo(1);
    }
}
