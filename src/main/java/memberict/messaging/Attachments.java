package memberict.messaging;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The content of files that came with messages, sealed: nobody reads them from the database or its backup alone. */
@Component
public class Attachments {

    /** H2 holds at most 1 MiB in one field. */
    private static final int PART = 250_000;

    private final JdbcClient jdbc;
    private final Sealer sealer;

    Attachments(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** Commits with the caller's transaction. Kept once: the same id twice is the same file. */
    public void keep(UUID id, byte[] content) {
        byte[] sealed = sealer.seal(content);
        boolean here = jdbc.sql("select count(*) from attachment_part where id = ? and part = 0")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
        for (int part = 0; !here && part * PART < sealed.length; part++) {
            jdbc.sql("insert into attachment_part (id, part, sealed) values (?, ?, ?)")
                    .param(id)
                    .param(part)
                    .param(Arrays.copyOfRange(sealed, part * PART, Math.min(sealed.length, (part + 1) * PART)))
                    .update();
        }
    }

    /**
     * Empty where there is none, or it is gone.
     *
     * @throws Sealer.CannotOpen where it cannot be read with the key this service has
     */
    public Optional<byte[]> content(UUID id) {
        List<byte[]> parts = jdbc.sql("select sealed from attachment_part where id = ? order by part")
                .param(id)
                .query((row, n) -> row.getBytes("sealed"))
                .list();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        parts.forEach(sealed::writeBytes);
        return Optional.of(sealer.open(sealed.toByteArray()));
    }
}
