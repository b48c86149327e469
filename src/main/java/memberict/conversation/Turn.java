package memberict.conversation;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import memberict.catalogue.Category;
import memberict.directory.Council;
import memberict.knowledge.Article;
import memberict.knowledge.ArticleId;
import memberict.knowledge.Glossary;
import memberict.knowledge.Match;
import memberict.knowledge.SearchResult;
import memberict.secrets.SecretKind;
import memberict.tickets.TicketSummary;
import memberict.understanding.Interpretation;
import org.jspecify.annotations.Nullable;

/**
 * Everything one decision rests on, gathered once.
 *
 * @param request what is wanted, with this turn's words added where they belong to it
 * @param meaning of the request's words
 * @param found articles for the request's words
 * @param council the one this is about; null while a Member of several has not said
 * @param councils those it could be about
 * @param open article the state refers to; null where it refers to none, or it is gone
 * @param tickets those this sender may hear about, newest first; none where neither the state nor the message speaks of one
 * @param leftOut names of files that came along and were not kept
 * @param removed kinds of secret that were in the message and are not in these words
 * @param residents whether a resident's details seem to be in them
 */
record Turn(
        DialogueState state,
        Heard heard,
        Request request,
        Interpretation meaning,
        SearchResult found,
        Sender sender,
        @Nullable Council council,
        List<Council> councils,
        @Nullable Article open,
        List<TicketSummary> tickets,
        ZonedDateTime now,
        List<String> leftOut,
        Set<SecretKind> removed,
        boolean residents,
        Sorting sorting,
        Library shelf,
        Glossary glossary) {

    /** Looks a category up; the catalogue, as far as deciding needs it. */
    interface Sorting {
        Optional<Category> find(String id);
    }

    /** Looks an article up; the knowledge base, as far as answering needs it. */
    interface Library {
        Optional<Article> find(ArticleId id);
    }

    List<Match> matches() {
        return switch (found) {
            case SearchResult.Found(var matches) -> matches;
            case SearchResult.Unavailable(var why) -> List.of();
        };
    }

    boolean searchIsDown() {
        return found instanceof SearchResult.Unavailable;
    }

    /** What was typed; empty for a button. */
    String typed() {
        return heard instanceof Heard.Typed(var text) ? text : "";
    }
}
