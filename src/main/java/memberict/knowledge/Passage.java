package memberict.knowledge;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an article's body, as meaning rather than markup. */
public sealed interface Passage {

    /** Some words on one line: plain, strong or a link. Placeholders such as {@code {{ict-phone}}} are not yet filled. */
    record Phrase(String text, boolean strong, @Nullable URI link) {}

    record Paragraph(List<Phrase> phrases) implements Passage {}

    /** A numbered list: one instruction a step. */
    record Steps(List<List<Phrase>> steps) implements Passage {}

    record Bullets(List<List<Phrase>> items) implements Passage {}
}
