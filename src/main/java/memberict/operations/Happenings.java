package memberict.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import memberict.conversation.ConversationEvent;
import memberict.conversation.ConversationEvent.AnswerDidNotHelp;
import memberict.conversation.ConversationEvent.AnswerHelped;
import memberict.conversation.ConversationEvent.QuestionAnswered;
import memberict.conversation.TurnTaken;
import memberict.messaging.MessageReceived;
import memberict.tickets.TicketEvent;
import memberict.tickets.TicketEvent.Assigned;
import memberict.tickets.TicketEvent.MemberAdded;
import memberict.tickets.TicketEvent.OfficerReplied;
import memberict.tickets.TicketEvent.PriorityChanged;
import memberict.tickets.TicketEvent.Raised;
import memberict.tickets.TicketEvent.Recategorised;
import memberict.tickets.TicketEvent.Reopened;
import memberict.tickets.TicketEvent.Resolved;
import memberict.tickets.TicketEvent.StatusChanged;
import memberict.tickets.TicketEvent.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts what happens, once it is committed. Tags are of closed sets: a council, a category or a person would make a
 * figure of one, and could name them.
 */
@Component
class Happenings {

    private static final Duration[] TURN_TIMES = millis(50, 100, 250, 500, 1000, 2500);
    private static final Duration[] REPLY_TIMES = millis(1000, 2500, 5000, 30_000, 120_000, 600_000);

    private final MeterRegistry meters;

    Happenings(MeterRegistry meters) {
        this.meters = meters;
    }

    @TransactionalEventListener
    void on(MessageReceived fact) {
        count("memberict.messages.received", "channel", name(fact.channel()));
    }

    @TransactionalEventListener
    void on(TurnTaken fact) {
        Timer.builder("memberict.turn")
                .tag("channel", name(fact.channel()))
                .tag("move", fact.move())
                .serviceLevelObjectives(TURN_TIMES)
                .register(meters)
                .record(fact.took());
        Timer.builder("memberict.reply.wait")
                .tag("channel", name(fact.channel()))
                .serviceLevelObjectives(REPLY_TIMES)
                .register(meters)
                .record(fact.waited());
    }

    @TransactionalEventListener
    void on(ConversationEvent fact) {
        String outcome = switch (fact) {
            case QuestionAnswered _ -> "given";
            case AnswerHelped _ -> "helped";
            case AnswerDidNotHelp _ -> "did-not-help";
        };
        count("memberict.answers", "channel", name(fact.channel()), "outcome", outcome);
    }

    @TransactionalEventListener
    void on(TicketEvent fact) {
        switch (fact) {
            case Raised _ -> countTicket("raised", fact.subject());
            case Resolved _ -> countTicket("resolved", fact.subject());
            case Reopened _ -> countTicket("reopened", fact.subject());
            case MemberAdded _, OfficerReplied _, StatusChanged _, Recategorised _, PriorityChanged _, Assigned _ -> {}
        }
    }

    private void countTicket(String what, Subject ticket) {
        count("memberict.tickets." + what, "priority", ticket.priority().name(), "source", name(ticket.source()));
    }

    private void count(String name, String... tags) {
        meters.counter(name, tags).increment();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
