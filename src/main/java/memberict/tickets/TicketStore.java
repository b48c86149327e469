package memberict.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.MemberId;
import memberict.tickets.Author.AnOfficer;
import memberict.tickets.Author.TheAssistant;
import memberict.tickets.Author.TheMember;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of tickets. */
@Repository
class TicketStore {

    private static final int NEWEST = 20;
    private static final String OFFICER = "officer:";
    private static final String MEMBER = "member";
    private static final String ASSISTANT = "assistant";

    private final JdbcClient jdbc;

    TicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The year's next number. Whoever else wants one waits until the transaction ends. */
    int takeNumber(int year) {
        if (count(year, 1) == 0) {
            // Two may find no row at once: the second waits here for the first, and then does nothing.
            jdbc.sql("insert into ticket_numbering (raised_in, last_number) values (?, 0) on conflict do nothing")
                    .param(year)
                    .update();
            count(year, 1);
        }
        return jdbc.sql("select last_number from ticket_numbering where raised_in = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    /** In the transaction that took it: so that the numbers have no gap. */
    void giveNumberBack(int year) {
        count(year, -1);
    }

    private int count(int year, int by) {
        return jdbc.sql("update ticket_numbering set last_number = last_number + ? where raised_in = ?")
                .param(by)
                .param(year)
                .update();
    }

    Optional<TicketReference> raisedFor(String cause) {
        return jdbc.sql("select reference from ticket where cause = ?")
                .param(cause)
                .query((row, n) -> reference(row))
                .optional();
    }

    void insert(Ticket ticket, List<Told> told, @Nullable String cause) {
        Ticket.Origin origin = ticket.origin();
        Ticket.State state = ticket.state();
        jdbc.sql("""
                insert into ticket (reference, council, member, reporter_name, proved, source, kind, category, impact,
                    urgency, priority, status, subject, assignee, raised_by, conversation, cause, raised_at,
                    first_responded_at, resolved_at, reopened_count, changed_by, changed_at, version)
                values (:reference, :council, :member, :reporterName, :proved, :source, :kind, :category, :impact,
                    :urgency, :priority, :status, :subject, :assignee, :raisedBy, :conversation, :cause, :raisedAt,
                    :firstRespondedAt, :resolvedAt, :reopenedCount, :changedBy, :changedAt, :version)""")
                .param("reference", origin.reference().toString())
                .param("council", origin.council())
                .param(
                        "member",
                        origin.member() == null ? null : origin.member().value())
                .param("reporterName", origin.reporterName())
                .param("proved", origin.proved())
                .param("source", origin.source().name())
                .param("kind", origin.kind().name())
                .param("impact", origin.impact().name())
                .param("urgency", origin.urgency().name())
                .param("subject", origin.subject())
                .param("raisedBy", origin.raisedBy())
                .param("conversation", origin.conversation())
                .param("raisedAt", utc(origin.raisedAt()))
                .param("cause", cause)
                .params(columns(state))
                .update();
        for (int place = 0; place < told.size(); place++) {
            Told one = told.get(place);
            jdbc.sql("insert into ticket_told (ticket, place, article, title, outcome) values (?, ?, ?, ?, ?)")
                    .param(origin.reference().toString())
                    .param(place)
                    .param(one.article())
                    .param(one.title())
                    .param(one.outcome().name())
                    .update();
        }
        addEntries(ticket);
    }

    void update(Ticket ticket) {
        jdbc.sql("""
                update ticket set category = :category, priority = :priority, status = :status, assignee = :assignee,
                    first_responded_at = :firstRespondedAt, resolved_at = :resolvedAt,
                    reopened_count = :reopenedCount, changed_by = :changedBy, changed_at = :changedAt,
                    version = :version + 1
                where reference = :reference""")
                .param("reference", ticket.origin().reference().toString())
                .params(columns(ticket.state()))
                .update();
        addEntries(ticket);
    }

    private static Map<String, @Nullable Object> columns(Ticket.State state) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("category", state.category());
        columns.put("priority", state.priority().name());
        columns.put("status", state.status().name());
        columns.put("assignee", state.assignee());
        columns.put("firstRespondedAt", utc(state.firstRespondedAt()));
        columns.put("resolvedAt", utc(state.resolvedAt()));
        columns.put("reopenedCount", state.reopenedCount());
        columns.put("changedBy", text(state.changedBy()));
        columns.put("changedAt", utc(state.changedAt()));
        columns.put("version", state.version());
        return columns;
    }

    private void addEntries(Ticket ticket) {
        String reference = ticket.origin().reference().toString();
        for (TicketEntry entry : ticket.entries()) {
            jdbc.sql("""
                    insert into ticket_entry (id, ticket, place, kind, author, made_at, words)
                    values (:id, :ticket, (select coalesce(max(place), 0) + 1 from ticket_entry where ticket = :ticket),
                        :kind, :author, :at, :text)""")
                    .param("id", entry.id())
                    .param("ticket", reference)
                    .param("kind", entry.kind().name())
                    .param("author", text(entry.author()))
                    .param("at", utc(entry.at()))
                    .param("text", entry.text())
                    .update();
        }
    }

    /** Waits until no one else changes it, and keeps them waiting until the transaction ends. */
    Optional<Ticket> lock(TicketReference reference) {
        return jdbc.sql("select * from ticket where reference = ? for update")
                .param(reference.toString())
                .query((row, n) -> ticket(row))
                .optional();
    }

    Optional<TicketDetails> details(TicketReference reference) {
        return jdbc.sql("select * from ticket where reference = ?")
                .param(reference.toString())
                .query((row, n) -> ticket(row))
                .optional()
                .map(ticket -> new TicketDetails(
                        summary(ticket),
                        ticket.origin().kind(),
                        ticket.origin().impact(),
                        ticket.origin().urgency(),
                        ticket.origin().raisedBy(),
                        told(reference),
                        entries(reference),
                        ticket.state().firstRespondedAt(),
                        ticket.state().resolvedAt(),
                        ticket.state().reopenedCount()));
    }

    Optional<TicketEntry> entry(UUID id) {
        return jdbc.sql("select * from ticket_entry where id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    private List<TicketEntry> entries(TicketReference reference) {
        return jdbc.sql("select * from ticket_entry where ticket = ? order by place")
                .param(reference.toString())
                .query((row, n) -> entry(row))
                .list();
    }

    private List<Told> told(TicketReference reference) {
        return jdbc.sql("select * from ticket_told where ticket = ? order by place")
                .param(reference.toString())
                .query((row, n) -> new Told(
                        row.getString("article"),
                        row.getString("title"),
                        Told.Outcome.valueOf(row.getString("outcome"))))
                .list();
    }

    /**
     * What is open comes first, by priority and then age; what is over follows, newest first.
     *
     * @param named the Members whose name the query's text stands in
     */
    List<TicketSummary> queue(Set<String> councils, TicketQuery query, List<MemberId> named) {
        Map<String, Object> params = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        conditions.add("council in (:councils)");
        params.put("councils", councils);
        if (query.openOnly()) {
            conditions.add("status in (:open)");
        }
        if (query.assignee() != null) {
            conditions.add("assignee = :assignee");
            params.put("assignee", query.assignee());
        }
        if (query.category() != null) {
            conditions.add("category = :category");
            params.put("category", query.category());
        }
        if (query.text() != null) {
            String text = query.text().strip();
            List<String> places = new ArrayList<>(List.of(
                    "lower(reference) like :like escape '!'",
                    "lower(subject) like :like escape '!'",
                    "lower(reporter_name) like :like escape '!'"));
            params.put("like", like(text));
            TicketReference.parse(text).ifPresent(reference -> {
                places.add("reference = :reference");
                params.put("reference", reference.toString());
            });
            if (!named.isEmpty()) {
                places.add("member in (:named)");
                params.put("named", named.stream().map(MemberId::value).toList());
            }
            conditions.add("(" + String.join(" or ", places) + ")");
        }
        params.put("open", open());
        return jdbc.sql("""
                        select * from ticket where %s
                        order by
                            case when status in (:open) then 0 else 1 end,
                            case when status in (:open) then priority end,
                            case when status in (:open) then raised_at end,
                            changed_at desc,
                            reference
                        limit %d""".formatted(String.join(" and ", conditions), Tickets.LONGEST_QUEUE))
                .params(params)
                .query((row, n) -> summary(ticket(row)))
                .list();
    }

    Map<TicketStatus, Integer> counts(Set<String> councils) {
        Map<TicketStatus, Integer> counts = new EnumMap<>(TicketStatus.class);
        for (TicketStatus status : TicketStatus.values()) {
            counts.put(status, 0);
        }
        if (councils.isEmpty()) {
            return counts;
        }
        jdbc.sql("select status, count(*) as tickets from ticket where council in (:councils) group by status")
                .param("councils", councils)
                .query(row -> {
                    counts.put(TicketStatus.valueOf(row.getString("status")), row.getInt("tickets"));
                });
        return counts;
    }

    /** Never overwrites who a Member proved to be. */
    void nameReporter(TicketReference reference, String name) {
        jdbc.sql("update ticket set reporter_name = ? where reference = ? and member is null")
                .param(name)
                .param(reference.toString())
                .update();
    }

    Optional<TicketSummary> summary(TicketReference reference) {
        return jdbc.sql("select * from ticket where reference = ?")
                .param(reference.toString())
                .query((row, n) -> summary(ticket(row)))
                .optional();
    }

    /** Newest first. */
    List<TicketSummary> ofMember(MemberId member, String council) {
        return jdbc.sql(
                        "select * from ticket where member = ? and council = ? order by raised_at desc, reference desc limit %d"
                                .formatted(NEWEST))
                .param(member.value())
                .param(council)
                .query((row, n) -> summary(ticket(row)))
                .list();
    }

    /** Newest first. */
    List<TicketSummary> ofConversation(UUID conversation) {
        return jdbc.sql("select * from ticket where conversation = ? order by raised_at desc, reference desc limit %d"
                        .formatted(NEWEST))
                .param(conversation)
                .query((row, n) -> summary(ticket(row)))
                .list();
    }

    private static List<String> open() {
        return Arrays.stream(TicketStatus.values())
                .filter(TicketStatus::isOpen)
                .map(TicketStatus::name)
                .toList();
    }

    private static String like(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static TicketSummary summary(Ticket ticket) {
        Ticket.Origin origin = ticket.origin();
        Ticket.State state = ticket.state();
        return new TicketSummary(
                origin.reference(),
                origin.council(),
                origin.member(),
                origin.reporterName(),
                origin.proved(),
                origin.source(),
                state.category(),
                state.priority(),
                state.status(),
                origin.subject(),
                state.assignee(),
                origin.raisedAt(),
                state.changedAt(),
                origin.conversation(),
                state.version());
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        String member = row.getString("member");
        return new Ticket(
                new Ticket.Origin(
                        reference(row),
                        row.getString("council"),
                        member == null ? null : new MemberId(member),
                        row.getString("reporter_name"),
                        row.getBoolean("proved"),
                        TicketSource.valueOf(row.getString("source")),
                        RequestKind.valueOf(row.getString("kind")),
                        Impact.valueOf(row.getString("impact")),
                        Urgency.valueOf(row.getString("urgency")),
                        row.getString("subject"),
                        row.getObject("conversation", UUID.class),
                        row.getString("raised_by"),
                        instant(row, "raised_at")),
                new Ticket.State(
                        row.getString("category"),
                        Priority.valueOf(row.getString("priority")),
                        TicketStatus.valueOf(row.getString("status")),
                        row.getString("assignee"),
                        optionalInstant(row, "first_responded_at"),
                        optionalInstant(row, "resolved_at"),
                        row.getInt("reopened_count"),
                        author(row.getString("changed_by")),
                        instant(row, "changed_at"),
                        row.getLong("version")));
    }

    private static TicketEntry entry(ResultSet row) throws SQLException {
        return new TicketEntry(
                row.getObject("id", UUID.class),
                TicketEntry.Kind.valueOf(row.getString("kind")),
                author(row.getString("author")),
                instant(row, "made_at"),
                row.getString("words"));
    }

    private static TicketReference reference(ResultSet row) throws SQLException {
        return TicketReference.parse(row.getString("reference")).orElseThrow();
    }

    private static String text(Author author) {
        return switch (author) {
            case AnOfficer(String id) -> OFFICER + id;
            case TheMember() -> MEMBER;
            case TheAssistant() -> ASSISTANT;
        };
    }

    private static Author author(String text) {
        return switch (text) {
            case MEMBER -> new TheMember();
            case ASSISTANT -> new TheAssistant();
            case String officer -> new AnOfficer(officer.substring(OFFICER.length()));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
