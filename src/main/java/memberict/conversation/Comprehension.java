package memberict.conversation;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import memberict.directory.Council;
import memberict.knowledge.Article;
import memberict.knowledge.ArticleId;
import memberict.knowledge.KnowledgeBase;
import memberict.knowledge.Question;
import memberict.knowledge.SearchResult;
import memberict.language.Vector;
import memberict.understanding.Interpretation;
import memberict.understanding.Interpreter;
import org.jspecify.annotations.Nullable;

/** The part of gathering that needs no database: what words mean, what is wanted, which articles say something to it. */
final class Comprehension {

    private static final Interpretation NOTHING_SAID = new Interpretation(
            Optional.empty(), List.of(), 0, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    private static final SearchResult NOT_SEARCHED = new SearchResult.Found(List.of());

    private final Interpreter interpreter;
    private final KnowledgeBase knowledge;

    Comprehension(Interpreter interpreter, KnowledgeBase knowledge) {
        this.interpreter = interpreter;
        this.knowledge = knowledge;
    }

    boolean ready() {
        return interpreter.ready();
    }

    /**
     * @param request what is wanted, with these words added where they belong to it
     * @param meaning of the request's words
     * @param found articles for the request's words
     * @param open the article that the state or the button refers to; null where it refers to none, or it is gone
     */
    record Understood(
            Request request,
            Interpretation meaning,
            SearchResult found,
            @Nullable Article open) {}

    Understood understand(DialogueState state, Heard heard, @Nullable Council council, ZonedDateTime now) {
        Request open = state.request();
        String typed = heard instanceof Heard.Typed(var text) ? text : "";
        boolean clarifies = state instanceof DialogueState.Clarifying
                && ShortAnswer.of(typed).isEmpty();
        String read = clarifies && open != null && !typed.isBlank() ? open.words() + "\n" + typed : typed;
        Interpretation meaning = read.isBlank() ? NOTHING_SAID : interpreter.interpret(read, now);
        boolean answersUs = typed.isBlank()
                || ShortAnswer.of(typed).isPresent()
                || (meaning.talk().isPresent() && open != null);
        Request request = request(open, typed, meaning, answersUs, clarifies);
        return new Understood(
                request, meaning, search(request, read, meaning, council, now), openArticle(heard, state));
    }

    private static Request request(
            @Nullable Request open, String typed, Interpretation meaning, boolean answersUs, boolean clarifies) {
        if (open == null) {
            return Request.of(typed, meaning);
        }
        if (clarifies) {
            return open.also(typed, meaning);
        }
        if (!answersUs) {
            return Request.of(typed, meaning);
        }
        boolean saysMore = !typed.isBlank() && ShortAnswer.of(typed).isEmpty();
        return saysMore ? open.also(typed, meaning) : open;
    }

    private SearchResult search(
            Request request, String read, Interpretation meaning, @Nullable Council council, ZonedDateTime now) {
        if (request.words().isBlank() || council == null) {
            return NOT_SEARCHED;
        }
        Optional<Vector> vector = request.words().equals(read)
                ? meaning.vector()
                : interpreter.interpret(request.words(), now).vector();
        Set<String> values = council.values().keySet();
        return knowledge.search(new Question(request.words(), vector, council.id(), values));
    }

    private @Nullable Article openArticle(Heard heard, DialogueState state) {
        if (heard instanceof Heard.Pressed(Pick.Branch(var article, var anchor))) {
            return knowledge.article(article).orElse(null);
        }
        if (heard instanceof Heard.Pressed(Pick.Rather(var article))) {
            return knowledge.article(article).orElse(null);
        }
        String id = state.article();
        return id == null ? null : knowledge.article(new ArticleId(id)).orElse(null);
    }
}
