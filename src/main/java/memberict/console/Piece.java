package memberict.console;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.knowledge.Passage;
import memberict.messaging.Block;
import memberict.messaging.Line;
import org.jspecify.annotations.Nullable;

/** A piece of a reply or an article as the templates draw it. */
record Piece(Kind kind, List<List<Bit>> lines, List<Block.Fact> facts) {

    enum Kind {
        HEADING,
        PARAGRAPH,
        STEPS,
        BULLETS,
        ASIDE,
        FACTS,
        CHOICES
    }

    /** Some words. */
    record Bit(String text, boolean strong, @Nullable String link) {}

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z-]+)\\s*}}");
    private static final Set<String> MAY_BE_FOLLOWED = Set.of("http", "https", "mailto", "tel");

    static List<Piece> of(List<Block> blocks) {
        return blocks.stream().map(Piece::of).toList();
    }

    /** @param values what stands for the placeholders; one without a value stays as it is */
    static List<Piece> of(List<Passage> passages, Map<String, String> values) {
        return passages.stream().map(passage -> of(passage, values)).toList();
    }

    static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private static Piece of(Block block) {
        return switch (block) {
            case Block.Heading(String text) -> lines(Kind.HEADING, List.of(List.of(plain(text))));
            case Block.Paragraph(Line line) -> lines(Kind.PARAGRAPH, List.of(bits(line)));
            case Block.Steps(List<Line> steps) ->
                lines(Kind.STEPS, steps.stream().map(Piece::bits).toList());
            case Block.Bullets(List<Line> items) ->
                lines(Kind.BULLETS, items.stream().map(Piece::bits).toList());
            case Block.Facts(List<Block.Fact> facts) -> new Piece(Kind.FACTS, List.of(), facts);
            case Block.Aside(Line line) -> lines(Kind.ASIDE, List.of(bits(line)));
            case Block.Choices(List<Block.Choice> choices) ->
                lines(
                        Kind.CHOICES,
                        choices.stream()
                                .map(choice -> List.of(plain(choice.label())))
                                .toList());
        };
    }

    private static Piece of(Passage passage, Map<String, String> values) {
        return switch (passage) {
            case Passage.Paragraph(List<Passage.Phrase> phrases) ->
                lines(Kind.PARAGRAPH, List.of(bits(phrases, values)));
            case Passage.Steps(List<List<Passage.Phrase>> steps) -> lines(Kind.STEPS, several(steps, values));
            case Passage.Bullets(List<List<Passage.Phrase>> items) -> lines(Kind.BULLETS, several(items, values));
        };
    }

    private static Piece lines(Kind kind, List<List<Bit>> lines) {
        return new Piece(kind, lines, List.of());
    }

    private static List<Bit> bits(Line line) {
        return line.spans().stream()
                .map(span -> new Bit(span.text(), span.strong(), followed(span.link())))
                .toList();
    }

    private static List<List<Bit>> several(List<List<Passage.Phrase>> lines, Map<String, String> values) {
        List<List<Bit>> several = new ArrayList<>();
        for (List<Passage.Phrase> line : lines) {
            several.add(bits(line, values));
        }
        return several;
    }

    private static List<Bit> bits(List<Passage.Phrase> phrases, Map<String, String> values) {
        return phrases.stream()
                .map(phrase -> new Bit(filled(phrase.text(), values), phrase.strong(), followed(phrase.link())))
                .toList();
    }

    private static Bit plain(String text) {
        return new Bit(text, false, null);
    }

    /** A link that would run a script is shown as words alone. */
    private static @Nullable String followed(@Nullable URI link) {
        return link == null
                        || link.getScheme() == null
                        || !MAY_BE_FOLLOWED.contains(link.getScheme().toLowerCase(Locale.ROOT))
                ? null
                : link.toString();
    }
}
