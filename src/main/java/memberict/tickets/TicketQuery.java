package memberict.tickets;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets of the queue are wanted.
 *
 * @param openOnly leaves out what needs nothing more done
 * @param assignee id of the officer who has them; null for anyone's and no one's
 * @param category its id; null for all
 * @param text stands in the reference, the subject or the name of who asks; null for all
 */
public record TicketQuery(
        boolean openOnly,
        @Nullable String assignee,
        @Nullable String category,
        @Nullable String text) {

    public static TicketQuery open() {
        return new TicketQuery(true, null, null, null);
    }

    public static TicketQuery all() {
        return new TicketQuery(false, null, null, null);
    }

    public TicketQuery of(String officer) {
        return new TicketQuery(openOnly, officer, category, text);
    }

    public TicketQuery in(String wanted) {
        return new TicketQuery(openOnly, assignee, wanted, text);
    }

    public TicketQuery with(String words) {
        return new TicketQuery(openOnly, assignee, category, words);
    }
}
