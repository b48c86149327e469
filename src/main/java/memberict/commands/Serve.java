package memberict.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Starts the service: what happens where nothing else is asked for. */
@Command(
        name = Serve.NAME,
        description = "Starts the service: web chat, Teams, console. This is what happens without a command.",
        footer = "%nAny setting may follow, such as --server.port=8080.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    static final String NAME = "serve";

    private final Starter starter;

    @Option(names = "--data", paramLabel = "DIR", description = "What it keeps. Default: ./data")
    private @Nullable Path data;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    Serve(Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(settings);
        if (data != null) {
            arguments.add("--memberict.folders.data=" + data.toAbsolutePath());
        }
        starter.serve(arguments);
        return CommandLineTool.SERVING;
    }
}
