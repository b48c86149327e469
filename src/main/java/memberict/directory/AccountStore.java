package memberict.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The tables of what was read from Entra groups. */
@Repository
class AccountStore {

    private static final int LONGEST_PROBLEM = 1000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    AccountStore(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * How the looks at a council's groups have gone.
     *
     * @param readAt when everything was last read and taken over
     * @param failures how many looks since then came to nothing
     */
    record Looks(
            String council,
            @Nullable Instant readAt,
            int failures,
            @Nullable Instant notBefore,
            @Nullable String problem) {

        static Looks none(String council) {
            return new Looks(council, null, 0, null, null);
        }
    }

    /** Another number wherever the accounts are others. */
    long revision() {
        return jdbc.sql("select coalesce(sum(revision), 0) from directory_sync")
                .query(Long.class)
                .single();
    }

    List<Account> all() {
        return jdbc.sql("select * from directory_account order by council, object_id")
                .query((row, n) -> account(row))
                .list();
    }

    List<Account> of(String council) {
        return jdbc.sql("select * from directory_account where council = ? order by object_id")
                .param(council)
                .query((row, n) -> account(row))
                .list();
    }

    Map<String, String> links(String council) {
        return jdbc
                .sql("select subject, link from directory_link where council = ?")
                .param(council)
                .query((row, n) -> Map.entry(row.getString("subject"), row.getString("link")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Looks looks(String council) {
        return jdbc.sql("select * from directory_sync where council = ?")
                .param(council)
                .query((row, n) -> looks(row))
                .optional()
                .orElseGet(() -> Looks.none(council));
    }

    List<Looks> looks() {
        return jdbc.sql("select * from directory_sync order by council")
                .query((row, n) -> looks(row))
                .list();
    }

    /** Everything that came of one good look, or nothing of it. */
    void keep(Looks looks, List<Account> before, List<Account> after, Map<String, String> links) {
        transactions.executeWithoutResult(transaction -> {
            boolean changed = !before.equals(after);
            if (changed) {
                jdbc.sql("delete from directory_account where council = ?")
                        .param(looks.council())
                        .update();
                after.forEach(this::insert);
            }
            jdbc.sql("delete from directory_link where council = ?")
                    .param(looks.council())
                    .update();
            links.forEach(
                    (subject, link) -> jdbc.sql("insert into directory_link (council, subject, link) values (?, ?, ?)")
                            .params(looks.council(), subject, link)
                            .update());
            keep(looks, changed);
        });
    }

    void keep(Looks looks) {
        transactions.executeWithoutResult(transaction -> keep(looks, false));
    }

    private void keep(Looks looks, boolean accountsChanged) {
        Map<String, Object> values = new HashMap<>();
        values.put("council", looks.council());
        values.put("more", accountsChanged ? 1 : 0);
        values.put("readAt", utc(looks.readAt()));
        values.put("failures", looks.failures());
        values.put("notBefore", utc(looks.notBefore()));
        values.put("problem", shortened(looks.problem()));
        int updated = jdbc.sql("""
                        update directory_sync set revision = revision + :more, read_at = :readAt, failures = :failures,
                            not_before = :notBefore, problem = :problem
                        where council = :council""").params(values).update();
        if (updated == 0) {
            jdbc.sql("""
                    insert into directory_sync (council, revision, read_at, failures, not_before, problem)
                    values (:council, :more, :readAt, :failures, :notBefore, :problem)""").params(values).update();
        }
    }

    private void insert(Account account) {
        Map<String, Object> values = new HashMap<>();
        values.put("council", account.council());
        values.put("objectId", account.objectId());
        values.put("memberId", account.memberId());
        values.put("officerId", account.officerId());
        values.put("name", account.name());
        values.put("email", account.email());
        values.put("phone", account.phone());
        values.put("language", account.language());
        values.put("enabled", account.enabled());
        values.put("seat", account.seat().name());
        values.put("leftAt", utc(account.leftAt()));
        values.put("roles", account.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")));
        jdbc.sql("""
                insert into directory_account (council, object_id, member_id, officer_id, name, email, phone, language,
                    enabled, seat, left_at, roles)
                values (:council, :objectId, :memberId, :officerId, :name, :email, :phone, :language, :enabled, :seat,
                    :leftAt, :roles)""").params(values).update();
    }

    private static Account account(ResultSet row) throws SQLException {
        String roles = row.getString("roles");
        return new Account(
                row.getString("council"),
                row.getString("object_id"),
                row.getString("member_id"),
                row.getString("officer_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                row.getBoolean("enabled"),
                Seat.valueOf(row.getString("seat")),
                instant(row, "left_at"),
                roles.isEmpty()
                        ? Set.of()
                        : Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet()));
    }

    private static Looks looks(ResultSet row) throws SQLException {
        return new Looks(
                row.getString("council"),
                instant(row, "read_at"),
                row.getInt("failures"),
                instant(row, "not_before"),
                row.getString("problem"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String shortened(@Nullable String problem) {
        return problem == null || problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
    }
}
