package memberict.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.MemberId;
import memberict.secrets.Secrets;
import memberict.tickets.Author.AnOfficer;
import memberict.tickets.Author.TheAssistant;
import memberict.tickets.Author.TheMember;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the hands of someone who changes it: the one place that says what may be done to it, and when. Each verb
 * answers why not, or does it, notes the entries and facts to be kept, and answers nothing.
 */
final class Ticket {

    /** How long after an answer the Member's word that it did not help opens the ticket again. */
    static final Duration MAY_REOPEN = Duration.ofDays(28);

    /** As it was raised. */
    record Origin(
            TicketReference reference,
            String council,
            @Nullable MemberId member,
            @Nullable String reporterName,
            boolean proved,
            TicketSource source,
            RequestKind kind,
            Impact impact,
            Urgency urgency,
            String subject,
            @Nullable UUID conversation,
            @Nullable String raisedBy,
            Instant raisedAt) {}

    /** As it stands. */
    record State(
            String category,
            Priority priority,
            TicketStatus status,
            @Nullable String assignee,
            @Nullable Instant firstRespondedAt,
            @Nullable Instant resolvedAt,
            int reopenedCount,
            Author changedBy,
            Instant changedAt,
            long version) {}

    private final Origin origin;
    private final long version;
    private String category;
    private Priority priority;
    private TicketStatus status;
    private @Nullable String assignee;
    private @Nullable Instant firstRespondedAt;
    private @Nullable Instant resolvedAt;
    private int reopenedCount;
    private Author changedBy;
    private Instant changedAt;

    private final List<TicketEntry> entries = new ArrayList<>();
    private final List<TicketEvent> facts = new ArrayList<>();

    Ticket(Origin origin, State state) {
        this.origin = origin;
        this.version = state.version();
        this.category = state.category();
        this.priority = state.priority();
        this.status = state.status();
        this.assignee = state.assignee();
        this.firstRespondedAt = state.firstRespondedAt();
        this.resolvedAt = state.resolvedAt();
        this.reopenedCount = state.reopenedCount();
        this.changedBy = state.changedBy();
        this.changedAt = state.changedAt();
    }

    static Ticket raise(TicketReference reference, NewTicket request, Instant at) {
        Author by = request.raisedBy() == null ? new TheAssistant() : new AnOfficer(request.raisedBy());
        Ticket ticket = new Ticket(
                new Origin(
                        reference,
                        request.council(),
                        request.member(),
                        request.reporterName(),
                        request.proved(),
                        request.source(),
                        request.kind(),
                        request.impact(),
                        request.urgency(),
                        request.subject(),
                        request.conversation(),
                        request.raisedBy(),
                        at),
                new State(request.category(), request.priority(), TicketStatus.NEW, null, null, null, 0, by, at, 1));
        ticket.note(TicketEntry.Kind.MEMBER_WORDS, new TheMember(), at, request.words());
        ticket.facts.add(new TicketEvent.Raised(ticket.subject(), at));
        return ticket;
    }

    /** What an officer writes to the Member. It starts the work where no one had. */
    Optional<String> reply(String officer, Instant at, String text) {
        if (status == TicketStatus.RESOLVED) {
            return Optional.of("This ticket is resolved. Reopen it to write to the Member.");
        }
        if (!status.isOpen()) {
            return cannot("be replied to");
        }
        Optional<String> fault = fault("your reply to the Member", text, NewTicket.LONGEST_WORDS);
        if (fault.isPresent()) {
            return fault;
        }
        if (status == TicketStatus.NEW) {
            become(TicketStatus.IN_PROGRESS, new AnOfficer(officer), at, "");
        }
        takenBy(officer, at);
        boolean first = respondedAt(at);
        UUID entry = note(TicketEntry.Kind.OFFICER_REPLY, new AnOfficer(officer), at, text);
        facts.add(new TicketEvent.OfficerReplied(subject(), at, entry, first));
        return Optional.empty();
    }

