package memberict.knowledge;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One article, as officers wrote it.
 *
 * @param category id of the category it belongs to
 * @param answer one line that is a truthful first answer on its own; may hold placeholders
 * @param askedAs other ways people ask it
 * @param councils ids of the councils it is for; empty for all
 * @param source where its facts come from
 * @param sourceAddress where the source can be read; null where it has no address
 * @param check whether the source has not been fully read, so an officer must check the steps
 * @param related other articles a Member may have meant, nearest first; an article that is not in service is not offered
 * @param placeholders the council values its text needs, such as {@code ict-phone}
 */
public record Article(
        ArticleId id,
        String title,
        Kind kind,
        String category,
        String answer,
        List<String> askedAs,
        Set<String> councils,
        LocalDate reviewed,
        LocalDate reviewBy,
        String source,
        @Nullable URI sourceAddress,
        boolean check,
        List<ArticleId> related,
        List<Section> sections,
        Set<String> placeholders) {

    /** ITIL's words: how to do it, a fault with a known way round, or how to get a service. */
    public enum Kind {
        HOW_TO,
        KNOWN_ERROR,
        SERVICE
    }

    /** The heading under which an article says what to do when it did not help. */
    public static final String IF_NOT_HELPED = "if-this-did-not-help";

    /** One that did not come from officers, for measuring the search: a title and plain words, a paragraph a line. */
    public static Article plain(ArticleId id, String title, String body) {
        List<Passage> paragraphs = body.lines()
                .filter(line -> !line.isBlank())
                .<Passage>map(line -> new Passage.Paragraph(List.of(new Passage.Phrase(line.strip(), false, null))))
                .toList();
        return new Article(
                id,
                title,
                Kind.HOW_TO,
                "",
                "",
                List.of(),
                Set.of(),
                LocalDate.EPOCH,
                LocalDate.MAX,
                "",
                null,
                false,
                List.of(),
                List.of(new Section("", "", paragraphs, List.of())),
                Set.of());
    }

    public Optional<Section> section(String anchor) {
        return sections.stream()
                .filter(section -> section.anchor().equals(anchor))
                .findFirst();
    }

    /** The section that asks something, where the article branches. */
    public Optional<Section> question() {
        return sections.stream().filter(Section::asks).findFirst();
    }

    public boolean isFor(String council) {
        return councils.isEmpty() || councils.contains(council);
    }
}
