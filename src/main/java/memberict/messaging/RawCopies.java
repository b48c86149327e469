package memberict.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages as they came, sealed, for as long as the setting says: the only place where what was masked can still be read. */
@Component
public class RawCopies {

    /** H2 holds at most 1 MiB in one field. */
    private static final int PART = 250_000;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final RawCopySettings settings;
    private final Clock clock;

    RawCopies(JdbcClient jdbc, Sealer sealer, RawCopySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /** How long a copy is kept. */
    public Duration keptFor() {
        return settings.kept();
    }

    /**
     * Commits with the caller's transaction. Of any size.
     *
     * @param id of the message, or of whatever else came in; one copy each
     */
    public void keep(UUID id, RawCopy copy) {
        byte[] sealed = sealer.seal(copy.bytes());
        for (int part = 0; part * PART < sealed.length; part++) {
            jdbc.sql("""
                    insert into raw_copy (id, part, kept_at, content_type, sealed)
                    values (:id, :part, :at, :type, :sealed)""")
                    .param("id", id)
                    .param("part", part)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("type", copy.contentType())
                    .param(
                            "sealed",
                            Arrays.copyOfRange(sealed, part * PART, Math.min(sealed.length, (part + 1) * PART)))
                    .update();
        }
    }

    /**
     * Empty where there was none, or it is gone.
     *
     * @throws Sealer.CannotOpen where it cannot be read with the key this service has
     */
    public Optional<RawCopy> find(UUID id) {
        List<Part> parts = jdbc.sql("select content_type, sealed from raw_copy where id = ? order by part")
                .param(id)
                .query(RawCopies::part)
                .list();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        byte[] sealed =
                new byte[parts.stream().mapToInt(part -> part.sealed().length).sum()];
        int at = 0;
        for (Part part : parts) {
            System.arraycopy(part.sealed(), 0, sealed, at, part.sealed().length);
            at += part.sealed().length;
        }
        return Optional.of(new RawCopy(parts.getFirst().contentType(), sealer.open(sealed)));
    }

    /** Returns how many went. */
    int forgetOld() {
        return jdbc.sql("delete from raw_copy where kept_at < ?")
                .param(clock.instant().minus(settings.kept()).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the newest was sealed with a key this service does not have. */
    boolean newestIsSealedWithAnotherKey() {
        return jdbc.sql("select content_type, sealed from raw_copy where part = 0 order by kept_at desc limit 1")
                .query(RawCopies::part)
                .optional()
                .filter(newest -> !sealer.isMine(newest.sealed()))
                .isPresent();
    }

    private static Part part(ResultSet row, int n) throws SQLException {
        return new Part(row.getString("content_type"), row.getBytes("sealed"));
    }

    private record Part(String contentType, byte[] sealed) {}
}
