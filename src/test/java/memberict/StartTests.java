package memberict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an operator reads when the service does not start. */
class StartTests {

    @TempDir
    Path data;

    @BeforeEach
    void learnOnceForAll() {
        TrainedModel.copyTo(data);
    }

    @Test
    void aTypingErrorInASettingsFileIsNamedWithItsLine(@TempDir Path config) throws IOException {
        copy(Path.of("config"), config);
        Path categories = config.resolve("categories.yaml");
        String broken = Files.readString(categories).replaceFirst("urgency: today", "urgency: tody");
        Files.writeString(categories, broken);
        int line = broken.substring(0, broken.indexOf("urgency: tody")).split("\n", -1).length;

        String printed =
                RunningAssistant.startInVain(data, RunningAssistant.freePort(), "--memberict.folders.config=" + config);

        assertThat(printed)
                .contains("categories.yaml, line " + line, "'urgency' must be one of now, today, can-wait, not 'tody'")
                .doesNotContain("\tat memberict");
    }

    @Test
    void aSettingThatNothingReadsIsNamedWithItsLine() throws IOException {
        Path settings = data.resolve("application.yaml");
        Files.writeString(settings, "server:\n  shutdown: graceful\nmemberict:\n  foldres:\n    config: config\n");

        String printed = RunningAssistant.startInVain(
                data, RunningAssistant.freePort(), "--spring.config.additional-location=file:" + settings);

        assertThat(printed)
                .contains(
                        "application.yaml, line 5", "'memberict.foldres.config' is not a setting", "memberict.folders");
    }

    @Test
    void aTypingErrorInTheLastWordOfASettingIsNamedToo() throws IOException {
        Path settings = data.resolve("application.yaml");
        Files.writeString(settings, "memberict:\n  webchat:\n    remembered: 7d\n    mesages-a-minute: 5\n");

        String printed = RunningAssistant.startInVain(
                data, RunningAssistant.freePort(), "--spring.config.additional-location=file:" + settings);

        assertThat(printed)
                .contains(
                        "application.yaml, line 4",
                        "'memberict.webchat.mesages-a-minute' is not a setting",
                        "allowed: memberict.webchat.messages-a-minute, ");
    }

    @Test
    void aSettingThatBeginsWithNothingKnownIsNamed() throws IOException {
        Path settings = data.resolve("application.yaml");
        Files.writeString(settings, "sever:\n  port: 8080\n");

        assertThat(RunningAssistant.startInVain(
                        data, RunningAssistant.freePort(), "--spring.config.additional-location=file:" + settings))
                .contains("application.yaml, line 2", "'sever.port' is not a setting", "server.…");
    }

    @Test
    void aSecondStartOnTheSameDataIsRefused() {
        RunningAssistant first = RunningAssistant.start(data);
        try {
            assertThat(RunningAssistant.startInVain(data, RunningAssistant.freePort()))
                    .contains("The assistant is running already", "--memberict.folders.data=FOLDER");
        } finally {
            first.stop();
        }
    }

    @Test
    void aDatabaseChangedByANewerVersionIsRefused() {
        String url = "jdbc:h2:file:" + data.resolve("assistant") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        Flyway.configure().dataSource(url, "sa", "").load().migrate();
        JdbcClient.create(new DriverManagerDataSource(url, "sa", "")).sql("""
                insert into "flyway_schema_history"
                    ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time", "success")
                values (1000, '99999', 'a newer one', 'SQL', 'V99999__a_newer_one.sql', 'sa', 1, true)""").update();

        assertThat(RunningAssistant.startInVain(data, RunningAssistant.freePort()))
                .contains("changed by another version", "99999", "restore the backup")
                .doesNotContain("\tat memberict");
    }

    @Test
    void aNewerVersionMayNumberItsChangesBeforeThoseThatAreThere() {
        String url = "jdbc:h2:mem:upgrade;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/migration/conversation")
                .load()
                .migrate();

        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + url)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(RunningAssistant.startInVain(data, taken.getLocalPort()))
                    .contains("Port " + taken.getLocalPort() + " was already in use");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
