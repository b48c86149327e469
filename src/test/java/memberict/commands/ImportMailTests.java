package memberict.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class ImportMailTests {

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLineTool(new NothingStarts())
                .printingTo(new PrintWriter(new StringWriter()), new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void refusesAPathThatIsNotThereBeforeAnythingStarts() {
        assertThat(run("import-mail", "no-such-folder")).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(err.toString()).isEqualToIgnoringNewLines("no-such-folder: there is no such file or folder");
    }

    @Test
    void wantsAPath() {
        assertThat(run("import-mail")).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void showsOnATerminalHowFarItIs() {
        ProgressBar terminal = new ProgressBar(new PrintWriter(err, true), true);

        terminal.at(50, 100, 1_234);
        terminal.at(50, 100, 1_234);

        assertThat(err.toString()).isEqualTo("\r[###############...............]  50 %  1,234 mails");
    }

    @Test
    void saysNothingOfProgressInAFile() {
        ProgressBar file = new ProgressBar(new PrintWriter(err, true), false);

        file.at(50, 100, 3);
        file.done();

        assertThat(err.toString()).isEmpty();
    }

    private static final class NothingStarts implements Starter {

        @Override
        public void serve(List<String> arguments) {
            throw new AssertionError("the service started");
        }

        @Override
        public <T> int withoutDoors(List<String> arguments, Class<T> part, ToIntFunction<T> errand) {
            throw new AssertionError("the product started");
        }
    }
}
