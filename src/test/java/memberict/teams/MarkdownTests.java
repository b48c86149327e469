package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import memberict.messaging.Line;
import memberict.messaging.Line.Span;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "*stars* and **more** and _lines_ and __more__",
                "my_file_name_v2.docx",
                "~~struck~~ and `code` and ```fence```",
                "[click here](https://evil.example) and ![picture](https://evil.example/x.png)",
                "[ref]: https://evil.example",
                "<at>Everyone</at> <script>alert(1)</script> <https://evil.example>",
                "R&D, &lt;b&gt;, &#42;bold&#42; &amp; &copy;",
                "# heading",
                "> quote",
                "- item",
                "+ item",
                "1. item",
                "1) item",
                "---",
                "===",
                "| a | b |",
                "C:\\Users\\cllr\\*.pdf",
                "Democratic Services (01632 960110, democratic.services@kestrelvale.example)",
                "{{DATE(2026-11-23T18:30:00Z, SHORT)}}",
                "a trailing backslash \\",
                "ends with star *",
                "😀 *emoji* 👩‍🦯",
                "Crwth, ŵ, é, \u00a0 nbsp"
            })
    void whatIsSaidIsWhatIsShown(String text) {
        assertThat(shown(Markdown.of(text))).isEqualTo(text.strip());
    }

    @Test
    void notOneOfAThousandJumblesBecomesMarkup() {
        Random random = new Random(7);
        for (int n = 0; n < 1000; n++) {
            String said = jumble(random, 12).strip();
            assertThat(shown(Markdown.of(said))).as(said).isEqualTo(said);
        }
    }

    @Test
    void norDoTheyWhereOneOfThreeIsStrong() {
        Random random = new Random(11);
        for (int n = 0; n < 1000; n++) {
            Line line =
                    new Line(List.of(plain(jumble(random, 4)), strong(jumble(random, 4)), plain(jumble(random, 4))));
            String shown = shown(Markdown.of(line)).replace("⟦strong", "").replace("strong⟧", "");
            assertThat(shown).as(line.plain()).isEqualTo(line.plain().strip());
        }
    }

    private static String jumble(Random random, int length) {
        int[] letters = "ab 1*_~`[]()#><&;-+.!\\{}|=:/\"'@é😀".codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    @Test
    void linesStayApartAndBeginNothing() {
        assertThat(shown(Markdown.of("First\n# second\n    third\n- fourth\n1. fifth")))
                .isEqualTo("First\n# second\nthird\n- fourth\n1. fifth");
    }

    @Test
    void strongWordsAreStrong() {
        Line line = new Line(List.of(plain("Press "), strong("Forgot my password"), plain(" and wait.")));

        assertThat(Markdown.of(line)).isEqualTo("Press **Forgot my password** and wait.");
    }

    @Test
    void strongWordsNextToALetterShowNoStars() {
        Line line = new Line(List.of(plain("the"), strong("\"menu\" "), plain("s")));

        assertThat(shown(Markdown.of(line))).isEqualTo("the\"menu\" s");
    }

    @Test
    void strongWordsKeepTheirSpacesOutsideTheStars() {
        Line line = new Line(List.of(plain("Press"), strong(" Go "), plain("now")));

        assertThat(Markdown.of(line)).isEqualTo("Press **Go** now");
    }

    @Test
    void aLinkLeadsWhereItSaysAndItsWordsAreWords() {
        Line line = new Line(List.of(
                plain("See "), link("the *guide* [2]", "https://intranet.example/a_(b)?x=1&copy;=2"), plain(".")));

        assertThat(links(Markdown.of(line)))
                .containsExactly("the *guide* [2] -> https://intranet.example/a_%28b%29?x=1&copy;=2");
    }

    @Test
    void aLinkToAScriptIsMereWords() {
        Line line = new Line(List.of(link("press here", "javascript:alert(1)")));

        assertThat(links(Markdown.of(line))).isEmpty();
        assertThat(shown(Markdown.of(line))).isEqualTo("press here");
    }

    private static Span plain(String text) {
        return new Span(text, false, null);
    }

    private static Span strong(String text) {
        return new Span(text, true, null);
    }

    private static Span link(String text, String to) {
        return new Span(text, false, URI.create(to));
    }

    private static List<String> links(String markdown) {
        ArrayList<String> links = new ArrayList<>();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(words(link) + " -> " + link.getDestination());
            }
        });
        return links;
    }

    /** What a reader sees; markup of any kind shows in brackets. */
    private static String shown(String markdown) {
        StringBuilder shown = new StringBuilder();
        Node document = Parser.builder().build().parse(markdown);
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            shown.append(shown.isEmpty() ? "" : "\n");
            shown.append(
                    block instanceof Paragraph
                            ? words(block)
                            : "⟦" + block.getClass().getSimpleName() + "⟧");
        }
        return shown.toString();
    }

    private static String words(Node parent) {
        StringBuilder words = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> words.append(text.getLiteral());
                case StrongEmphasis strong ->
                    words.append("⟦strong").append(words(strong)).append("strong⟧");
                case Emphasis emphasis -> words.append("⟦emphasis⟧");
                case SoftLineBreak soft -> words.append("⟦break⟧");
                case HardLineBreak hard -> words.append("⟦break⟧");
                default ->
                    words.append("⟦").append(node.getClass().getSimpleName()).append("⟧");
            }
        }
        return words.toString();
    }
}
