package memberict.knowledge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Every version of every article that went live, so that a file broken later does not take its last good version along. */
@Repository
class Revisions implements History {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Revisions(JdbcClient jdbc, TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    private record Revision(
            int number, @Nullable String hash, @Nullable String content) {

        private static final Revision NONE = new Revision(0, null, null);
    }

    @Override
    public void publish(ArticleId article, String hash, String content, Instant at) {
        transactions.executeWithoutResult(status -> {
            Revision last = last(article);
            if (!hash.equals(last.hash()) && add(article, last.number() + 1, hash, content, at)) {
                events.publishEvent(new ArticlePublished(article, hash, at));
            }
        });
    }

    @Override
    public void withdraw(ArticleId article, Instant at) {
        transactions.executeWithoutResult(status -> {
            Revision last = last(article);
            if (last.hash() != null) {
                add(article, last.number() + 1, null, null, at);
            }
        });
    }

    @Override
    public Optional<String> lastGood(ArticleId article) {
        return Optional.ofNullable(last(article).content());
    }

    @Override
    public List<ArticleId> live() {
        return jdbc.sql("""
                        select article_id from knowledge_revision revision
                        where hash is not null and number = (
                            select max(number) from knowledge_revision later
                            where later.article_id = revision.article_id)
                        order by article_id""")
                .query((row, index) -> new ArticleId(row.getString("article_id")))
                .list();
    }

    private Revision last(ArticleId article) {
        return jdbc.sql("""
                        select number, hash, content from knowledge_revision
                        where article_id = ? order by number desc fetch first 1 rows only""")
                .param(article.value())
                .query((row, index) ->
                        new Revision(row.getInt("number"), row.getString("hash"), row.getString("content")))
                .optional()
                .orElse(Revision.NONE);
    }

    /** False where another node has just kept a version under that number; it has told of it, too. */
    private boolean add(ArticleId article, int number, @Nullable String hash, @Nullable String content, Instant at) {
        return jdbc.sql("""
                        insert into knowledge_revision (article_id, number, hash, content, seen_at)
                        values (:article, :number, :hash, :content, :at)
                        on conflict do nothing""")
                        .param("article", article.value())
                        .param("number", number)
                        .param("hash", hash)
                        .param("content", content)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
