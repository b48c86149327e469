package memberict.commands;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import memberict.knowledge.Passage;
import memberict.knowledge.Section;
import memberict.messaging.Block;
import memberict.messaging.Line;

/** A reply as a Member would read it, in Markdown. */
final class InMarkdown {

    private InMarkdown() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(InMarkdown::of).collect(Collectors.joining("\n\n"));
    }

    /** Plain words have paragraphs alone. */
    static String ofPassages(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.passages().stream())
                .map(InMarkdown::of)
                .collect(Collectors.joining("\n\n"));
    }

    private static String of(Passage passage) {
        return switch (passage) {
            case Passage.Paragraph(var phrases) -> ofPhrases(phrases);
            case Passage.Steps(var steps) ->
                steps.stream().map(InMarkdown::ofPhrases).collect(Collectors.joining("\n"));
            case Passage.Bullets(var items) ->
                items.stream().map(InMarkdown::ofPhrases).collect(Collectors.joining("\n"));
        };
    }

    private static String ofPhrases(List<Passage.Phrase> phrases) {
        return phrases.stream().map(Passage.Phrase::text).collect(Collectors.joining());
    }

    private static String of(Block block) {
        return switch (block) {
            case Block.Heading(var text) -> "## " + text;
            case Block.Paragraph(var line) -> of(line);
            case Block.Steps(var steps) ->
                IntStream.range(0, steps.size())
                        .mapToObj(i -> "%d. %s".formatted(i + 1, of(steps.get(i))))
                        .collect(Collectors.joining("\n"));
            case Block.Bullets(var items) ->
                items.stream().map(item -> "- " + of(item)).collect(Collectors.joining("\n"));
            case Block.Facts(var facts) ->
                facts.stream()
                        .map(fact -> "%s: %s".formatted(fact.name(), fact.value()))
                        .collect(Collectors.joining("\n"));
            case Block.Aside(var line) -> of(line);
            case Block.Choices(var choices) ->
                choices.stream().map(choice -> "[" + choice.label() + "]").collect(Collectors.joining(" "));
        };
    }

    private static String of(Line line) {
        return line.spans().stream().map(InMarkdown::of).collect(Collectors.joining());
    }

    private static String of(Line.Span span) {
        String text = span.link() == null ? span.text() : "[%s](%s)".formatted(span.text(), span.link());
        return span.strong() ? "**" + text + "**" : text;
    }
}
