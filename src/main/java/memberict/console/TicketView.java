package memberict.console;

import java.time.ZoneId;
import java.util.List;
import memberict.directory.Member;
import memberict.directory.Officer;
import memberict.tickets.TicketDetails;
import memberict.tickets.TicketEntry;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import memberict.tickets.Told;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its page shows it, in words.
 *
 * @param known whether we know which Member asks, or says they do
 * @param phone the directory's number for that Member; null where it has none
 * @param lookalikes Members of that name, where only a name was given
 * @param door what a reply goes out by; null where there is no way but to ring or speak to them
 * @param raisedBy the officer who wrote it down; null for the assistant
 */
record TicketView(
        String reference,
        String subject,
        String asker,
        boolean proved,
        boolean known,
        @Nullable String phone,
        List<Member> lookalikes,
        String council,
        String category,
        String categoryId,
        String priority,
        TicketStatus status,
        @Nullable String assignee,
        boolean mine,
        String source,
        @Nullable String door,
        @Nullable String raisedBy,
        Times.Moment raised,
        Times.@Nullable Moment responded,
        Times.@Nullable Moment resolved,
        int reopened,
        List<Sent> told,
        List<Step> steps,
        long version) {

    /** An article the Member was sent before. */
    record Sent(String article, String title, String outcome) {}

    /** Something said or done. */
    record Step(TicketEntry.Kind kind, String who, Times.Moment at, String text) {}

    static TicketView of(TicketDetails details, Officer me, Names names, Times times) {
        TicketSummary ticket = details.summary();
        ZoneId zone = names.zone(ticket.council());
        return new TicketView(
                ticket.reference().toString(),
                ticket.subject(),
                names.asker(ticket),
                ticket.proved(),
                names.member(ticket.member()).isPresent(),
                names.member(ticket.member()).map(Member::phone).orElse(null),
                ticket.member() == null && ticket.reporterName() != null
                        ? names.called(ticket.reporterName(), ticket.council())
                        : List.of(),
                names.council(ticket.council()),
                names.category(ticket.category()),
                ticket.category(),
                ticket.priority().name(),
                ticket.status(),
                ticket.assignee() == null ? null : names.officer(ticket.assignee()),
                me.id().equals(ticket.assignee()),
                ticket.source().label(),
                ticket.conversation() == null ? null : ticket.source().label(),
                details.raisedBy() == null ? null : names.officer(details.raisedBy()),
                times.moment(ticket.raisedAt(), zone),
                details.firstRespondedAt() == null ? null : times.moment(details.firstRespondedAt(), zone),
                details.resolvedAt() == null ? null : times.moment(details.resolvedAt(), zone),
                details.reopenedCount(),
                details.told().stream()
                        .map(told -> new Sent(told.article(), told.title(), inWords(told.outcome())))
                        .toList(),
                details.entries().stream()
                        .map(entry -> new Step(
                                entry.kind(),
                                names.author(entry.author(), ticket),
                                times.moment(entry.at(), zone),
                                entry.kind() == TicketEntry.Kind.CHANGE ? names.change(entry.text()) : entry.text()))
                        .toList(),
                ticket.version());
    }

    private static String inWords(Told.Outcome outcome) {
        return switch (outcome) {
            case HELPED -> "They said it helped";
            case NOT_HELPED -> "They said it did not help";
            case UNANSWERED -> "They did not say whether it helped";
        };
    }
}
