package memberict.tickets;

import java.time.Instant;
import java.util.UUID;
import memberict.catalogue.RequestKind;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket, told in the same transaction. Ids and small values, never anyone's words. */
public sealed interface TicketEvent {

    Subject subject();

    Instant at();

    /**
     * The ticket as it was after what happened.
     *
     * @param category id of its category
     * @param conversation in which the Member asked; null where an officer wrote the ticket down
     */
    record Subject(
            TicketReference reference,
            String council,
            String category,
            RequestKind kind,
            Priority priority,
            TicketStatus status,
            TicketSource source,
            @Nullable UUID conversation) {}

    record Raised(Subject subject, Instant at) implements TicketEvent {}

    /** @param entry the Member's further words */
    record MemberAdded(Subject subject, Instant at, UUID entry) implements TicketEvent {}

    /**
     * An officer wrote to the Member, and the ticket goes on.
     *
     * @param first whether no officer had answered before
     */
    record OfficerReplied(Subject subject, Instant at, UUID entry, boolean first) implements TicketEvent {}

    /** Told of every such change; {@link Resolved} and {@link Reopened} follow their own. */
    record StatusChanged(Subject subject, Instant at, TicketStatus from, TicketStatus to) implements TicketEvent {}

    /**
     * @param entry the answer to the Member
     * @param first whether no officer had answered before
     */
    record Resolved(Subject subject, Instant at, UUID entry, boolean first) implements TicketEvent {}

    /** @param count how often by now */
    record Reopened(Subject subject, Instant at, int count) implements TicketEvent {}

    record Recategorised(Subject subject, Instant at, String from) implements TicketEvent {}

    record PriorityChanged(Subject subject, Instant at, Priority from) implements TicketEvent {}

    /** @param to id of the officer who has it now */
    record Assigned(Subject subject, Instant at, String to) implements TicketEvent {}
}
