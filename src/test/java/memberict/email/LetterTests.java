package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import memberict.messaging.Block;
import memberict.messaging.Block.Choice;
import memberict.messaging.Line;
import memberict.messaging.Line.Span;
import org.junit.jupiter.api.Test;

class LetterTests {

    private static final List<Choice> DID_IT_HELP = List.of(
            new Choice("helped/a", "Yes, that helped"),
            new Choice("not-helped/a", "No, it did not"),
            new Choice("person/", "Speak to a person"));

    static Letter letter(Optional<String> replyTo, List<Block> blocks) {
        List<Choice> choices = blocks.stream()
                .filter(Block.Choices.class::isInstance)
                .flatMap(block -> ((Block.Choices) block).choices().stream())
                .toList();
        return new Letter(
                "Kestrel Vale District Council",
                "Kestrel Vale ICT",
                "Re: locked out & <late> [ICT-2026-000123]",
                blocks,
                ReplyWord.of(choices),
                true,
                "ICT-2026-000123",
                replyTo,
                List.of(
                        "To speak to a person, phone 01632 960101 (Monday to Friday, 9am to 5pm).",
                        "At other times, phone 01632 960102 (urgent calls only)."));
    }

    private static Letter ofEverything(Optional<String> replyTo) {
        return letter(
                replyTo,
                List.of(
                        new Block.Heading("Unlock your account"),
                        new Block.Paragraph(Line.strong("Wait one minute & try once more.")),
                        new Block.Steps(List.of(
                                Line.of("Stop typing your password."),
                                new Line(List.of(
                                        new Span("Open ", false, null),
                                        new Span("aka.ms/sspr", false, URI.create("https://aka.ms/sspr")),
                                        new Span(".", false, null))))),
                        new Block.Heading("If that fails"),
                        new Block.Bullets(List.of(Line.of("<b>Phone</b> us"))),
                        new Block.Facts(List.of(new Block.Fact("Your reference", "ICT-2026-000123"))),
                        new Block.Aside(Line.of("From: Microsoft. Reviewed 22 November 2026.")),
                        new Block.Choices(DID_IT_HELP)));
    }

    @Test
    void textSaysWhatToWriteBackAndHowToReachAPerson() {
        assertThat(LetterText.of(ofEverything(Optional.empty())))
                .contains(
                        "1. Stop typing your password.",
                        "Open aka.ms/sspr.",
                        "Reply to this mail with one of these, or in your own words:",
                        "  YES - Yes, that helped",
                        "  PERSON - Speak to a person",
                        "phone 01632 960101",
                        "Your reference is ICT-2026-000123.");
    }

    @Test
    void htmlHasOneFirstHeadingListsAndALanguage() {
        String html = LetterHtml.of(ofEverything(Optional.empty()));

        assertThat(html).containsOnlyOnce("<h1").contains("<h2", "<ol", "<ul", "<dl", "lang=\"en-GB\"");
        assertThat(html)
                .contains("<strong>YES</strong> &#8211; Yes, that helped")
                .doesNotContain("mailto:");
    }

    @Test
    void htmlTakesNobodysMarkup() {
        assertThat(LetterHtml.of(ofEverything(Optional.empty())))
                .contains("&lt;b&gt;Phone&lt;/b&gt; us", "locked out &amp; &lt;late&gt;")
                .doesNotContain("<b>Phone");
    }

    @Test
    void aLinkThatRunsAScriptIsWordsAlone() {
        assertThat(LetterHtml.of(letter(
                        Optional.empty(),
                        List.of(new Block.Paragraph(
                                new Line(List.of(new Span("Click", false, URI.create("javascript:alert(1)")))))))))
                .doesNotContain("javascript");
    }

    @Test
    void htmlFetchesNothing() {
        assertThat(LetterHtml.of(ofEverything(Optional.empty())))
                .doesNotContain("<img", "src=", "url(", "@import", "<link", "<script");
    }

    @Test
    void choicesAreLinksWhereTheAddressAloneLeadsBack() {
        assertThat(LetterHtml.of(ofEverything(Optional.of("ict+r1@kestrelvale.example"))))
                .contains("mailto:ict+r1@kestrelvale.example?subject=Re%3A%20locked%20out", "body=YES");
    }

    @Test
    void choicesWithoutWordsOfTheirOwnHaveNumbers() {
        List<Choice> choices = List.of(new Choice("about/a", "Printing"), new Choice("about/b", "Email"));

        assertThat(ReplyWord.of(choices)).extracting(ReplyWord::word).containsExactly("1", "2");
        assertThat(ReplyWord.meant("2.", choices)).contains(choices.get(1));
        assertThat(ReplyWord.meant("Option 1", choices)).contains(choices.getFirst());
        assertThat(ReplyWord.meant("email", choices)).contains(choices.get(1));
        assertThat(ReplyWord.meant("2 of my devices", choices)).isEmpty();
    }

    @Test
    void aChoiceWithoutAWordHasItsNumberBesideThoseThatHaveOne() {
        List<Choice> choices = List.of(
                new Choice("a", "Yes, that helped"),
                new Choice("b", "What does AirPrint mean?"),
                new Choice("c", "Speak to a person"));

        assertThat(ReplyWord.of(choices)).extracting(ReplyWord::word).containsExactly("YES", "2", "PERSON");
    }

    @Test
    void aWordOrItsNumberChooses() {
        assertThat(ReplyWord.meant("No", DID_IT_HELP)).contains(DID_IT_HELP.get(1));
        assertThat(ReplyWord.meant("person please", DID_IT_HELP)).isEmpty();
        assertThat(ReplyWord.meant("PERSON", DID_IT_HELP)).contains(DID_IT_HELP.get(2));
        assertThat(ReplyWord.meant("1", DID_IT_HELP)).contains(DID_IT_HELP.getFirst());
    }
}
