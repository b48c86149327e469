package memberict.email;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Writes down what a person sees of an HTML mail; what is hidden is left out, and quotes get the mark of plain mail. */
final class HtmlText {

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
            "object",
            "iframe",
            "svg",
            "math",
            "select",
            "meta");

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");

    /** These stand apart by an empty line. */
    private static final Set<String> APART =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "table");

    private static final Pattern HIDDEN = Pattern.compile(
            "display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all"
                    + "|font-size\\s*:\\s*0(?:px|pt|em|%)?\\s*(?:;|!|$)|max-height\\s*:\\s*0(?:px)?\\s*(?:;|!|$)",
            Pattern.CASE_INSENSITIVE);

    private static final int DEEPEST_QUOTE = 20;
    private static final int LONGEST_LINK = 300;

    private HtmlText() {}

    static String of(String html) {
        Document page = Parser.htmlParser().setMaxDepth(256).parseInput(html, "");
        Writer writer = new Writer();
        NodeTraversor.filter(writer, page);
        return writer.text();
    }

    private static final class Writer implements NodeFilter {

        private final StringBuilder text = new StringBuilder();
        private int quotes;
        private int preformatted;
        private int newLines = 2;
        private boolean space;

        String text() {
            return text.toString().strip();
        }

        @Override
        public FilterResult head(Node node, int depth) {
            switch (node) {
                case TextNode words -> words(words.getWholeText());
                case Element element -> {
                    if (UNSEEN.contains(element.normalName()) || hidden(element)) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    open(element);
                }
                default -> {}
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
            return FilterResult.CONTINUE;
        }

        private static boolean hidden(Element element) {
            return element.hasAttr("hidden")
                    || HIDDEN.matcher(element.attr("style")).find();
        }

        private void open(Element element) {
            String name = element.normalName();
            if (BLOCKS.contains(name)) {
                lines(APART.contains(name) ? 2 : 1);
            }
            switch (name) {
                case "br" -> lines(newLines + 1);
                case "hr" -> {
                    words("________________________________");
                    lines(1);
                }
                case "li" -> words("- ");
                case "td", "th" -> space = true;
                case "pre" -> preformatted++;
                case "blockquote" -> quotes += quoted(element) ? 1 : 0;
                default -> {}
            }
        }

        private void close(Element element) {
            String name = element.normalName();
            switch (name) {
                case "a" -> link(element);
                case "pre" -> preformatted--;
                case "blockquote" -> {
                    if (quoted(element)) {
                        lines(1);
                        quotes--;
                        return;
                    }
                }
                default -> {}
            }
            if (BLOCKS.contains(name)) {
                lines(APART.contains(name) ? 2 : 1);
            }
        }

        /** Some writers indent their own words with a blockquote; only one that says it is a quotation is one. */
        private static boolean quoted(Element element) {
            return element.attr("type").equalsIgnoreCase("cite")
                    || element.hasAttr("cite")
                    || element.className().contains("quote");
        }

        private void link(Element element) {
            String target = element.attr("href").strip();
            boolean web = target.regionMatches(true, 0, "http", 0, 4);
            if (web
                    && target.length() <= LONGEST_LINK
                    && !element.text().strip().contains(target.replaceAll("/$", ""))) {
                words(" (" + target + ")");
            }
        }

        private void lines(int wanted) {
            // Never more than one empty line, except where the writer asked with <br>.
            while (newLines < wanted && !text.isEmpty()) {
                text.append('\n');
                newLines++;
                if (newLines > 3) {
                    break;
                }
            }
            space = false;
        }

        private void words(String raw) {
            if (preformatted > 0) {
                for (String line : raw.split("\n", -1)) {
                    if (!line.isEmpty()) {
                        start();
                        text.append(line.stripTrailing());
                        newLines = 0;
                    }
                    if (raw.contains("\n")) {
                        lines(newLines + 1);
                    }
                }
                return;
            }
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (Character.isWhitespace(c) || c == '\u00A0') {
                    space = true;
                } else if (c != '\u200B' && c != '\uFEFF' && c != '\u00AD') {
                    start();
                    text.append(c);
                }
            }
        }

        private void start() {
            if (newLines > 0) {
                text.append("> ".repeat(Math.min(quotes, DEEPEST_QUOTE)));
                newLines = 0;
            } else if (space) {
                text.append(' ');
            }
            space = false;
        }
    }
}
