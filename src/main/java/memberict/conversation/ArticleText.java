package memberict.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.knowledge.Article;
import memberict.knowledge.Passage;
import memberict.knowledge.Section;
import memberict.messaging.Block;
import memberict.messaging.Line;

/** An article's own words, filled in with a council's values. */
final class ArticleText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z-]+)\\s*}}");

    private final Map<String, String> values;

    ArticleText(Map<String, String> values) {
        this.values = values;
    }

    Block.Paragraph answer(Article article) {
        return new Block.Paragraph(Line.strong(fill(article.answer())));
    }

    /** All of it but its branches and what to do where it did not help. */
    List<Block> whole(Article article) {
        List<Block> blocks = new ArrayList<>();
        article.sections().stream()
                .filter(section -> !section.asks())
                .filter(section -> !section.anchor().equals(Article.IF_NOT_HELPED))
                .filter(section -> !isBranch(article, section))
                .forEach(section -> {
                    if (!section.heading().isEmpty()) {
                        blocks.add(new Block.Heading(fill(section.heading())));
                    }
                    blocks.addAll(section(section));
                });
        return blocks;
    }

    List<Block> section(Section section) {
        return section.passages().stream().map(this::block).toList();
    }

    /** What to do where it did not help; empty where the article does not say. */
    List<Block> ifNotHelped(Article article) {
        return article.section(Article.IF_NOT_HELPED).map(this::section).orElse(List.of());
    }

    String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private Block block(Passage passage) {
        return switch (passage) {
            case Passage.Paragraph(var phrases) -> new Block.Paragraph(line(phrases));
            case Passage.Steps(var steps) ->
                new Block.Steps(steps.stream().map(this::line).toList());
            case Passage.Bullets(var items) ->
                new Block.Bullets(items.stream().map(this::line).toList());
        };
    }

    private Line line(List<Passage.Phrase> phrases) {
        return new Line(phrases.stream()
                .map(phrase -> new Line.Span(fill(phrase.text()), phrase.strong(), phrase.link()))
                .toList());
    }

    private static boolean isBranch(Article article, Section section) {
        return article.sections().stream()
                .flatMap(one -> one.choices().stream())
                .anyMatch(branch -> branch.anchor().equals(section.anchor()));
    }
}
