package memberict.knowledge;

import java.util.List;

/** "No article" and "search is down" are different answers. */
public sealed interface SearchResult {

    /** @param matches best first, at most five; empty where nothing came near */
    record Found(List<Match> matches) implements SearchResult {}

    /** @param why in a sentence, for the log and the health page */
    record Unavailable(String why) implements SearchResult {}
}
