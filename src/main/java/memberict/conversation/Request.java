package memberict.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import memberict.catalogue.Category;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import memberict.knowledge.Article;
import memberict.tickets.NewTicket;
import memberict.tickets.Told;
import memberict.understanding.Interpretation;
import org.jspecify.annotations.Nullable;

/**
 * What a Member wants, as far as they have told us: it becomes a ticket whole, so they are never asked twice.
 *
 * @param words everything they wrote about it
 * @param category id; null while we do not know
 * @param impact what the words said; null where they said nothing
 * @param urgency what the words said; null where they said nothing
 * @param told the articles they were sent, in order, with what they said of them
 * @param askedBack whether we have asked what they mean: we ask once
 */
record Request(
        String words,
        @Nullable String category,
        @Nullable Impact impact,
        @Nullable Urgency urgency,
        List<Told> told,
        boolean askedBack) {

    Request {
        told = List.copyOf(told);
    }

    static Request of(String words, Interpretation meaning) {
        return new Request(
                shortened(words),
                null,
                meaning.impact().orElse(null),
                meaning.urgency().orElse(null),
                List.of(),
                false);
    }

    /** The same request with more said about it. */
    Request also(String more, Interpretation meaning) {
        String both = shortened(words.isBlank() ? more : words + "\n" + more);
        return new Request(both, category, wider(meaning.impact()), sooner(meaning.urgency()), told, askedBack);
    }

    Request about(Category what) {
        return new Request(words, what.id(), impact, urgency, told, askedBack);
    }

    Request askedBackOnce() {
        return new Request(words, category, impact, urgency, told, true);
    }

    Request sent(Article article) {
        if (hasBeenTold(article)) {
            return this;
        }
        List<Told> more = new ArrayList<>(told);
        more.add(new Told(article.id().value(), article.title(), Told.Outcome.UNANSWERED));
        return new Request(words, category, impact, urgency, more, askedBack);
    }

    /** What the Member said of the article they were sent last. */
    Request last(Told.Outcome outcome) {
        if (told.isEmpty()) {
            return this;
        }
        List<Told> changed = new ArrayList<>(told);
        Told last = changed.removeLast();
        changed.add(new Told(last.article(), last.title(), outcome));
        return new Request(words, category, impact, urgency, changed, askedBack);
    }

    /** The wider of what the words and the category say. */
    Impact impactIn(Category what) {
        return impact == null ? what.impact() : what.impact().orWider(impact);
    }

    /** What the words say wins both ways: "no rush" is as much to be believed as "in ten minutes". */
    Urgency urgencyIn(Category what) {
        return urgency == null ? what.urgency() : urgency;
    }

    boolean hasBeenTold(Article article) {
        return told.stream().anyMatch(one -> one.article().equals(article.id().value()));
    }

    long failures() {
        return told.stream()
                .filter(one -> one.outcome() == Told.Outcome.NOT_HELPED)
                .count();
    }

    private @Nullable Impact wider(Optional<Impact> other) {
        return impact == null ? other.orElse(null) : other.map(impact::orWider).orElse(impact);
    }

    private @Nullable Urgency sooner(Optional<Urgency> other) {
        return urgency == null
                ? other.orElse(null)
                : other.map(urgency::orSooner).orElse(urgency);
    }

    private static String shortened(String words) {
        return words.length() <= NewTicket.LONGEST_WORDS
                ? words
                : words.substring(words.length() - NewTicket.LONGEST_WORDS);
    }
}