    /** What officers tell each other, or are told by the assistant. */
    Optional<String> remark(Author by, Instant at, String text) {
        Optional<String> fault = fault("your note", text, NewTicket.LONGEST_WORDS);
        if (fault.isEmpty()) {
            note(TicketEntry.Kind.OFFICER_NOTE, by, at, text);
        }
        return fault;
    }

    Optional<String> start(String officer, Instant at) {
        if (status != TicketStatus.NEW) {
            return cannot("be started");
        }
        become(TicketStatus.IN_PROGRESS, new AnOfficer(officer), at, "");
        takenBy(officer, at);
        return Optional.empty();
    }

    Optional<String> hold(String officer, Instant at, String reason) {
        if (!status.canBecome(TicketStatus.ON_HOLD)) {
            return cannot("be put on hold");
        }
        Optional<String> fault = fault("what the ticket waits for", reason, LONGEST_REASON);
        if (fault.isEmpty()) {
            become(TicketStatus.ON_HOLD, new AnOfficer(officer), at, reason);
        }
        return fault;
    }

    Optional<String> resume(String officer, Instant at) {
        if (status != TicketStatus.ON_HOLD) {
            return cannot("be resumed");
        }
        become(TicketStatus.IN_PROGRESS, new AnOfficer(officer), at, "");
        return Optional.empty();
    }

    /** The answer goes to the Member, so there must be one. */
    Optional<String> resolve(String officer, Instant at, String answer) {
        if (!status.canBecome(TicketStatus.RESOLVED)) {
            return cannot("be resolved");
        }
        Optional<String> fault = fault("the answer to the Member", answer, NewTicket.LONGEST_WORDS);
        if (fault.isPresent()) {
            return fault;
        }
        takenBy(officer, at);
        boolean first = respondedAt(at);
        resolvedAt = at;
        UUID entry = note(TicketEntry.Kind.OFFICER_REPLY, new AnOfficer(officer), at, answer);
        become(TicketStatus.RESOLVED, new AnOfficer(officer), at, "");
        facts.add(new TicketEvent.Resolved(subject(), at, entry, first));
        return Optional.empty();
    }

    Optional<String> reopen(Author by, Instant at) {
        if (status != TicketStatus.RESOLVED) {
            return cannot("be reopened");
        }
        if (by instanceof TheMember && !mayStillReopen(at)) {
            return Optional.of(
                    "It was resolved more than %d days ago, so it needs a new ticket.".formatted(MAY_REOPEN.toDays()));
        }
        resolvedAt = null;
        reopenedCount++;
        become(TicketStatus.IN_PROGRESS, by, at, "");
        facts.add(new TicketEvent.Reopened(subject(), at, reopenedCount));
        return Optional.empty();
    }

    Optional<String> close(Author by, Instant at) {
        if (!status.canBecome(TicketStatus.CLOSED)) {
            return cannot("be closed");
        }
        become(TicketStatus.CLOSED, by, at, "");
        return Optional.empty();
    }

    Optional<String> cancel(Author by, Instant at, String reason) {
        if (!status.canBecome(TicketStatus.CANCELLED)) {
            return cannot("be cancelled");
        }
        Optional<String> fault = fault("why it is cancelled", reason, LONGEST_REASON);
        if (fault.isEmpty()) {
            become(TicketStatus.CANCELLED, by, at, reason);
        }
        return fault;
    }

    /** More from the Member: it opens again what was thought resolved, and ends a wait that may have been for it. */
    WordsResult addMemberWords(Instant at, String text) {
        boolean reopens = status == TicketStatus.RESOLVED && mayStillReopen(at);
        if (!status.isOpen() && !reopens) {
            return new WordsResult.NewTicketNeeded(status);
        }
        UUID entry = note(TicketEntry.Kind.MEMBER_WORDS, new TheMember(), at, text);
        if (reopens) {
            reopen(new TheMember(), at);
        } else if (status == TicketStatus.ON_HOLD) {
            become(TicketStatus.IN_PROGRESS, new TheMember(), at, "");
        }
        facts.add(new TicketEvent.MemberAdded(subject(), at, entry));
        return new WordsResult.Added(reopens);
    }

