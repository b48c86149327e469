package memberict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when the service does not start. */
class StartTests {

    @TempDir
    Path data;

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
