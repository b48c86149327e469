package memberict.knowledge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static memberict.knowledge.Draft.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.knowledge.Passage.Phrase;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleFileTests {

    private static final String ARTICLE = """
            ---
            id: jammed-printer
            title: The printer is jammed
            kind: known-error
            category: printing
            answer: Open the door and pull. If you cannot, phone {{ict-phone}}.
            asked-as:
              - paper is stuck
              - the printer ate my agenda
            councils: [kestrel-vale, thornmere]
            reviewed: 2026-11-22
            review-by: 2027-05-22
            source: The printer's own manual
            check: true
            ---
            Paper can **jam**
            at any time.

            ## Where is the paper?

            - [Where I can see it](#where-i-can-see-it)
            - [Nowhere, it's gone](#nowhere-its-gone)

            ## Where I can see it

            1. Open the door.
            2. Pull, **gently**, as the [manual](https://example.org/manual) says.

            ## Nowhere, it's gone

            - Look under the table.

            ## If this did not help

            Phone {{ict-phone}} ({{ict-hours}}).
            """;

    @Test
    void everySettingIsTakenUp() {
        Article article = read(ARTICLE);

        assertThat(article.id()).isEqualTo(new ArticleId("jammed-printer"));
        assertThat(article.title()).isEqualTo("The printer is jammed");
        assertThat(article.kind()).isEqualTo(Article.Kind.KNOWN_ERROR);
        assertThat(article.category()).isEqualTo("printing");
        assertThat(article.answer()).isEqualTo("Open the door and pull. If you cannot, phone {{ict-phone}}.");
        assertThat(article.askedAs()).containsExactly("paper is stuck", "the printer ate my agenda");
        assertThat(article.councils()).containsExactlyInAnyOrder("kestrel-vale", "thornmere");
        assertThat(article.reviewed()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(article.reviewBy()).isEqualTo(LocalDate.of(2027, 5, 22));
        assertThat(article.source()).isEqualTo("The printer's own manual");
        assertThat(article.check()).isTrue();
        assertThat(article.placeholders()).containsExactlyInAnyOrder("ict-phone", "ict-hours");
    }

    @Test
    void bodyIsCutIntoSectionsWithTheirLinkTargets() {
        assertThat(read(ARTICLE).sections())
                .extracting(Section::heading, Section::anchor)
                .containsExactly(
                        tuple("", ""),
                        tuple("Where is the paper?", "where-is-the-paper"),
                        tuple("Where I can see it", "where-i-can-see-it"),
                        tuple("Nowhere, it's gone", "nowhere-its-gone"),
                        tuple("If this did not help", Article.IF_NOT_HELPED));
    }

    @Test
    void questionLeadsToTheSectionsThatAnswerIt() {
        Section question = read(ARTICLE).question().orElseThrow();

        assertThat(question.heading()).isEqualTo("Where is the paper?");
        assertThat(question.choices())
                .containsExactly(
                        new Section.Branch("Where I can see it", "where-i-can-see-it"),
                        new Section.Branch("Nowhere, it's gone", "nowhere-its-gone"));
        assertThat(question.passages()).isEmpty();
    }

    @Test
    void phrasesKeepStressAndLinks() {
        Article article = read(ARTICLE);

        assertThat(article.sections().getFirst().passages())
                .containsExactly(new Passage.Paragraph(List.of(
                        new Phrase("Paper can ", false, null),
                        new Phrase("jam", true, null),
                        new Phrase(" at any time.", false, null))));
        assertThat(article.section("where-i-can-see-it").orElseThrow().passages())
                .containsExactly(new Passage.Steps(List.of(
                        List.of(new Phrase("Open the door.", false, null)),
                        List.of(
                                new Phrase("Pull, ", false, null),
                                new Phrase("gently", true, null),
                                new Phrase(", as the ", false, null),
                                new Phrase("manual", false, URI.create("https://example.org/manual")),
                                new Phrase(" says.", false, null)))));
        assertThat(article.section("nowhere-its-gone").orElseThrow().passages())
                .containsExactly(
                        new Passage.Bullets(List.of(List.of(new Phrase("Look under the table.", false, null)))));
    }

    @Test
    void headingThatAsksWithoutOfferingAnswersIsNoQuestion() {
        Article article =
                anArticle("a").saying("## Why me?\n\n- It is always you.\n").article();

        assertThat(article.question()).isEmpty();
        assertThat(article.sections().getFirst().passages()).hasSize(1);
    }

    @Test
    void articleForAllCouncilsIsForEachOfThem() {
        assertThat(anArticle("a").article().councils()).isEmpty();
        assertThat(anArticle("a").article().isFor("kestrel-vale")).isTrue();
        assertThat(anArticle("a").forCouncils("thornmere").article().isFor("kestrel-vale"))
                .isFalse();
    }

    @Test
    void editorsOfWindowsMayWriteIt() {
        String text = "\uFEFF" + ARTICLE.replace("\n", "\r\n");

        assertThat(read(text)).isEqualTo(read(ARTICLE));
    }

    @Test
    void sourceMayHaveAnAddressAndArticlesKin() {
        Article article = read(ARTICLE.replace(
                "check: true", "source-address: https://example.org/manual\nrelated: [toner, print-from-ipad]"));

        assertThat(article.sourceAddress()).hasToString("https://example.org/manual");
        assertThat(article.related()).containsExactly(new ArticleId("toner"), new ArticleId("print-from-ipad"));
        assertThat(read(ARTICLE).sourceAddress()).isNull();
        assertThat(read(ARTICLE).related()).isEmpty();
    }

    static List<Arguments> faults() {
        return List.of(
                fault("id: jammed-printer", "id: Jammed Printer", 2, "must be lower-case letters, digits and hyphens"),
                fault("id: jammed-printer", "id: other", 2, "the id is 'other' but the file is 'jammed-printer.md'"),
                fault("id: jammed-printer\n", "", 2, "'id' is missing"),
                fault("title: The printer is jammed", "title: ''", 2, "'title' is missing"),
                fault(
                        "title: The printer is jammed",
                        "title: " + "x".repeat(101),
                        3,
                        "at most 100 characters, not 101"),
                fault("title: The printer is jammed", "title: The {{council}} printer", 3, "cannot hold a placeholder"),
                fault("kind: known-error", "sort: known-error", 4, "'sort' is not a setting here; allowed: id, title"),
                fault("kind: known-error", "kind: faq", 4, "one of how-to, known-error, service"),
                fault(
                        "category: printing",
                        "category: cooking",
                        5,
                        "no category 'cooking'; allowed: account_password,"),
                fault("Open the door and pull.", "x".repeat(250), 6, "'answer' has at most 250 characters"),
                fault("phone {{ict-phone}}.", "phone {{ICT phone}}.", 6, "a name in lower case between double curly"),
                fault("phone {{ict-phone}}.", "**phone**.", 6, "'answer' is plain words"),
                fault(
                        "  - paper is stuck\n  - the printer ate my agenda\n",
                        "  []\n",
                        8,
                        "at least one way people ask"),
                fault("the printer ate my agenda", "paper is stuck", 8, "'paper is stuck' stands here twice"),
                fault("[kestrel-vale, thornmere]", "[all, thornmere]", 10, "'councils' is all, or a list of councils'"),
                fault("[kestrel-vale, thornmere]", "[]", 10, "'councils' is all, or a list of councils'"),
                fault("reviewed: 2026-11-22", "reviewed: last week", 11, "a date such as 2026-11-22, not 'last week'"),
                fault(
                        "review-by: 2027-05-22",
                        "review-by: 2026-11-22",
                        12,
                        "must be later than 'reviewed', 2026-11-22"),
                fault("review-by: 2027-05-22\n", "", 2, "'review-by' is missing"),
                fault("source: The printer's", "source: \"The printer's", 14, "not valid YAML"),
                fault("check: true", "check: perhaps", 14, "must be true or false, not 'perhaps'"),
                fault("check: true", "source-address: a shelf", 14, "must be an address that begins with https://"),
                fault("check: true", "source-address: http://example.org", 14, "begins with https://"),
                fault("check: true", "related: [No Such Thing]", 14, "'No Such Thing' is not the id of an article"),
                fault("check: true", "related: [jammed-printer]", 14, "lists other articles, each once"),
                fault("check: true", "related: [toner, toner]", 14, "lists other articles, each once"),
                fault("check: true", "related: [a, b, c, d]", 14, "at most 3 articles"),
                fault("check: true", "kind: service", 14, "'kind' stands here twice"),
                fault("check: true\n---", "check: true", 1, "not ended by a second line '---'"),
                fault("---\nid", "id", 1, "an article begins with a line '---'"),
                fault("at any time.", "<b>at any time</b>", 17, "HTML is not allowed; allowed are paragraphs"),
                fault("at any time.", "![a jam](jam.png)", 17, "a picture is not allowed"),
                fault("at any time.", "*at any time*", 17, "slanted text is not allowed"),
                fault("at any time.", "`at any time`", 17, "code is not allowed"),
                fault("at any time.", "at {{any-time}.", 17, "a name in lower case between double curly"),
                fault("at any time.", "[at](ftp://example.org)", 17, "http, https, mailto or tel, or to a heading"),
                fault("at any time.", "[at](manual.pdf)", 17, "http, https, mailto or tel, or to a heading"),
                fault("at any time.", "[at](<https://exa mple.org>)", 17, "is not an address"),
                fault("at any time.", "[at](tel:{{ict-phone}})", 17, "a link's address cannot hold a placeholder"),
                fault("at any time.", "[at](#any-time)", 17, "no heading of this article gives '#any-time'"),
                fault("at any time.", "[](https://example.org)", 17, "a link needs words"),
                fault("at any time.", "at any time.\u0007", 17, "an invisible character (U+0007)"),
                fault(
                        "- [Nowhere, it's gone](#nowhere-its-gone)",
                        "- Nowhere",
                        22,
                        "every answer to a question is one link"),
                fault("(#nowhere-its-gone)", "(#nowhere)", 22, "there are: #if-this-did-not-help, #nowhere-its-gone,"),
                fault(
                        "[Nowhere, it's gone]",
                        "[{{ict-phone}}]",
                        22,
                        "an answer to a question cannot hold a placeholder"),
                fault("## Nowhere, it's gone", "## Where I can see it", 29, "two headings give the same link target"),
                fault("## Nowhere, it's gone", "# Nowhere, it's gone", 29, "a heading begins with '## '"),
                fault("## Nowhere, it's gone", "## **Nowhere**", 29, "a heading is plain words"),
                fault("## Nowhere, it's gone", "## Nowhere {{ict-phone}}", 29, "a heading cannot hold a placeholder"),
                fault("## Nowhere, it's gone", "## …", 29, "a heading needs letters or digits"),
                fault("- Look under the table.", "", 29, "nothing stands under the heading 'Nowhere, it's gone'"),
                fault("- Look under the table.", "-\n", 31, "the list item is empty"),
                fault(
                        "- Look under the table.",
                        "- Look\n  - under the table",
                        32,
                        "a list inside a list is not allowed"),
                fault("- Look under the table.", "- Look\n\n  under the table", 31, "a list item is one paragraph"),
                fault("- Look under the table.", "4. Look under the table.", 31, "numbered steps begin at 1, not 4"),
                fault("- Look under the table.", "> Look under the table.", 31, "a quotation is not allowed"),
                fault("- Look under the table.", "***", 31, "a dividing line is not allowed"),
                fault("- Look under the table.", "    Look under", 31, "a line indented by four spaces"),
                fault("- Look under the table.", "```\nLook\n```", 31, "code is not allowed"),
                fault("- Look under the table.", "<div>Look</div>", 31, "HTML is not allowed"),
                fault("- Look under the table.", "[a]: https://example.org", 31, "a link's address kept apart"),
                fault("- Look under the table.", "| a | b |\n|---|---|", 31, "a table is not allowed"),
                fault("- Look under the table.", "a | b\n--- | ---", 32, "a table is not allowed"));
    }

    @ParameterizedTest(name = "line {2}: {3}")
    @MethodSource("faults")
    void faultIsNamedWithItsLine(String right, String spoilt, int line, String problem) {
        assertThat(ARTICLE).contains(right);

        assertFault(ARTICLE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(spoilt)), line, problem);
    }

    @Test
    void articleWithoutTextIsRefused() {
        assertFault(anArticle("jammed-printer").saying("\n\n").text(), 14, "the article has no text");
        assertFault("", 1, "an article begins with a line '---'");
    }

    @Test
    void textInAnotherEncodingIsRefusedWhereItIsSeen() {
        byte[] content = ARTICLE.replace("at any time", "in the café").getBytes(ISO_8859_1);

        assertThat(catchThrowableOfType(BadSettings.class, () -> read(content)))
                .extracting(BadSettings::line, BadSettings::problem)
                .containsExactly(17, "this is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void hugeFileIsRefusedUnread() {
        assertFault(ARTICLE + "word ".repeat(40_960), 1, "an article has at most 200 KB");
    }

    private static Arguments fault(String right, String spoilt, int line, String problem) {
        return Arguments.of(right, spoilt, line, problem);
    }

    private static void assertFault(String text, int line, String problem) {
        BadSettings fault = catchThrowableOfType(BadSettings.class, () -> read(text));

        assertThat(fault).isNotNull();
        assertThat(fault.problem()).contains(problem);
        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.file()).hasFileName("jammed-printer.md");
    }

    private static Article read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static Article read(byte[] content) {
        return ArticleFile.read(Path.of("jammed-printer.md"), content, Draft.CATEGORIES);
    }
}
