package memberict.knowledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import memberict.settings.BadSettings;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of one article, cut into sections. It takes only what a Teams card, a text email and a screen reader can all
 * show, and refuses the rest rather than lose it.
 */
final class ArticleBody {

    private static final String ALLOWED =
            "allowed are paragraphs, numbered steps, bullets, '## ' headings, **strong** and links";
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final Path file;
    private final int firstLine;
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, Node> headings = new HashMap<>();
    private final List<Link> jumps = new ArrayList<>();

    private ArticleBody(Path file, int firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    /**
     * @param firstLine the line of the file on which the Markdown begins, counted from 1
     * @throws BadSettings naming the line at fault and what is allowed
     */
    static List<Section> sections(Path file, String markdown, int firstLine) {
        return new ArticleBody(file, firstLine).read(PARSER.parse(markdown));
    }

    private List<Section> read(Node document) {
        @Nullable Heading heading = null;
        List<Node> blocks = new ArrayList<>();
        for (Node block : children(document)) {
            if (block instanceof Heading next) {
                add(heading, blocks);
                heading = next;
                blocks = new ArrayList<>();
            } else {
                blocks.add(block);
            }
        }
        add(heading, blocks);
        if (sections.isEmpty()) {
            throw new BadSettings(file, firstLine, "the article has no text below its settings");
        }
        for (Link jump : jumps) {
            String anchor = jump.getDestination().substring(1);
            if (!headings.containsKey(anchor)) {
                throw bad(
                        jump,
                        "no heading of this article gives '#%s'; there are: %s"
                                .formatted(anchor, String.join(", ", anchors())));
            }
        }
        return List.copyOf(sections);
    }

    private void add(@Nullable Heading heading, List<Node> blocks) {
        if (heading == null) {
            if (!blocks.isEmpty()) {
                sections.add(new Section("", "", passages(blocks), List.of()));
            }
            return;
        }
        String title = title(heading);
        String anchor = anchor(title);
        if (anchor.isEmpty()) {
            throw bad(heading, "a heading needs letters or digits");
        }
        if (headings.put(anchor, heading) != null) {
            throw bad(heading, "two headings give the same link target '#%s'".formatted(anchor));
        }
        if (blocks.isEmpty()) {
            throw bad(heading, "nothing stands under the heading '%s'".formatted(title));
        }
        List<Section.Branch> choices = new ArrayList<>();
        List<Node> rest = new ArrayList<>();
        for (Node block : blocks) {
            if (title.endsWith("?") && block instanceof BulletList list && offersChoices(list)) {
                choices.addAll(choices(list));
            } else {
                rest.add(block);
            }
        }
        sections.add(new Section(title, anchor, passages(rest), List.copyOf(choices)));
    }

    private String title(Heading heading) {
        if (heading.getLevel() != 2) {
            throw bad(heading, "a heading begins with '## '");
        }
        List<Passage.Phrase> phrases = phrases(heading);
        if (phrases.size() != 1
                || phrases.getFirst().strong()
                || phrases.getFirst().link() != null) {
            throw bad(heading, "a heading is plain words, without **strong** or links");
        }
        return plain(heading, "a heading", phrases.getFirst().text());
    }

    /** As GitHub makes them, so that a curator's preview jumps to the same places. */
    private static String anchor(String title) {
        return title.toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    /** Whether a list under a question holds its answers: all links within the article, or none. */
    private boolean offersChoices(BulletList list) {
        List<Node> items = children(list);
        long jumping = items.stream().filter(item -> jump(only(item)) != null).count();
        if (jumping > 0 && jumping < items.size()) {
            Node odd = items.stream()
                    .filter(item -> jump(only(item)) == null)
                    .findFirst()
                    .orElseThrow();
            throw bad(
                    odd,
                    "every answer to a question is one link to a heading, such as [Yes, I have it](#yes-i-have-it)");
        }
        return jumping > 0;
    }

    private List<Section.Branch> choices(BulletList list) {
        List<Section.Branch> choices = new ArrayList<>();
        for (Node item : children(list)) {
            Link link = jump(only(item));
            if (link != null) {
                List<Passage.Phrase> label = phrases(only(item));
                choices.add(new Section.Branch(
                        plain(link, "an answer to a question", label.getFirst().text()),
                        link.getDestination().substring(1)));
            }
        }
        return choices;
    }

    /** The link to a heading that is all a paragraph holds. */
    private static @Nullable Link jump(Node paragraph) {
        return paragraph.getFirstChild() instanceof Link link
                        && link.getNext() == null
                        && link.getDestination().startsWith("#")
                ? link
                : null;
    }

    private List<Passage> passages(List<Node> blocks) {
        List<Passage> passages = new ArrayList<>();
        for (Node block : blocks) {
            passages.add(
                    switch (block) {
                        case Paragraph paragraph -> new Passage.Paragraph(phrases(paragraph));
                        case OrderedList list -> new Passage.Steps(steps(list));
                        case BulletList list -> new Passage.Bullets(items(list));
                        default -> throw refused(block);
                    });
        }
        return List.copyOf(passages);
    }

    private List<List<Passage.Phrase>> steps(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        if (start != null && start != 1) {
            throw bad(
                    list,
                    "numbered steps begin at 1, not %d; what stands between two steps belongs into one of them"
                            .formatted(start));
        }
        return items(list);
    }

    private List<List<Passage.Phrase>> items(ListBlock list) {
        return children(list).stream().map(item -> phrases(only(item))).toList();
    }

    /** The one paragraph of a list item. */
    private Node only(Node item) {
        List<Node> blocks = children(item);
        for (Node block : blocks) {
            if (block instanceof ListBlock) {
                throw bad(block, "a list inside a list is not allowed");
            }
            if (!(block instanceof Paragraph)) {
                throw refused(block);
            }
        }
        if (blocks.size() != 1) {
            throw bad(item, blocks.isEmpty() ? "the list item is empty" : "a list item is one paragraph");
        }
        return blocks.getFirst();
    }

    private List<Passage.Phrase> phrases(Node block) {
        List<Passage.Phrase> phrases = new ArrayList<>();
        collect(block, false, null, phrases);
        if (phrases.stream().allMatch(phrase -> phrase.text().isBlank())) {
            throw bad(block, "there are no words here");
        }
        return List.copyOf(phrases);
    }

    private void collect(Node parent, boolean strong, @Nullable URI link, List<Passage.Phrase> into) {
        for (Node node : children(parent)) {
            switch (node) {
                case Text text -> append(text.getLiteral(), strong, link, into);
                case SoftLineBreak _, HardLineBreak _ -> append(" ", strong, link, into);
                case StrongEmphasis inner -> collect(inner, true, link, into);
                case Link inner -> collect(inner, strong, target(inner), into);
                default -> throw refused(node);
            }
        }
    }

    /** Joins what the parser cut but the reader would not. */
    private static void append(String text, boolean strong, @Nullable URI link, List<Passage.Phrase> into) {
        String joined = text;
        if (!into.isEmpty()
                && into.getLast().strong() == strong
                && Objects.equals(into.getLast().link(), link)) {
            joined = into.removeLast().text() + text;
        }
        into.add(new Passage.Phrase(joined, strong, link));
    }

    private URI target(Link link) {
        if (link.getFirstChild() == null) {
            throw bad(link, "a link needs words between its square brackets");
        }
        String destination = link.getDestination();
        if (destination.contains("{{")) {
            throw bad(link, "a link's address cannot hold a placeholder");
        }
        if (destination.startsWith("#")) {
            jumps.add(link);
        }
        try {
            URI target = new URI(destination);
            if (destination.startsWith("#")
                    || (target.getScheme() != null
                            && SCHEMES.contains(target.getScheme().toLowerCase(Locale.ROOT)))) {
                return target;
            }
        } catch (URISyntaxException e) {
            throw bad(link, "'%s' is not an address (%s)".formatted(destination, e.getReason()));
        }
        throw bad(
                link,
                "a link leads to http, https, mailto or tel, or to a heading as '#its-words', not to '%s'"
                        .formatted(destination));
    }

    private String plain(Node place, String what, String text) {
        if (text.contains("{{")) {
            throw bad(place, what + " cannot hold a placeholder");
        }
        return text.strip();
    }

    private List<String> anchors() {
        return headings.keySet().stream().sorted().map(anchor -> "#" + anchor).toList();
    }

    private BadSettings refused(Node node) {
        String what = switch (node) {
            case HtmlBlock _, HtmlInline _ -> "HTML";
            case Image _ -> "a picture";
            case FencedCodeBlock _, Code _ -> "code";
            case IndentedCodeBlock _ -> "a line indented by four spaces (it counts as code)";
            case BlockQuote _ -> "a quotation";
            case Emphasis _ -> "slanted text";
            case ThematicBreak _ -> "a dividing line";
            case LinkReferenceDefinition _ -> "a link's address kept apart from its words";
            default -> node.getClass().getSimpleName();
        };
        return bad(node, "%s is not allowed; %s".formatted(what, ALLOWED));
    }

    private BadSettings bad(Node node, String problem) {
        int line = node.getSourceSpans().isEmpty()
                ? firstLine
                : node.getSourceSpans().getFirst().getLineIndex() + firstLine;
        return new BadSettings(file, line, problem);
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
