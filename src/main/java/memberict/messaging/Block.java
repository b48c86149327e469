package memberict.messaging;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A piece of a reply, as meaning: each door renders it its own way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Block {

    record Heading(String text) implements Block {}

    record Paragraph(Line line) implements Block {}

    /** Numbered, one instruction each. */
    record Steps(List<Line> steps) implements Block {}

    record Bullets(List<Line> items) implements Block {}

    /** Names and values, such as a ticket's reference and state. */
    record Facts(List<Fact> facts) implements Block {}

    record Fact(String name, String value) {}

    /** Small print: a source and its review date. */
    record Aside(Line line) implements Block {}

    /** Buttons. The Member may always type instead. */
    record Choices(List<Choice> choices) implements Block {}

    /** @param id what comes back when it is chosen; unique in its message */
    record Choice(String id, String label) {}

    static Paragraph paragraph(String text) {
        return new Paragraph(Line.of(text));
    }
}
