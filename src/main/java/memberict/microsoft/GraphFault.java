package memberict.microsoft;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Graph did not give what was asked. The message says what the operator can do, where they can do something. */
public final class GraphFault extends Exception {

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public enum Kind {
        /** The application is not let in, or lacks a permission. */
        REFUSED,
        /** There is no such group. */
        NOT_THERE,
        /** The link from the last look is too old: everything has to be read again. */
        GONE,
        /** Later, please. */
        BUSY,
        /** No answer, or one that makes no sense. */
        OUT_OF_REACH
    }

    GraphFault(Kind kind, String words, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(words, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    GraphFault(Kind kind, String words) {
        this(kind, words, null, null);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
