package memberict.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import memberict.knowledge.Glossary;
import memberict.knowledge.Glossary.Term;
import memberict.messaging.Block;
import memberict.messaging.Line;
import org.junit.jupiter.api.Test;

class WordsUsedTests {

    private static final Block SOURCE = new Block.Aside(Line.of("From: the VPN manual."));
    private static final Block HELPED = Block.paragraph("Did this help with the dock?");
    private static final Glossary GLOSSARY = new Glossary(List.of(
            new Term("VPN", List.of(), "A private link.", true),
            new Term("passkey", List.of(), "A way to sign in.", true),
            new Term("dock", List.of(), "A box on a desk.", true),
            new Term("Teams", List.of(), "An app.", false)));

    @Test
    void technicalWordsOfAnAnswerAreExplainedAboveItsSource() {
        Block steps = new Block.Steps(List.of(Line.of("Start the VPN in Teams."), Line.of("Use a passkey.")));

        WordsUsed used = WordsUsed.explained(List.of(steps, SOURCE, HELPED), GLOSSARY);

        assertThat(used.words()).containsExactly("VPN", "passkey");
        assertThat(used.blocks())
                .containsExactly(
                        steps,
                        new Block.Paragraph(Line.strong("What the words mean")),
                        new Block.Bullets(
                                List.of(meaning("VPN", "A private link."), meaning("passkey", "A way to sign in."))),
                        SOURCE,
                        HELPED);
    }

    @Test
    void answerWithoutTechnicalWordsIsLeftAsItIs() {
        List<Block> blocks = List.of(Block.paragraph("Wait a minute."), SOURCE, HELPED);

        assertThat(WordsUsed.explained(blocks, GLOSSARY)).isEqualTo(new WordsUsed(blocks, List.of()));
    }

    @Test
    void addressOfALinkIsNoWordOfTheAnswer() {
        Block link = new Block.Paragraph(
                new Line(List.of(new Line.Span("this page", false, URI.create("https://example.org/vpn")))));

        assertThat(WordsUsed.explained(List.of(link, SOURCE), GLOSSARY).words()).isEmpty();
    }

    @Test
    void threeWordsAtMostAreExplained() {
        Glossary many = new Glossary(IntStream.range(1, 6)
                .mapToObj(number -> new Term("word" + number, List.of(), "It is one.", true))
                .toList());
        Block text = Block.paragraph("word5 word4 word3 word2 word1");

        assertThat(WordsUsed.explained(List.of(text, SOURCE), many).words()).containsExactly("word5", "word4", "word3");
    }

    private static Line meaning(String word, String explanation) {
        return new Line(List.of(new Line.Span(word, true, null), new Line.Span(": " + explanation, false, null)));
    }
}
