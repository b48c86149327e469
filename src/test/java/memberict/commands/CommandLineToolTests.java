package memberict.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineToolTests {

    @Test
    void withoutACommandItServes() {
        assertThat(Typed.line().served()).containsExactly("served");
        assertThat(Typed.line().code()).isEqualTo(CommandLineTool.SERVING);
    }

    @Test
    void settingsWithoutACommandAreTheServices() {
        assertThat(Typed.line("--server.port=0", "--memberict.folders.data=x").served())
                .containsExactly("served", "--server.port=0", "--memberict.folders.data=x");
    }

    @Test
    void servesFromAnotherDataFolder() {
        assertThat(Typed.line("serve", "--data", "there", "--server.port=0").served())
                .containsExactly(
                        "served",
                        "--server.port=0",
                        "--memberict.folders.data=" + Path.of("there").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "evaluate --help", "doctor --help"})
    void explainsItself(String typed) {
        Typed help = Typed.line(typed.split(" "));

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: member-ict-assistant");
        assertThat(help.served()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "search"})
    void explainsWhatAFileToEvaluateHolds(String what) {
        assertThat(Typed.line("evaluate", what, "--help").out())
                .contains("FILE", "--predictions", "--json", "--data", "\"text\"");
    }

    @Test
    void helpIsThereAtOnceBecauseNothingIsLoadedForIt() throws IOException, InterruptedException {
        Process help = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "memberict.MemberIctAssistant",
                        "--help")
                .redirectErrorStream(true)
                .start();
        String printed = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(help.waitFor()).isZero();
        assertThat(printed)
                .contains("Usage: member-ict-assistant", " picocli.CommandLine ")
                .doesNotContain(
                        " org.springframework.", " tools.jackson.", " ch.qos.logback.", " memberict.knowledge.");
    }

    @Test
    void aCommandThatIsNoneIsRefusedInOneLine() {
        Typed refused = Typed.line("evalute", "messages");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("evalute", "--help");
        assertThat(refused.served()).isEmpty();
    }

    @Test
    void anOptionThatIsNoneIsRefusedInOneLine() {
        Typed refused = Typed.line("evaluate", "messages", "--trian", "a.jsonl", "b.jsonl");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("--trian");
    }

    @Test
    void aFileThatIsNotGivenIsMissed() {
        Typed refused = Typed.line("evaluate", "messages");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("FILE");
    }
}
