package memberict.commands;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How far it is, on a terminal; where the errors go to a file, nothing. */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final String CLEAR = "\r" + " ".repeat(70) + "\r";

    private final PrintWriter err;
    private final boolean terminal;
    private String shown = "";

    ProgressBar(PrintWriter err) {
        this(err, isTerminal());
    }

    ProgressBar(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** The lines may go to a file while the errors go to the terminal, and the console knows of the former only. */
    private static boolean isTerminal() {
        Path errors = Path.of("/proc/self/fd/2");
        if (Files.isSymbolicLink(errors)) {
            try {
                String target = Files.readSymbolicLink(errors).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException | SecurityException e) {
                return false;
            }
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    void at(long done, long all, int count) {
        if (!terminal) {
            return;
        }
        int part = (int) (all <= 0 ? WIDTH : Math.min(WIDTH, WIDTH * done / all));
        long percent = all <= 0 ? 100 : Math.min(100, 100 * done / all);
        String bar = String.format(
                Locale.UK, "[%s%s] %3d %%  %,d mails", "#".repeat(part), ".".repeat(WIDTH - part), percent, count);
        if (!bar.equals(shown)) {
            shown = bar;
            err.print("\r" + bar);
            err.flush();
        }
    }

    /** Makes room for a line. */
    void clear() {
        if (terminal && !shown.isEmpty()) {
            err.print(CLEAR);
            shown = "";
        }
    }

    void done() {
        if (terminal && !shown.isEmpty()) {
            err.println();
            err.flush();
        }
    }
}
