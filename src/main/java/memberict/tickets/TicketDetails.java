package memberict.tickets;

import java.time.Instant;
import java.util.List;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with everything about it.
 *
 * @param raisedBy id of the officer who wrote it down; null for the assistant
 * @param told the articles the Member was sent first, in order
 * @param entries what was said and done, oldest first, beginning with the Member's words
 * @param firstRespondedAt when an officer first answered
 * @param resolvedAt null while it is not
 */
public record TicketDetails(
        TicketSummary summary,
        RequestKind kind,
        Impact impact,
        Urgency urgency,
        @Nullable String raisedBy,
        List<Told> told,
        List<TicketEntry> entries,
        @Nullable Instant firstRespondedAt,
        @Nullable Instant resolvedAt,
        int reopenedCount) {

    public TicketDetails {
        told = List.copyOf(told);
        entries = List.copyOf(entries);
    }
}
