package memberict.settings;

import java.nio.file.Path;

/** A settings file says something we cannot use. The message names file, line, fault and remedy, for the operator. */
public class BadSettings extends RuntimeException {

    private final Path file;
    private final int line;
    private final String problem;

    /** @param line counted from 1 */
    public BadSettings(Path file, int line, String problem) {
        super("%s, line %d: %s".formatted(file, line, problem));
        this.file = file;
        this.line = line;
        this.problem = problem;
    }

    public Path file() {
        return file;
    }

    public int line() {
        return line;
    }

    /** What was wrong and what is allowed, without the place. */
    public String problem() {
        return problem;
    }
}
