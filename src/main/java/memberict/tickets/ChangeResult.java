package memberict.tickets;

import java.time.Instant;

/** What became of a change someone wanted to make to a ticket. */
public sealed interface ChangeResult {

    /** @param version the ticket's new one */
    record Changed(long version) implements ChangeResult {}

    /** @param why a sentence for the officer */
    record NotAllowed(String why) implements ChangeResult {}

    /** Someone else changed it first; nothing was done. */
    record ChangedMeanwhile(Author by, Instant at) implements ChangeResult {}

    /** There is none, or it is another council's: whoever asks may not know which. */
    record NotFound() implements ChangeResult {}
}
