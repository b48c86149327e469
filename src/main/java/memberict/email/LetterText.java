package memberict.email;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import memberict.messaging.Block;
import memberict.messaging.Line;

/** A letter as plain text: for those whose reader, watch or hearing wants no more. */
final class LetterText {

    private LetterText() {}

    static String of(Letter letter) {
        return letter.blocks().stream()
                        .map(block -> text(block, letter))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n\n"))
                + "\n\n-- \n" + letter.council() + "\n"
                + String.join("\n", letter.smallPrint()) + "\n";
    }

    private static String text(Block block, Letter letter) {
        return switch (block) {
            case Block.Heading(var text) -> text + "\n" + "-".repeat(Math.min(text.length(), 60));
            case Block.Paragraph(var line) -> line.plain();
            case Block.Steps(var steps) ->
                IntStream.range(0, steps.size())
                        .mapToObj(i -> i + 1 + ". " + steps.get(i).plain())
                        .collect(Collectors.joining("\n"));
            case Block.Bullets(var items) -> bullets(items);
            case Block.Facts(var facts) ->
                facts.stream().map(fact -> fact.name() + ": " + fact.value()).collect(Collectors.joining("\n"));
            case Block.Aside(var line) -> line.plain();
            case Block.Choices(var choices) ->
                letter.howToChoose() + "\n"
                        + letter.words().stream()
                                .filter(one -> choices.contains(one.choice()))
                                .map(one ->
                                        "  " + one.word() + " - " + one.choice().label())
                                .collect(Collectors.joining("\n"));
        };
    }

    private static String bullets(List<Line> items) {
        return items.stream().map(item -> "* " + item.plain()).collect(Collectors.joining("\n"));
    }
}
