package memberict.teams;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import memberict.messaging.Line;
import memberict.messaging.Line.Span;

/**
 * Writes lines the way Teams reads them, in messages and on cards. Whatever a span says stays what it says: nothing in
 * it becomes a link, a list, a mention or a heading.
 */
final class Markdown {

    private static final Pattern ANYWHERE = Pattern.compile("[\\\\*_~`\\[\\]]");
    // What looks like an entity would be read as one.
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]{1,40};)");
    // Signs of headings, lists and rules count only where a line begins.
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\d{1,9})?([-+#=.)|:])");
    // {{DATE(…)}} on a card would become a date.
    private static final Pattern FUNCTION = Pattern.compile("\\{(?=\\{)");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*");
    private static final Set<String> LEADS_SOMEWHERE = Set.of("http", "https", "mailto", "tel");

    private Markdown() {}

    static String of(Line line) {
        List<Span> spans = line.spans().stream()
                .filter(span -> !span.text().isEmpty() || span.link() != null)
                .toList();
        StringBuilder markdown = new StringBuilder();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            boolean apart = (i == 0 || endsApart(spans.get(i - 1).text()))
                    && (i == spans.size() - 1 || startsApart(spans.get(i + 1).text()));
            markdown.append(of(span, apart, markdown.isEmpty() || markdown.charAt(markdown.length() - 1) == '\n'));
        }
        return markdown.toString().strip();
    }

    private static String of(Span span, boolean apart, boolean lineStart) {
        URI link = span.link();
        if (link != null
                && link.getScheme() != null
                && LEADS_SOMEWHERE.contains(link.getScheme().toLowerCase(Locale.ROOT))) {
            String words = span.text().isBlank() ? link.toString() : span.text();
            return "[" + escaped(oneLine(words), false).strip() + "](" + destination(link) + ")";
        }
        String text = escaped(span.text(), lineStart);
        return span.strong() ? strong(text, apart) : text;
    }

    /** Text that has no spans, such as a fact's value. */
    static String of(String text) {
        return of(Line.of(text));
    }

    static String strong(String text) {
        return of(Line.strong(text));
    }

    private static String strong(String text, boolean apart) {
        String inner = text.strip();
        // Stars between a letter and a sign would be shown as stars.
        boolean plainEdges = !inner.isEmpty()
                && Character.isLetterOrDigit(inner.codePointAt(0))
                && Character.isLetterOrDigit(inner.codePointBefore(inner.length()));
        if (inner.isEmpty() || inner.contains("\n") || !(apart || plainEdges)) {
            return text;
        }
        int start = text.indexOf(inner);
        return text.substring(0, start) + "**" + inner + "**" + text.substring(start + inner.length());
    }

    private static String escaped(String text, boolean lineStart) {
        String lines =
                LINE_BREAK.matcher(lineStart ? text.stripLeading() : text).replaceAll("\n\n");
        String escaped = ANYWHERE.matcher(lines).replaceAll("\\\\$0");
        escaped = ENTITY.matcher(escaped).replaceAll("&amp;");
        escaped = escaped.replace("<", "&lt;").replace(">", "&gt;");
        escaped = FUNCTION.matcher(escaped).replaceAll("{\\\\");
        return LINE_START
                .matcher(lineStart ? escaped : "x" + escaped)
                .replaceAll("$1\\\\$2")
                .substring(lineStart ? 0 : 1);
    }

    private static String oneLine(String text) {
        return LINE_BREAK.matcher(text).replaceAll(" ");
    }

    private static String destination(URI link) {
        String address = link.toASCIIString().replace("(", "%28").replace(")", "%29");
        return ENTITY.matcher(address).replaceAll("&amp;");
    }

    private static boolean endsApart(String text) {
        return text.isEmpty() || Character.isWhitespace(text.codePointBefore(text.length()));
    }

    private static boolean startsApart(String text) {
        return text.isEmpty() || Character.isWhitespace(text.codePointAt(0));
    }

    /** Several lines as one message. */
    static String paragraphs(List<String> paragraphs) {
        return paragraphs.stream().collect(Collectors.joining("\n\n"));
    }
}
