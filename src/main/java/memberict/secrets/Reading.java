package memberict.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text laid out for finding secrets in it: once as it is, once in plain characters of the same places (small letters,
 * one kind of dash, quotation mark and blank, no markup), and as words.
 */
final class Reading {

    /** @param from where it begins, @param to where it ends */
    record Found(int from, int to, SecretKind kind) {}

    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|abbr|b|big|blockquote|body|br|code|div|em|font|h[1-6]|head|hr|html|i|img|li|meta|o:p|ol|p|pre|q|s"
                    + "|small|span|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul)(?:[\\s/][^<>]{0,300})?>");
    private static final Pattern NEW_LINE_TAG = Pattern.compile("</?(?:blockquote|br|div|h[1-6]|hr|li|p|pre|tr)\\b.*");
    private static final Pattern ENTITY =
            Pattern.compile("&(nbsp|#160|#xa0|quot|#34|ldquo|rdquo|#8220|#8221|apos|#39|lsquo|rsquo);");

    private static final Set<String> MASKS = Stream.of(SecretKind.values())
            .map(kind -> kind.mask().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final String BEFORE = "\"'`([{<*_~.,:->\\";
    private static final String AFTER = "\"'`)]}>*_~.,;:=?!\\";

    private final String text;
    private final String plain;
    private final List<Word> words = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final int digits;

    Reading(String text) {
        this.text = text;
        this.plain = plain(text);
        this.digits = Shape.digits(plain);
        split();
    }

    /** As it was written. */
    String text() {
        return text;
    }

    /** In plain characters, each where it stood. */
    String plain() {
        return plain;
    }

    /** How many there are in all: most messages have too few for most secrets. */
    int digits() {
        return digits;
    }

    int size() {
        return words.size();
    }

    Word word(int i) {
        return words.get(i);
    }

    /** In lower case; empty beyond either end. */
    String form(int i) {
        return i < 0 || i >= words.size() ? "" : words.get(i).form();
    }

    /** As it was written, without the punctuation around it. */
    String written(Word word) {
        return text.substring(word.from(), word.to());
    }

    List<Found> found() {
        return found;
    }

    boolean isTaken(int from, int to) {
        int next = taken.nextSetBit(from);
        return next >= 0 && next < to;
    }

    /** Does nothing where part of it is taken already. */
    void take(int from, int to, SecretKind kind) {
        if (from < to && !isTaken(from, to)) {
            taken.set(from, to);
            found.add(new Found(from, to, kind));
        }
    }

    String masked() {
        StringBuilder masked = new StringBuilder(text.length() + 16 * found.size());
        int at = 0;
        for (Found one :
                found.stream().sorted(Comparator.comparingInt(Found::from)).toList()) {
            masked.append(text, at, one.from()).append(one.kind().mask());
            at = one.to();
        }
        return masked.append(text, at, text.length()).toString();
    }

    // ---- plain characters ----

    private static String plain(String text) {
        char[] plain = new char[text.length()];
        boolean markup = false;
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain(text.charAt(i));
            markup |= plain[i] == '<' || plain[i] == '&';
        }
        if (markup) {
            withoutMarkup(plain);
        }
        return new String(plain);
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\t' || c == '\f' ? ' ' : c == '\r' ? '\n' : c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return Character.toLowerCase((char) (c - 0xFEE0));
        }
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFE58', '\uFE63' -> '-';
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u02BC' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB' -> '"';
            case '\u2192', '\u21D2', '\u279C', '\u27A1', '\u2794' -> '>';
            case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u200E', '\u200F' -> ' ';
            case '\u0085', '\u2028', '\u2029' -> '\n';
            case '\u2026' -> '.';
            default ->
                Character.isSpaceChar(c)
                        ? ' '
                        : Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : Character.toLowerCase(c);
        };
    }

    private static void withoutMarkup(char[] plain) {
        String before = new String(plain);
        Matcher tag = TAG.matcher(before);
        while (tag.find()) {
            Arrays.fill(plain, tag.start(), tag.end(), ' ');
            if (NEW_LINE_TAG.matcher(tag.group()).matches()) {
                plain[tag.start()] = '\n';
            }
        }
        Matcher entity = ENTITY.matcher(before);
        while (entity.find()) {
            Arrays.fill(plain, entity.start(), entity.end(), ' ');
            String name = entity.group(1);
            if (!name.equals("nbsp") && !name.equals("#160") && !name.equals("#xa0")) {
                boolean single =
                        name.equals("apos") || name.equals("#39") || name.startsWith("ls") || name.startsWith("rs");
                plain[entity.end() - 1] = single ? '\'' : '"';
            }
        }
    }

    // ---- words ----

    private void split() {
        boolean newLine = true;
        int i = 0;
        while (i < plain.length()) {
            char c = plain.charAt(i);
            if (c == ' ' || c == '\n') {
                newLine |= c == '\n';
                i++;
                continue;
            }
            int mask = maskAt(i);
            if (mask > 0) {
                words.add(new Word("", i, i + mask, i, i + mask, newLine, false, false, false, true));
                i += mask;
            } else {
                int end = i + 1;
                while (end < plain.length() && !isBlank(plain.charAt(end)) && maskAt(end) == 0 && !isJoint(end)) {
                    end++;
                }
                add(i, end, newLine);
                i = end;
            }
            newLine = false;
        }
    }

    private int maskAt(int i) {
        if (plain.charAt(i) != '[') {
            return 0;
        }
        for (String mask : MASKS) {
            if (plain.startsWith(mask, i)) {
                return mask.length();
            }
        }
        return 0;
    }

    /** Between the values of JSON and before a closing tag. */
    private boolean isJoint(int i) {
        return plain.startsWith(",\"", i) || plain.startsWith("</", i);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    /** A label and its value may touch, as in {@code pw:hunter2}: they are two words. */
    private void add(int start, int end, boolean newLine) {
        int label = labelEnd(start, end);
        if (label > 0) {
            words.add(word(start, label, newLine));
            words.add(word(label, end, false));
        } else {
            words.add(word(start, end, newLine));
        }
    }

    private int labelEnd(int start, int end) {
        int letters = start;
        while (letters < end && BEFORE.indexOf(plain.charAt(letters)) >= 0) {
            letters++;
        }
        int from = letters;
        while (letters < end && letters - from <= 12 && Character.isLetter(plain.charAt(letters))) {
            letters++;
        }
        if (letters == from || letters + 1 >= end) {
            return 0;
        }
        if (!Vocabulary.isLabel(plain.substring(from, letters))) {
            return 0;
        }
        boolean quoted = plain.charAt(letters) == '"' && letters + 2 < end;
        letters += quoted ? 1 : 0;
        return switch (plain.charAt(letters)) {
            case ':', '=' -> letters + 1;
            case '-', '/', '>', '.' -> hasDigit(letters + 1, end) ? letters + 1 : 0;
            default -> 0;
        };
    }

    private boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (plain.charAt(i) >= '0' && plain.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private Word word(int start, int end, boolean newLine) {
        int from = start;
        while (from < end && BEFORE.indexOf(plain.charAt(from)) >= 0) {
            from++;
        }
        int to = end;
        boolean colon = false;
        boolean pause = false;
        boolean stop = false;
        while (to > from && AFTER.indexOf(plain.charAt(to - 1)) >= 0) {
            to--;
            char c = plain.charAt(to);
            colon |= c == ':' || c == '=';
            pause |= c == ',' || c == ';' || c == ')';
            stop |= c == '.' || c == '?' || c == '!';
        }
        boolean symbol = true;
        for (int i = from; i < to && symbol; i++) {
            symbol = !Character.isLetterOrDigit(plain.charAt(i));
        }
        String form = symbol ? "" : plain.substring(from, to);
        return new Word(form, from, to, start, end, newLine, colon, pause || stop, stop, false);
    }
}
