package memberict.scrutiny;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import memberict.conversation.ConversationEvent;
import memberict.conversation.ConversationEvent.AnswerDidNotHelp;
import memberict.conversation.ConversationEvent.AnswerHelped;
import memberict.conversation.ConversationEvent.QuestionAnswered;
import memberict.messaging.Channel;
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
import memberict.tickets.TicketSource;
import memberict.tickets.TicketStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes each fact down once, in the transaction in which it became one: they stand or fall together. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceLog {

    private final JdbcClient jdbc;

    EvidenceLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(TicketEvent fact) {
        switch (fact) {
            case Raised(Subject ticket, Instant at) -> keep(EvidenceKind.TICKET_RAISED, "", ticket, at);
            case Resolved(Subject ticket, Instant at, UUID entry, boolean _) ->
                keep(EvidenceKind.TICKET_RESOLVED, entry.toString(), ticket, at);
            case Reopened(Subject ticket, Instant at, int count) ->
                keep(EvidenceKind.TICKET_REOPENED, Integer.toString(count), ticket, at);
            case Recategorised(Subject ticket, Instant at, String from) ->
                keep(EvidenceKind.TICKET_RECATEGORISED, at + " " + from, ticket, at);
            // Such as one the assistant raised on a misreading: whoever counts what was raised must see it.
            case StatusChanged(Subject ticket, Instant at, TicketStatus _, TicketStatus to)
            when to == TicketStatus.CANCELLED -> keep(EvidenceKind.TICKET_CANCELLED, at.toString(), ticket, at);
            case MemberAdded _, OfficerReplied _, StatusChanged _, PriorityChanged _, Assigned _ -> {}
        }
    }

    void keep(ConversationEvent fact) {
        EvidenceKind kind = switch (fact) {
            case QuestionAnswered _ -> EvidenceKind.QUESTION_ANSWERED;
            case AnswerHelped _ -> EvidenceKind.ANSWER_HELPED;
            case AnswerDidNotHelp _ -> EvidenceKind.ANSWER_DID_NOT_HELP;
        };
        keep(
                kind,
                "%s %s %s".formatted(fact.conversation(), fact.article(), fact.at()),
                fact.council(),
                fact.category(),
                source(fact.channel()),
                null,
                null,
                fact.conversation().value(),
                fact.article().value(),
                fact.at());
    }

    /** @param which tells apart what may happen to one ticket several times */
    private void keep(EvidenceKind kind, String which, Subject ticket, Instant at) {
        keep(
                kind,
                (ticket.reference() + " " + which).strip(),
                ticket.council(),
                ticket.category(),
                ticket.source(),
                ticket.priority().name(),
                ticket.reference().toString(),
                ticket.conversation(),
                null,
                at);
    }

    private void keep(
            EvidenceKind kind,
            String cause,
            String council,
            String category,
            TicketSource source,
            @Nullable String priority,
            @Nullable String ticket,
            @Nullable UUID conversation,
            @Nullable String article,
            Instant at) {
        jdbc.sql("""
                insert into evidence
                    (kind, cause, council, category, source, priority, ticket, conversation, article, happened_at)
                values (:kind, :cause, :council, :category, :source, :priority, :ticket, :conversation, :article, :at)
                on conflict do nothing""")
                .param("kind", kind.name())
                .param("cause", cause)
                .param("council", council)
                .param("category", category)
                .param("source", source.name())
                .param("priority", priority)
                .param("ticket", ticket)
                .param("conversation", conversation)
                .param("article", article)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static TicketSource source(Channel channel) {
        return switch (channel) {
            case TEAMS -> TicketSource.TEAMS;
            case WEBCHAT -> TicketSource.WEBCHAT;
            case EMAIL -> TicketSource.EMAIL;
        };
    }
}
