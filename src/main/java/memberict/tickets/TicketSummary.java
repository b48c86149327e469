package memberict.tickets;

import java.time.Instant;
import java.util.UUID;
import memberict.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a line of a list.
 *
 * @param proved whether it is certain that {@code member} asked
 * @param assignee id of the officer who has it
 * @param changedAt when anyone last wrote to it or changed it
 * @param version to be given back with a change, so that no one overwrites what they have not seen
 */
public record TicketSummary(
        TicketReference reference,
        String council,
        @Nullable MemberId member,
        @Nullable String reporterName,
        boolean proved,
        TicketSource source,
        String category,
        Priority priority,
        TicketStatus status,
        String subject,
        @Nullable String assignee,
        Instant raisedAt,
        Instant changedAt,
        @Nullable UUID conversation,
        long version) {}
