package memberict.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import memberict.settings.Folders;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Backs up the embedded database while the service runs. No other process can: the file is locked by this one. That it
 * wants to be told how many to keep, as JSON, also keeps a web page in a browser on this machine from asking for it.
 */
@Component
@Endpoint(id = "backup")
class BackupEndpoint {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'assistant-'uuuuMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Path folder;
    private final Clock clock;

    BackupEndpoint(DataSource database, JdbcClient jdbc, Folders folders, Clock clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.folder = folders.data().resolve("backups");
        this.clock = clock;
    }

    /** @param keep how many backups, this one included; older ones are deleted */
    @WriteOperation
    public WebEndpointResponse<Map<String, Object>> backup(int keep) throws IOException, SQLException {
        if (keep < 1) {
            return new WebEndpointResponse<>(Map.of("problem", "'keep' must be 1 or more"), 400);
        }
        if (!isEmbedded()) {
            return new WebEndpointResponse<>(
                    Map.of("problem", "Only the embedded database is backed up here; use pg_dump for PostgreSQL."),
                    409);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME.format(clock.instant()));
        // Under another name until it is whole: a full disk must not leave half a backup that looks like one.
        Path unfinished = folder.resolve(file.getFileName() + ".part");
        jdbc.sql("backup to ?").param(unfinished.toString()).update();
        Files.move(unfinished, file);
        int deleted = deleteAllBut(keep);
        return new WebEndpointResponse<>(
                Map.of("file", file.toString(), "bytes", Files.size(file), "olderDeleted", deleted));
    }

    private boolean isEmbedded() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }

    private int deleteAllBut(int keep) throws IOException {
        List<Path> older;
        try (Stream<Path> files = Files.list(folder)) {
            older = files.filter(file -> file.getFileName().toString().matches("assistant-\\d{8}T\\d{6}Z\\.zip"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .skip(keep)
                    .toList();
        }
        for (Path file : older) {
            Files.delete(file);
        }
        return older.size();
    }
}