    Optional<String> recategorise(String officer, Instant at, String to) {
        if (category.equals(to)) {
            return Optional.of("It is in that category already.");
        }
        String from = category;
        category = to;
        note(TicketEntry.Kind.CHANGE, new AnOfficer(officer), at, "Category from %s to %s".formatted(from, to));
        facts.add(new TicketEvent.Recategorised(subject(), at, from));
        return Optional.empty();
    }

    Optional<String> changePriority(String officer, Instant at, Priority to) {
        if (priority == to) {
            return Optional.of("It has that priority already.");
        }
        Priority from = priority;
        priority = to;
        note(TicketEntry.Kind.CHANGE, new AnOfficer(officer), at, "Priority from %s to %s".formatted(from, to));
        facts.add(new TicketEvent.PriorityChanged(subject(), at, from));
        return Optional.empty();
    }

    Optional<String> assign(String officer, Instant at, String to) {
        if (!status.isOpen()) {
            return cannot("be given to anyone");
        }
        if (to.equals(assignee)) {
            return Optional.of("They have it already.");
        }
        assignTo(to, new AnOfficer(officer), at);
        return Optional.empty();
    }

    private void become(TicketStatus next, Author by, Instant at, String reason) {
        TicketStatus from = status;
        if (!from.canBecome(next)) {
            throw new IllegalStateException("%s cannot become %s".formatted(from, next));
        }
        status = next;
        String change = "From %s to %s".formatted(from.label(), next.label());
        note(TicketEntry.Kind.CHANGE, by, at, reason.isEmpty() ? change : change + ": " + reason.strip());
        facts.add(new TicketEvent.StatusChanged(subject(), at, from, next));
    }

    /** Whoever deals first with what is no one's has it. */
    private void takenBy(String officer, Instant at) {
        if (assignee == null) {
            assignTo(officer, new AnOfficer(officer), at);
        }
    }

    private void assignTo(String officer, Author by, Instant at) {
        assignee = officer;
        note(TicketEntry.Kind.CHANGE, by, at, "Given to " + officer);
        facts.add(new TicketEvent.Assigned(subject(), at, officer));
    }

    private boolean respondedAt(Instant at) {
        boolean first = firstRespondedAt == null;
        if (first) {
            firstRespondedAt = at;
        }
        return first;
    }

    private boolean mayStillReopen(Instant at) {
        return resolvedAt != null && !at.isAfter(resolvedAt.plus(MAY_REOPEN));
    }

    private UUID note(TicketEntry.Kind kind, Author by, Instant at, String text) {
        UUID id = UUID.randomUUID();
        // Whoever wrote it: passwords are not for tickets, nor for replies.
        entries.add(new TicketEntry(id, kind, by, at, Secrets.mask(text).text()));
        changedBy = by;
        changedAt = at;
        return id;
    }

    private static final int LONGEST_REASON = 500;

    private static Optional<String> fault(String what, String text, int longest) {
        if (text.isBlank()) {
            return Optional.of("Write %s.".formatted(what));
        }
        return text.length() <= longest
                ? Optional.empty()
                : Optional.of("Shorten %s to %,d characters or fewer.".formatted(what, longest));
    }

    private Optional<String> cannot(String verb) {
        return Optional.of(
                "This ticket is %s, so it cannot %s.".formatted(status.label().toLowerCase(Locale.ROOT), verb));
    }

    private TicketEvent.Subject subject() {
        return new TicketEvent.Subject(
                origin.reference(),
                origin.council(),
                category,
                origin.kind(),
                priority,
                status,
                origin.source(),
                origin.conversation());
    }

    Origin origin() {
        return origin;
    }

    /** As it stands now; the version is still the one that was read. */
    State state() {
        return new State(
                category,
                priority,
                status,
                assignee,
                firstRespondedAt,
                resolvedAt,
                reopenedCount,
                changedBy,
                changedAt,
                version);
    }

    /** Since it was read or raised. */
    List<TicketEntry> entries() {
        return List.copyOf(entries);
    }

    /** Since it was read or raised. */
    List<TicketEvent> facts() {
        return List.copyOf(facts);
    }
}
