package memberict.messaging;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of words. Doors render each span in their own markup; a span's text is never markup itself. */
public record Line(List<Span> spans) {

    /** Some words, plain, strong, or leading somewhere. */
    public record Span(
            String text, boolean strong, @Nullable URI link) {}

    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(String text) {
        return new Line(List.of(new Span(text, false, null)));
    }

    public static Line strong(String text) {
        return new Line(List.of(new Span(text, true, null)));
    }

    /** The words alone; a link is followed by its address in brackets where the words do not show it. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (Span span : spans) {
            plain.append(span.text());
            if (span.link() != null && !span.link().toString().contains(span.text())) {
                plain.append(" (").append(span.link()).append(')');
            }
        }
        return plain.toString();
    }
}
