package memberict.commands;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that does one thing with the product's parts and ends. Refuses with {@link BadInput}. Holds its options and hands
 * on the work: all types in the signatures of a command are loaded for {@code --help} too.
 */
abstract class Errand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Where where = new Where();

    @Override
    public final Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int code = run(Workbench.open(where), out, err);
        out.flush();
        err.flush();
        return code;
    }

    /** @return the exit code */
    abstract int run(Workbench workbench, PrintWriter out, PrintWriter err);
}
