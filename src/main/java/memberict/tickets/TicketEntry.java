package memberict.tickets;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that was said or done about a ticket.
 *
 * @param text plain; never markup
 */
public record TicketEntry(UUID id, Kind kind, Author author, Instant at, String text) {

    public enum Kind {
        MEMBER_WORDS,
        /** Goes to the Member. */
        OFFICER_REPLY,
        /** Officers only. */
        OFFICER_NOTE,
        /** What became of the ticket, in words of ours. Officers only. */
        CHANGE
    }
}
