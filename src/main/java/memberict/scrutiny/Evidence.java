package memberict.scrutiny;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import memberict.conversation.ConversationId;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.knowledge.ArticleId;
import memberict.tickets.Priority;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what happened, and opens each count to the rows behind it; both come from one condition, so they cannot
 * disagree.
 *
 * <p>Which recommendations a row belongs to is decided here, when it is read: all of its council that name its category.
 * A review added later thus gathers what happened before it, the baseline against which its effect is seen, and a rule
 * put right is right for the past as well. A ticket whose category an officer corrects counts under the new one from
 * then on, with all that has happened to it; the rows themselves never change.
 */
@Component
public class Evidence {

    private final JdbcClient jdbc;
    private final Directory directory;

    Evidence(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** What happened in the categories the recommendation names. */
    public EvidenceCounts counts(Recommendation recommendation, Period period) {
        return counts(condition(recommendation, period));
    }

    /** What happened at a council in any category: how much of its Members' trouble reaches us, and by which doors. */
    public EvidenceCounts counts(String council, Period period) {
        return counts(condition(council, period));
    }

    /** What {@link #counts(Recommendation, Period)} counted. */
    public EvidenceRows rows(Recommendation recommendation, EvidenceKind kind, Period period, int atMost) {
        return rows(condition(recommendation, period), kind, atMost);
    }

    /** What {@link #counts(String, Period)} counted. */
    public EvidenceRows rows(String council, EvidenceKind kind, Period period, int atMost) {
        return rows(condition(council, period), kind, atMost);
    }

    private record Condition(String sql, Map<String, Object> values) {}

    private Condition condition(Recommendation recommendation, Period period) {
        Condition ofCouncil = condition(recommendation.reference().council(), period);
        Set<String> categories = recommendation.categories();
        if (categories.isEmpty()) {
            // SQL knows no empty list.
            return new Condition("1 = 0", Map.of());
        }
        Map<String, Object> values = new HashMap<>(ofCouncil.values());
        values.put("categories", categories);
        return new Condition(ofCouncil.sql() + " and counted_category in (:categories)", values);
    }

    private Condition condition(String council, Period period) {
        ZoneId zone = directory
                .council(council)
                .map(Council::zone)
                .orElseThrow(() -> new IllegalArgumentException("no council '" + council + "'"));
        List<String> sql = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        sql.add("council = :council");
        values.put("council", council);
        period.start(zone).ifPresent(start -> {
            sql.add("happened_at >= :start");
            values.put("start", start.atOffset(ZoneOffset.UTC));
        });
        period.end(zone).ifPresent(end -> {
            sql.add("happened_at < :end");
            values.put("end", end.atOffset(ZoneOffset.UTC));
        });
        return new Condition(String.join(" and ", sql), values);
    }

    private EvidenceCounts counts(Condition condition) {
        Map<EvidenceKind, Integer> byKind = new EnumMap<>(EvidenceKind.class);
        Map<TicketSource, Integer> ticketsBySource = new EnumMap<>(TicketSource.class);
        jdbc.sql("select kind, source, count(*) as times from counted_evidence where " + condition.sql()
                        + " group by kind, source")
                .params(condition.values())
                .query(row -> {
                    EvidenceKind kind = EvidenceKind.valueOf(row.getString("kind"));
                    int times = row.getInt("times");
                    byKind.merge(kind, times, Integer::sum);
                    if (kind == EvidenceKind.TICKET_RAISED) {
                        ticketsBySource.put(TicketSource.valueOf(row.getString("source")), times);
                    }
                });
        return new EvidenceCounts(byKind, ticketsBySource);
    }

    private EvidenceRows rows(Condition condition, EvidenceKind kind, int atMost) {
        String ofKind = " from counted_evidence where " + condition.sql() + " and kind = :kind";
        Map<String, Object> values = new HashMap<>(condition.values());
        values.put("kind", kind.name());
        List<EvidenceRow> newest = jdbc.sql("select *" + ofKind + " order by happened_at desc, id desc limit :most")
                .params(values)
                .param("most", atMost)
                .query((row, n) -> row(row))
                .list();
        int total = jdbc.sql("select count(*)" + ofKind)
                .params(values)
                .query(Integer.class)
                .single();
        return new EvidenceRows(newest, total);
    }

    private static EvidenceRow row(ResultSet row) throws SQLException {
        return new EvidenceRow(
                row.getLong("id"),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("council"),
                row.getString("counted_category"),
                row.getString("category"),
                TicketSource.valueOf(row.getString("source")),
                Optional.ofNullable(row.getString("priority"))
                        .map(Priority::valueOf)
                        .orElse(null),
                Optional.ofNullable(row.getString("ticket"))
                        .flatMap(TicketReference::parse)
                        .orElse(null),
                Optional.ofNullable(row.getObject("conversation", UUID.class))
                        .map(ConversationId::new)
                        .orElse(null),
                Optional.ofNullable(row.getString("article"))
                        .map(ArticleId::new)
                        .orElse(null),
                row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }
}
