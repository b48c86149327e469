package memberict.email;

import java.util.Locale;

/** What becomes of a mail. */
enum MailOutcome {
    /** Somebody writes about something new. */
    TICKET,
    /** Words for a ticket that is there already. */
    NOTE,
    /** A mail of ours did not arrive, or a mail server tells what became of it. */
    BOUNCE,
    /** A machine wrote: an absence note, an alert. */
    AUTOMATIC,
    /** A newsletter or a mailing list. */
    BULK,
    /** Our own mail came home. */
    LOOP,
    /** A read receipt, an abuse report, an answer to an invitation: filed. */
    REPORT,
    /** Held for an officer to look at. */
    QUARANTINED,
    /** The same mail was here before. */
    DUPLICATE;

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
