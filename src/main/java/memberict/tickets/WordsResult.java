package memberict.tickets;

/** What became of a Member's further words on a ticket. */
public sealed interface WordsResult {

    /** @param reopened whether the ticket was thought resolved until now */
    record Added(boolean reopened) implements WordsResult {}

    /** It is over: the words belong in a new ticket. */
    record NewTicketNeeded(TicketStatus status) implements WordsResult {}

    record NotFound() implements WordsResult {}
}
