package memberict.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One address in a header, as claimed there.
 *
 * @param name decoded, may be empty
 * @param address the part in angle brackets, without comments; whatever was there where it is no address at all
 */
record Mailbox(String name, String address) {

    private static final Pattern USABLE =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\\\]{1,255}");

    /** More in one header is somebody's mistake or mischief. */
    private static final int MOST = 1_000;

    /** For comparing: addresses differ by letter case in no mail system we meet. */
    String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    String localPart() {
        int at = address.lastIndexOf('@');
        return (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    }

    String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether mail could be sent there at all. */
    boolean usable() {
        return USABLE.matcher(address).matches();
    }

    /** Reads an address list, groups and comments and all; what makes no sense is kept as an address without a name. */
    static List<Mailbox> list(String header) {
        List<Mailbox> found = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        StringBuilder comment = new StringBuilder();
        StringBuilder angle = new StringBuilder();
        boolean quoted = false;
        boolean inAngle = false;
        boolean angleSeen = false;
        int depth = 0;
        int lastQuote = header.lastIndexOf('"');
        int lastBracket = header.lastIndexOf(')');
        for (int i = 0; i < header.length() && found.size() < MOST; i++) {
            char c = header.charAt(i);
            if (c == '\\' && i + 1 < header.length() && (quoted || depth > 0)) {
                (depth > 0 ? comment : inAngle ? angle : words).append(header.charAt(++i));
            } else if (depth > 0) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth > 0) {
                    comment.append(c);
                }
            } else if (c == '"') {
                quoted = !quoted && i < lastQuote;
                if (inAngle) {
                    angle.append(c);
                }
            } else if (quoted) {
                (inAngle ? angle : words).append(c);
            } else if (c == '(' && i < lastBracket) {
                depth = 1;
            } else if (inAngle) {
                if (c == '>') {
                    inAngle = false;
                } else {
                    angle.append(c);
                }
            } else if (c == '<') {
                inAngle = true;
                angleSeen = true;
                angle.setLength(0);
            } else if (c == ':' && !angleSeen && words.indexOf("@") < 0) {
                // the name of a group
                words.setLength(0);
                comment.setLength(0);
            } else if (c == ',' || c == ';') {
                add(found, words, comment, angle, angleSeen);
                angleSeen = false;
            } else {
                words.append(c);
            }
        }
        add(found, words, comment, angle, angleSeen);
        return List.copyOf(found);
    }

    private static void add(
            List<Mailbox> found, StringBuilder words, StringBuilder comment, StringBuilder angle, boolean angleSeen) {
        String outside = words.toString().strip();
        String said = comment.toString().strip();
        String inside = angle.toString().strip();
        words.setLength(0);
        comment.setLength(0);
        angle.setLength(0);
        if (angleSeen && inside.isEmpty() && usable(outside)) {
            found.add(new Mailbox(tidy(said), outside));
        } else if (angleSeen) {
            found.add(new Mailbox(tidy(outside.isEmpty() ? said : outside), withoutRoute(inside)));
        } else if (usable(joined(outside))) {
            found.add(new Mailbox(tidy(said), joined(outside)));
        } else if (!outside.isEmpty()) {
            found.add(loose(outside));
        }
    }

    /** {@code Jane Jones jane@example.org}: no brackets, but one word of it is an address. */
    private static Mailbox loose(String outside) {
        for (String word : outside.split("\\s+")) {
            if (usable(word)) {
                return new Mailbox(tidy(outside.replace(word, "")), word);
            }
        }
        return new Mailbox("", tidy(outside));
    }

    /** {@code @relay.example,@other.example:jane@example.org}, the source route of the old days. */
    private static String withoutRoute(String address) {
        String plain = address.startsWith("@") && address.contains(":")
                ? address.substring(address.indexOf(':') + 1)
                : address;
        String closed = plain.replaceAll("\\s+", "");
        return closed.regionMatches(true, 0, "mailto:", 0, 7) ? closed.substring(7) : closed;
    }

    /** {@code jane @ example . org} was lawful once. */
    private static String joined(String address) {
        return address.replaceAll("\\s*([@.])\\s*", "$1");
    }

    private static boolean usable(String address) {
        return USABLE.matcher(address).matches();
    }

    private static String tidy(String name) {
        String plain =
                EncodedWords.decode(name).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        boolean wrapped = plain.length() > 1 && plain.startsWith("'") && plain.endsWith("'");
        return wrapped ? plain.substring(1, plain.length() - 1).strip() : plain;
    }
}
