package memberict.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import memberict.catalogue.RequestKind;
import memberict.conversation.ConversationEvent.AnswerDidNotHelp;
import memberict.conversation.ConversationEvent.AnswerHelped;
import memberict.conversation.ConversationEvent.QuestionAnswered;
import memberict.conversation.ConversationId;
import memberict.conversation.TurnTaken;
import memberict.knowledge.ArticleId;
import memberict.messaging.Channel;
import memberict.messaging.MessageReceived;
import memberict.tickets.Priority;
import memberict.tickets.TicketEvent.Assigned;
import memberict.tickets.TicketEvent.Raised;
import memberict.tickets.TicketEvent.Reopened;
import memberict.tickets.TicketEvent.Resolved;
import memberict.tickets.TicketEvent.Subject;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.TicketStatus;
import org.junit.jupiter.api.Test;

class HappeningsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:20:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Happenings happenings = new Happenings(meters);

    @Test
    void messagesAreCountedByTheDoorTheyCameIn() {
        happenings.on(new MessageReceived(Channel.TEAMS));
        happenings.on(new MessageReceived(Channel.TEAMS));
        happenings.on(new MessageReceived(Channel.WEBCHAT));

        assertThat(count("memberict.messages.received", "channel", "teams")).isEqualTo(2);
        assertThat(count("memberict.messages.received", "channel", "webchat")).isEqualTo(1);
    }

    @Test
    void turnsAreTimedByWhatTheAssistantDid() {
        happenings.on(new TurnTaken(Channel.WEBCHAT, "Answer", Duration.ofMillis(40), Duration.ofSeconds(2)));
        happenings.on(new TurnTaken(Channel.WEBCHAT, "RaiseTicket", Duration.ofMillis(60), Duration.ofSeconds(4)));

        assertThat(meters.get("memberict.turn").tag("move", "Answer").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
        assertThat(meters.get("memberict.reply.wait").timer().count()).isEqualTo(2);
        assertThat(meters.get("memberict.reply.wait").timer().max(TimeUnit.SECONDS))
                .isEqualTo(4);
    }

    @Test
    void answersAreCountedByWhetherTheyHelped() {
        ConversationId id = new ConversationId(UUID.randomUUID());
        ArticleId article = new ArticleId("account-locked");
        happenings.on(new QuestionAnswered(id, "kestrel-vale", Channel.TEAMS, "printing", article, NOW));
        happenings.on(new AnswerDidNotHelp(id, "kestrel-vale", Channel.TEAMS, "printing", article, NOW));
        happenings.on(new AnswerHelped(id, "kestrel-vale", Channel.TEAMS, "printing", article, NOW));

        assertThat(Stream.of("given", "helped", "did-not-help"))
                .allSatisfy(outcome -> assertThat(count("memberict.answers", "outcome", outcome))
                        .isEqualTo(1));
    }

    @Test
    void ticketsAreCountedByPriority() {
        happenings.on(new Raised(ticket(Priority.P1), NOW));
        happenings.on(new Raised(ticket(Priority.P3), NOW));
        happenings.on(new Resolved(ticket(Priority.P3), NOW, UUID.randomUUID(), true));
        happenings.on(new Reopened(ticket(Priority.P3), NOW, 1));
        happenings.on(new Assigned(ticket(Priority.P3), NOW, "o-001"));

        assertThat(count("memberict.tickets.raised", "priority", "P1")).isEqualTo(1);
        assertThat(count("memberict.tickets.raised", "priority", "P3")).isEqualTo(1);
        assertThat(count("memberict.tickets.resolved", "priority", "P3")).isEqualTo(1);
        assertThat(count("memberict.tickets.reopened", "priority", "P3")).isEqualTo(1);
    }

    @Test
    void nothingThatCouldNameAPersonIsATag() {
        answersAreCountedByWhetherTheyHelped();
        ticketsAreCountedByPriority();
        turnsAreTimedByWhatTheAssistantDid();
        messagesAreCountedByTheDoorTheyCameIn();

        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getKey)
                .containsOnly("channel", "move", "outcome", "priority", "source", "le");
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::toString)
                .noneMatch(id -> Stream.of("kestrel-vale", "o-001", "ICT-").anyMatch(id::contains));
    }

    private double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    private static Subject ticket(Priority priority) {
        return new Subject(
                TicketReference.parse("ICT-2026-000001").orElseThrow(),
                "kestrel-vale",
                "printing",
                RequestKind.INCIDENT,
                priority,
                TicketStatus.NEW,
                TicketSource.TEAMS,
                null);
    }
}
