package memberict.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of the versions of articles that went live. */
interface History {

    /** For looking at articles without putting them in service: nothing is kept, so there is nothing to fall back on. */
    History NONE = new History() {

        @Override
        public void publish(ArticleId article, String hash, String content, Instant at) {}

        @Override
        public void withdraw(ArticleId article, Instant at) {}

        @Override
        public Optional<String> lastGood(ArticleId article) {
            return Optional.empty();
        }

        @Override
        public List<ArticleId> live() {
            return List.of();
        }
    };

    /** Keeps the version and tells of it, unless it is the one kept last. */
    void publish(ArticleId article, String hash, String content, Instant at);

    void withdraw(ArticleId article, Instant at);

    /** The text of the last good version; empty where the article was never good, or was taken away since. */
    Optional<String> lastGood(ArticleId article);

    /** The articles that were live when last seen. */
    List<ArticleId> live();
}
