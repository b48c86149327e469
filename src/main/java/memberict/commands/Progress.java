package memberict.commands;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How far a long piece of work is: one line that changes on a terminal, a line now and then elsewhere. */
final class Progress {

    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter err;
    private final String what;
    private final boolean terminal;
    private int said = -1;
    private long saidAt = System.nanoTime();

    Progress(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
        Console console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    /** Callable from any thread. */
    synchronized void at(int percent) {
        boolean due = terminal || System.nanoTime() - saidAt >= BETWEEN_LINES;
        if (due && percent > said) {
            said = percent;
            saidAt = System.nanoTime();
            err.printf(Locale.UK, terminal ? "\r%s: %d %%" : "%s: %d %%%n", what, percent);
            err.flush();
        }
    }

    synchronized void at(int done, int all) {
        at(100 * done / Math.max(1, all));
    }

    synchronized void done() {
        if (terminal && said >= 0) {
            err.println();
            err.flush();
        }
    }
}
