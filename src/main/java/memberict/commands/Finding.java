package memberict.commands;

import java.util.Locale;

/** One thing that was looked at: how it is, and what to do where it is not as it should be. */
record Finding(Level level, String what, String words) {

    enum Level {
        OK,
        NOTE,
        LOOK
    }

    static Finding ok(String what, String words) {
        return new Finding(Level.OK, what, words);
    }

    static Finding note(String what, String words) {
        return new Finding(Level.NOTE, what, words);
    }

    static Finding look(String what, String words) {
        return new Finding(Level.LOOK, what, words);
    }

    String line() {
        String mark = level == Level.LOOK ? level.name() : level.name().toLowerCase(Locale.ROOT);
        return "%-5s %-15s %s".formatted(mark, what, words);
    }
}
