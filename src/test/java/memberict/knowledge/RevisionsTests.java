package memberict.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import memberict.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class RevisionsTests {

    private static final ArticleId PRINT = new ArticleId("print");
    private static final ArticleId FROZEN = new ArticleId("frozen");
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");

    @Parameter
    TestDatabases database;

    private DataSource source;
    private final List<Object> facts = new ArrayList<>();
    private Revisions revisions;

    @BeforeEach
    void noRevisionsYet() {
        source = database.fresh();
        revisions = revisions(facts::add);
    }

    @Test
    void lastVersionIsTheGoodOne() {
        String much = "second, with é and 🗳 " + "and much more ".repeat(10_000);
        revisions.publish(PRINT, "1", "first", NOW);
        revisions.publish(PRINT, "2", much, NOW);
        revisions.publish(FROZEN, "3", "other", NOW);

        assertThat(revisions.lastGood(PRINT)).hasValue(much);
        assertThat(revisions.lastGood(new ArticleId("unknown"))).isEmpty();
        assertThat(facts)
                .containsExactly(
                        new ArticlePublished(PRINT, "1", NOW),
                        new ArticlePublished(PRINT, "2", NOW),
                        new ArticlePublished(FROZEN, "3", NOW));
    }

    @Test
    void sameVersionIsKeptAndToldOnce() {
        revisions.publish(PRINT, "1", "first", NOW);
        revisions.publish(PRINT, "1", "first", NOW.plusSeconds(60));

        assertThat(facts).hasSize(1);
    }

    @Test
    void withdrawnArticleHasNoGoodVersionUntilItIsPublishedAgain() {
        revisions.publish(PRINT, "1", "first", NOW);
        revisions.publish(FROZEN, "2", "other", NOW);
        revisions.withdraw(PRINT, NOW);
        revisions.withdraw(PRINT, NOW);

        assertThat(revisions.lastGood(PRINT)).isEmpty();
        assertThat(revisions.live()).containsExactly(FROZEN);

        revisions.publish(PRINT, "1", "first", NOW);

        assertThat(revisions.live()).containsExactly(FROZEN, PRINT);
        assertThat(facts).hasSize(3);
    }

    @Test
    void versionIsNotKeptWhereTellingOfItFails() {
        Revisions failing = revisions(fact -> {
            throw new IllegalStateException("the listener is out of order");
        });

        assertThatThrownBy(() -> failing.publish(PRINT, "1", "first", NOW)).hasMessageContaining("out of order");

        assertThat(revisions.lastGood(PRINT)).isEmpty();
    }

    private Revisions revisions(ApplicationEventPublisher events) {
        return new Revisions(
                JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)), events);
    }
}
