package memberict.console;

import memberict.directory.Officer;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a line of the queue, in words.
 *
 * @param assignee who has it; null for no one
 * @param changed how long ago anyone last wrote to it or changed it; null where no one has since it was raised
 */
record TicketRow(
        String reference,
        String priority,
        String subject,
        String asker,
        boolean proved,
        String council,
        String category,
        TicketStatus status,
        @Nullable String assignee,
        String source,
        Times.Moment raised,
        @Nullable String changed) {

    static TicketRow of(TicketSummary ticket, Officer me, Names names, Times times) {
        return new TicketRow(
                ticket.reference().toString(),
                ticket.priority().name(),
                ticket.subject(),
                names.asker(ticket),
                ticket.proved(),
                names.council(ticket.council()),
                names.category(ticket.category()),
                ticket.status(),
                ticket.assignee() == null
                        ? null
                        : ticket.assignee().equals(me.id()) ? "you" : names.officer(ticket.assignee()),
                ticket.source().label(),
                times.moment(ticket.raisedAt(), names.zone(ticket.council())),
                ticket.changedAt().equals(ticket.raisedAt()) ? null : times.age(ticket.changedAt()));
    }
}
