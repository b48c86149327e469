package memberict.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import memberict.language.Encoder;
import memberict.language.Vector;

/**
 * An article as search sees it: its words, and their meaning where the encoder runs.
 *
 * @param centre the middle of all ways to ask it, its title among them
 */
record Searchable(Article article, Phrasing title, List<Phrasing> askedAs, Phrasing body, Optional<Vector> centre) {

    /** So many are hardly like each other. */
    private static final int FEW_WAYS = 6;

    // The body says most where nobody has thought of ways to ask.
    private static final double BODY_WEIGHT = 0.2;
    private static final double BODY_WEIGHT_WITHOUT_WAYS = 0.3;

    /** Words with their meaning. */
    record Phrasing(String text, Optional<Vector> vector) {

        static Phrasing of(String text, Encoder encoder) {
            return new Phrasing(text, encoder.encode(text));
        }
    }

    static Searchable of(Article article, Encoder encoder) {
        List<Phrasing> askedAs = article.askedAs().stream()
                .map(asked -> Phrasing.of(asked, encoder))
                .toList();
        return of(article, Phrasing.of(article.title(), encoder), askedAs, Phrasing.of(body(article), encoder));
    }

    private static Searchable of(Article article, Phrasing title, List<Phrasing> askedAs, Phrasing body) {
        return new Searchable(article, title, askedAs, body, centre(vectors(title, askedAs)));
    }

    /** The same article, had nobody thought of that way to ask it. */
    Searchable without(int asked) {
        if (asked >= askedAs.size()) {
            return this;
        }
        List<Phrasing> rest = new ArrayList<>(askedAs);
        rest.remove(asked);
        return of(article, title, List.copyOf(rest), body);
    }

    /**
     * The same article as a Member's own words meet it: without that way to ask it, and without the half of the others that
     * are nearest to it. Written by one hand, they are more like each other than like what Members write.
     */
    Searchable unlike(int asked) {
        Optional<Vector> own = asked < askedAs.size() ? askedAs.get(asked).vector() : Optional.empty();
        Searchable rest = without(asked);
        if (own.isEmpty()) {
            return rest;
        }
        List<Phrasing> furthest = rest.askedAs.stream()
                .sorted(Comparator.comparingDouble(other ->
                        other.vector().map(vector -> vector.cosine(own.get())).orElse(1.0)))
                .limit(Math.max(FEW_WAYS, rest.askedAs.size() / 2))
                .toList();
        return of(article, title, furthest, body);
    }

    boolean hasMeaning() {
        return centre.isPresent() && body.vector().isPresent();
    }

    /**
     * The weighted cosine of the question with the nearest way to ask the article, the middle of them all, and the body.
     * The middle steadies it: one way of asking alone is often near to a question about something else.
     */
    Optional<Double> meaning(Optional<Vector> question) {
        if (question.isEmpty() || centre.isEmpty() || body.vector().isEmpty()) {
            return Optional.empty();
        }
        Vector asked = question.get();
        double nearest = vectors(title, askedAs).stream()
                .mapToDouble(asked::cosine)
                .max()
                .orElseThrow();
        double ways = (nearest + centre.get().cosine(asked)) / 2;
        double bodyWeight = askedAs.isEmpty() ? BODY_WEIGHT_WITHOUT_WAYS : BODY_WEIGHT;
        return Optional.of(
                (1 - bodyWeight) * ways + bodyWeight * body.vector().get().cosine(asked));
    }

    private static List<Vector> vectors(Phrasing title, List<Phrasing> askedAs) {
        return Stream.concat(Stream.of(title), askedAs.stream())
                .flatMap(phrasing -> phrasing.vector().stream())
                .toList();
    }

    private static Optional<Vector> centre(List<Vector> vectors) {
        if (vectors.isEmpty()) {
            return Optional.empty();
        }
        float[] sum = new float[vectors.getFirst().values().length];
        for (Vector vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector.values()[i];
            }
        }
        return Optional.of(new Vector(sum));
    }

    /** What tells this article from the others: not the council's values, nor the closing words that all of them share. */
    private static String body(Article article) {
        StringBuilder text = new StringBuilder(article.answer());
        for (Section section : article.sections()) {
            if (!section.anchor().equals(Article.IF_NOT_HELPED)) {
                text.append('\n').append(section.heading());
                for (Passage passage : section.passages()) {
                    for (List<Passage.Phrase> line : lines(passage)) {
                        text.append('\n');
                        line.forEach(phrase -> text.append(phrase.text()));
                    }
                }
            }
        }
        return text.toString().replaceAll("\\{\\{[^}]*}}", "").strip();
    }

    private static List<List<Passage.Phrase>> lines(Passage passage) {
        return switch (passage) {
            case Passage.Paragraph(var phrases) -> List.of(phrases);
            case Passage.Steps(var steps) -> steps;
            case Passage.Bullets(var items) -> items;
        };
    }
}
