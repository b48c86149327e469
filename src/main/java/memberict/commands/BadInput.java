package memberict.commands;

import java.nio.file.Path;

/** What was given cannot be used; the message is the one line that whoever gave it reads. */
final class BadInput extends RuntimeException {

    BadInput(String message) {
        super(message);
    }

    BadInput(Path file, String problem) {
        super("%s: %s".formatted(file, problem));
    }

    BadInput(Path file, int line, String problem) {
        super("%s, line %d: %s".formatted(file, line, problem));
    }
}
