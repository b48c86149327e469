package memberict.understanding;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Member's message as everything here reads it: as a typewriter would have it, and no longer than people read. */
record Message(String text) {

    private static final int MOST_CHARACTERS = 10_000;

    /** What is classified and encoded. Each hundred words cost some 40 ms, and nobody comes to the point so late. */
    private static final Pattern BEGINNING = Pattern.compile("\\s*(?:\\S{1,60}\\s*){1,400}");

    private static final Pattern SINGLE_QUOTE = Pattern.compile("[‘’‛′ʼ´`]");
    private static final Pattern DOUBLE_QUOTE = Pattern.compile("[“”„‟]");
    private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−]");
    private static final Pattern BLANK = Pattern.compile("[^\\S\\n]|[\\p{Zs}\\u200B\\u2060\\uFEFF]");
    private static final Pattern SOMETHING_TO_READ = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[!?])\\s+|(?<=[.])\\s+(?=[^a-z0-9])|\\s*\\n\\s*");

    /** iPads write curly quotes, which neither the rules nor the training messages have. */
    static Message of(String text) {
        String plain = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        plain = SINGLE_QUOTE.matcher(plain).replaceAll("'");
        plain = DOUBLE_QUOTE.matcher(plain).replaceAll("\"");
        plain = DASH.matcher(plain).replaceAll("-");
        return new Message(BLANK.matcher(plain).replaceAll(" ").strip());
    }

    /** Nothing but blanks, punctuation or emoji. */
    boolean saysNothing() {
        return !SOMETHING_TO_READ.matcher(text).find();
    }

    String beginning() {
        Matcher beginning = BEGINNING.matcher(text);
        return beginning.lookingAt() ? beginning.group().strip() : text;
    }

    int words() {
        return text.split("\\s+").length;
    }

    List<String> sentences() {
        return Arrays.asList(SENTENCE_END.split(text));
    }
}
