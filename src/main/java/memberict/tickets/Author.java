package memberict.tickets;

/** Who did something to a ticket. */
public sealed interface Author {

    /** @param id the directory's */
    record AnOfficer(String id) implements Author {}

    /** Whoever asked: the ticket knows whether they proved to be the Member. */
    record TheMember() implements Author {}

    record TheAssistant() implements Author {}
}
