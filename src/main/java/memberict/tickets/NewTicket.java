package memberict.tickets;

import java.util.List;
import java.util.UUID;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.MemberId;
import memberict.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a request when it is handed to an officer.
 *
 * @param council id of the council it is for
 * @param member who asks; null where no one knows
 * @param reporterName what someone who proved nothing calls themself
 * @param proved whether a door, or an officer, made sure that it is this Member
 * @param category id of the category
 * @param subject in short, for the queue
 * @param words what the Member wrote or said
 * @param told the articles they were sent, in order
 * @param conversation in which they asked; null where an officer wrote it down
 * @param raisedBy id of the officer who wrote it down; null for the assistant
 * @param cause what led to it, such as the id of an inbound message: raised twice for one cause is raised once
 */
public record NewTicket(
        String council,
        @Nullable MemberId member,
        @Nullable String reporterName,
        boolean proved,
        TicketSource source,
        RequestKind kind,
        String category,
        Impact impact,
        Urgency urgency,
        String subject,
        String words,
        List<Told> told,
        @Nullable UUID conversation,
        @Nullable String raisedBy,
        @Nullable String cause) {

    public static final int LONGEST_SUBJECT = 120;
    public static final int LONGEST_WORDS = 20_000;
    public static final int LONGEST_NAME = 200;
    private static final int LONGEST_CAUSE = 200;

    public NewTicket {
        check("a subject", subject, LONGEST_SUBJECT);
        check("a Member's words", words, LONGEST_WORDS);
        // What an officer takes down on the phone has not been through the inbox.
        subject = masked(subject, LONGEST_SUBJECT);
        if (reporterName != null) {
            check("a reporter's name", reporterName, LONGEST_NAME);
            reporterName = masked(reporterName, LONGEST_NAME);
        }
        if (cause != null) {
            check("a cause", cause, LONGEST_CAUSE);
        }
        if (proved && member == null) {
            throw new IllegalArgumentException("only a Member's identity can be proved");
        }
        told = List.copyOf(told);
    }

    public Priority priority() {
        return Priority.of(impact, urgency, kind == RequestKind.INCIDENT);
    }

    /** The first line of the words, cut at a word's end where it is too long for a subject. */
    public static String subjectOf(String words) {
        String line = words.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= LONGEST_SUBJECT) {
            return line;
        }
        String cut = line.substring(0, LONGEST_SUBJECT - 1);
        int space = cut.lastIndexOf(' ');
        return (space < LONGEST_SUBJECT / 2 ? cut : cut.substring(0, space)).strip() + "…";
    }

    /** Without passwords and the like; what stands for them may be longer than they were. */
    static String masked(String text, int longest) {
        String masked = Secrets.mask(text).text();
        return masked.length() <= longest ? masked : masked.substring(0, longest);
    }

    static void check(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException("%s must have 1 to %d characters".formatted(what, longest));
        }
    }
}
