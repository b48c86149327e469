package memberict.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.settings.Folders;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupEndpointTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    @Test
    void backupOfARunningDatabaseIsADatabase() throws Exception {
        DataSource running = file(data);
        JdbcClient jdbc = JdbcClient.create(running);
        jdbc.sql("create table note (words varchar(20))").update();
        jdbc.sql("insert into note values ('kept')").update();

        var answer = endpoint(running, NOON).backup(3);
        jdbc.sql("insert into note values ('written later')").update();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(Objects.requireNonNull(answer.getBody()))
                .containsEntry(
                        "file",
                        data.resolve("backups/assistant-20261123T120000Z.zip").toString());
        unzip(data.resolve("backups/assistant-20261123T120000Z.zip"), elsewhere);
        assertThat(JdbcClient.create(file(elsewhere))
                        .sql("select words from note")
                        .query(String.class)
                        .list())
                .containsExactly("kept");
    }

    @Test
    void onlyTheNewestAreKept() throws Exception {
        DataSource running = file(data);
        Path strange = Files.createDirectories(data.resolve("backups")).resolve("assistant-mine.zip");
        Files.writeString(strange, "not ours");
        for (int second = 0; second < 4; second++) {
            endpoint(running, NOON.plusSeconds(second)).backup(2);
        }

        try (var files = Files.list(data.resolve("backups"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "assistant-20261123T120002Z.zip", "assistant-20261123T120003Z.zip", "assistant-mine.zip");
        }
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        assertThat(endpoint(file(data), NOON).backup(0).getStatus()).isEqualTo(400);
        assertThat(data.resolve("backups")).doesNotExist();
    }

    @Test
    void postgresqlIsBackedUpByItsOwnTool() throws Exception {
        var answer = endpoint(TestDatabases.POSTGRESQL.fresh(), NOON).backup(3);

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(Objects.requireNonNull(answer.getBody()).get("problem").toString())
                .contains("pg_dump");
    }

    private BackupEndpoint endpoint(DataSource database, Instant now) {
        return new BackupEndpoint(
                database,
                JdbcClient.create(database),
                new Folders(Path.of("config"), Path.of("knowledge-base"), data),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static DataSource file(Path folder) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:file:" + folder.resolve("assistant").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        database.setPassword("");
        return database;
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (ZipInputStream files = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Files.copy(files, into.resolve(entry.getName()));
            }
        }
    }
}
