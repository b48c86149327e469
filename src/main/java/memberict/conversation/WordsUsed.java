package memberict.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.knowledge.Glossary;
import memberict.messaging.Block;
import memberict.messaging.Line;

/**
 * A reply with the technical words of its article explained below the article, above its source.
 *
 * @param words those explained
 */
record WordsUsed(List<Block> blocks, List<String> words) {

    // More than fit under an answer on a phone would hide the buttons.
    private static final int MOST = 3;

    static WordsUsed explained(List<Block> blocks, Glossary glossary) {
        int source = IntStream.range(0, blocks.size())
                .filter(at -> blocks.get(at) instanceof Block.Aside)
                .findFirst()
                .orElse(0);
        String text = blocks.subList(0, source).stream()
                .flatMap(WordsUsed::lines)
                .map(WordsUsed::text)
                .collect(Collectors.joining("\n"));
        List<Glossary.Term> terms = glossary.usedIn(text).stream().limit(MOST).toList();
        if (terms.isEmpty()) {
            return new WordsUsed(blocks, List.of());
        }
        List<Block> explained = new ArrayList<>(blocks);
        explained.addAll(
                source,
                List.of(
                        new Block.Paragraph(
                                Line.strong(terms.size() == 1 ? "What the word means" : "What the words mean")),
                        new Block.Bullets(terms.stream().map(WordsUsed::meaning).toList())));
        return new WordsUsed(explained, terms.stream().map(Glossary.Term::word).toList());
    }

    private static Line meaning(Glossary.Term term) {
        return new Line(
                List.of(new Line.Span(term.word(), true, null), new Line.Span(": " + term.explanation(), false, null)));
    }

    private static Stream<Line> lines(Block block) {
        return switch (block) {
            case Block.Paragraph(var line) -> Stream.of(line);
            case Block.Steps(var steps) -> steps.stream();
            case Block.Bullets(var items) -> items.stream();
            case Block.Heading(var text) -> Stream.of(Line.of(text));
            case Block.Facts(var facts) -> Stream.empty();
            case Block.Aside(var line) -> Stream.empty();
            case Block.Choices(var choices) -> Stream.empty();
        };
    }

    /** Without the addresses of its links. */
    private static String text(Line line) {
        return line.spans().stream().map(Line.Span::text).collect(Collectors.joining());
    }
}
