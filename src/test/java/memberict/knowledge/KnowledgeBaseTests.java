package memberict.knowledge;

import static memberict.knowledge.Draft.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.settings.BadSettings;
import memberict.settings.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class KnowledgeBaseTests {

    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
    private static final ArticleId PRINT = new ArticleId("print");
    private static final Draft PRINTING =
            anArticle("print").titled("Print the agenda").askedAs("no printers found");
    private static final Draft FROZEN =
            anArticle("frozen").titled("Your iPad is frozen").askedAs("my ipad has hung");

    @Parameter
    TestDatabases database;

    @TempDir
    Path home;

    private Path folder;
    private DataSource source;
    private KnowledgeBase base;
    private final WordEncoder encoder = new WordEncoder();
    private final List<Object> facts = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean listenerFails;

    @BeforeEach
    void aFolderWithTwoArticles() throws IOException {
        folder = Files.createDirectory(home.resolve("articles"));
        PRINTING.in(folder);
        FROZEN.in(folder);
        source = database.fresh();
        base = knowledgeBase();
    }

    @AfterEach
    void stop() {
        base.stop();
    }

    @Test
    void articlesOfTheFolderAreInServiceByTitle() {
        Draft.write(folder.resolve("README.md"), "How to write articles.");
        Draft.write(folder.resolve("glossary.md"), "## Technical words\n- **VPN**: A private link.\n");
        Draft.write(folder.resolve("_draft.md"), "Not yet.");
        Draft.write(folder.resolve(".hidden.md"), "Never.");
        Draft.write(folder.resolve("notes.txt"), "Notes.");

        base.start();

        assertThat(base.articles())
                .extracting(Article::title)
                .containsExactly("Print the agenda", "Your iPad is frozen");
        assertThat(base.article(PRINT)).isPresent();
        assertThat(base.article(new ArticleId("readme"))).isEmpty();
        assertThat(base.broken()).isEmpty();
        assertThat(base.unavailable()).isEmpty();
        assertThat(found("no printers found")).startsWith("print");
    }

    @Test
    void emptyOrMissingFolderStopsTheStart() throws IOException {
        Files.delete(folder.resolve("print.md"));
        Files.delete(folder.resolve("frozen.md"));
        Draft.write(folder.resolve("README.md"), "How to write articles.");

        assertThatThrownBy(base::start)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("articles")
                .hasMessageContaining("the folder holds no articles");

        Files.delete(folder.resolve("README.md"));
        Files.delete(folder);

        assertThatThrownBy(base::start)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("the folder of articles cannot be read");
    }

    @Test
    void changeOnDiskIsSoonLive() {
        base.start();

        PRINTING.titled("Print it on paper").askedAs("toner is empty").in(folder);

        await().untilAsserted(() -> assertThat(title()).isEqualTo("Print it on paper"));
        assertThat(found("toner is empty")).startsWith("print");
    }

    @Test
    void changeIsLiveWithinSecondsAtTheUsualPace() {
        base = new KnowledgeBase(folders(), Draft.CATEGORIES, encoder, revisions(), Clock.fixed(NOW, ZoneOffset.UTC));
        base.start();

        PRINTING.titled("Print it on paper").in(folder);

        await().atMost(Duration.ofSeconds(5)).until(() -> title().equals("Print it on paper"));
    }

    @Test
    void newArticleIsSoonLive() {
        base.start();

        anArticle("toner").titled("Toner").in(folder);

        await().until(() -> base.article(new ArticleId("toner")).isPresent());
    }

    @Test
    void atomicReplacementUnderTheOldTimeAndSizeIsNoticed() throws IOException {
        base.start();
        Path file = folder.resolve("print.md");
        Path next = folder.resolve("print.new");
        Draft.write(next, PRINTING.titled("Print the agendo").text());
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));

        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);

        await().until(() -> title().equals("Print the agendo"));
    }

    @Test
    void deletedArticleGoesOutOfService() throws IOException {
        base.start();

        Files.delete(folder.resolve("print.md"));

        await().until(() -> base.article(PRINT).isEmpty());
        assertThat(found("no printers found")).doesNotContain("print");
        assertThat(base.articles()).hasSize(1);
    }

    @Test
    void brokenChangeLeavesTheLastGoodVersionInService() {
        base.start();

        Draft.write(folder.resolve("print.md"), PRINTING.text().replace("kind: how-to", "kind: what-to"));

        await().until(() -> !base.broken().isEmpty());
        BrokenArticle broken = base.broken().getFirst();
        assertThat(broken.file()).isEqualTo("print.md");
        assertThat(broken.line()).isEqualTo(4);
        assertThat(broken.problem()).contains("how-to, known-error, service");
        assertThat(broken.since()).isEqualTo(NOW);
        assertThat(broken.earlierServed()).isTrue();
        assertThat(found("no printers found")).startsWith("print");

        PRINTING.titled("Mended").in(folder);

        await().until(() -> base.broken().isEmpty());
        assertThat(title()).isEqualTo("Mended");
    }

    @Test
    void brokenFileAtTheFirstStartIsReportedAndTheRestServed() {
        Draft.write(folder.resolve("print.md"), "no settings");
        Draft.write(folder.resolve("A wrong name.md"), anArticle("a").text());

        base.start();

        assertThat(base.articles()).extracting(Article::title).containsExactly("Your iPad is frozen");
        assertThat(base.broken())
                .extracting(BrokenArticle::file, BrokenArticle::earlierServed)
                .containsExactly(tuple("A wrong name.md", false), tuple("print.md", false));
    }

    @Test
    void restartWithABrokenFileServesItsLastGoodVersion() {
        base.start();
        PRINTING.titled("Second version").in(folder);
        await().until(() -> title().equals("Second version"));
        base.stop();
        Draft.write(folder.resolve("print.md"), "oops");

        base = knowledgeBase();
        base.start();

        assertThat(title()).isEqualTo("Second version");
        assertThat(found("no printers found")).startsWith("print");
        assertThat(base.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.file()).isEqualTo("print.md");
            assertThat(broken.earlierServed()).isTrue();
        });
    }

    @Test
    void deletedArticleDoesNotComeBackWhenItsFileReturnsBroken() throws IOException {
        base.start();
        base.stop();
        Files.delete(folder.resolve("print.md"));
        base = knowledgeBase();
        base.start();
        base.stop();
        Draft.write(folder.resolve("print.md"), "oops");

        base = knowledgeBase();
        base.start();

        assertThat(base.article(PRINT)).isEmpty();
        assertThat(base.broken()).singleElement().matches(broken -> !broken.earlierServed());
    }

    @Test
    void publishingIsToldOnceForEachVersion() {
        base.start();
        assertThat(facts)
                .extracting(fact -> ((ArticlePublished) fact).article().value())
                .containsExactly("frozen", "print");
        facts.clear();

        PRINTING.titled("Second version").in(folder);
        await().until(() -> title().equals("Second version"));
        base.stop();
        base = knowledgeBase();
        base.start();

        assertThat(facts).singleElement().isInstanceOfSatisfying(ArticlePublished.class, published -> {
            assertThat(published.article()).isEqualTo(PRINT);
            assertThat(published.at()).isEqualTo(NOW);
            assertThat(published.contentHash()).hasSize(64);
        });
    }

    @Test
    void oldWordingThatReturnsIsPublishedAgain() {
        base.start();
        PRINTING.titled("Second version").in(folder);
        await().until(() -> title().equals("Second version"));
        facts.clear();

        PRINTING.in(folder);

        await().until(() -> title().equals(PRINTING.title()));
        assertThat(facts).hasSize(1);
        assertThat(JdbcClient.create(source)
                        .sql("select number from knowledge_revision where article_id = 'print' order by number")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3);
    }

    @Test
    void versionThatCannotBeKeptIsNotServedAndTriedAgain() {
        base.start();
        listenerFails = true;

        PRINTING.titled("Second version").in(folder);

        await().until(() -> !base.broken().isEmpty());
        assertThat(base.broken().getFirst().problem()).contains("could not be put in service");
        assertThat(title()).isEqualTo(PRINTING.title());
        assertThat(revisions().lastGood(PRINT)).hasValue(PRINTING.text());

        listenerFails = false;

        await().until(() -> title().equals("Second version"));
        assertThat(base.broken()).isEmpty();
    }

    @Test
    void changedGlossaryIsSoonLiveAndABrokenOneIsReported() throws IOException {
        Path glossary = folder.resolve("glossary.md");
        base.start();
        assertThat(base.glossary().terms()).isEmpty();

        Draft.write(glossary, "## Technical words\n- **VPN**: A private link.\n");
        await().until(() -> !base.glossary().terms().isEmpty());
        assertThat(base.glossary().usedIn("Start the VPN."))
                .extracting(Glossary.Term::explanation)
                .containsExactly("A private link.");

        Draft.write(glossary, "## Technical words\n- VPN: A private link.\n");
        await().until(() -> !base.broken().isEmpty());
        BrokenArticle broken = base.broken().getFirst();
        assertThat(broken.file()).isEqualTo("glossary.md");
        assertThat(broken.line()).isEqualTo(2);
        assertThat(broken.earlierServed()).isTrue();
        assertThat(base.glossary().terms()).hasSize(1);

        Files.delete(glossary);
        await().until(() -> base.glossary().terms().isEmpty());
        assertThat(base.broken()).isEmpty();
        assertThat(base.articles()).hasSize(2);
    }

    @Test
    void emptiedFolderKeepsItsArticlesInService() throws IOException {
        base.start();
        Path away = home.resolve("away");

        Files.move(folder, away);

        await().until(() -> !base.broken().isEmpty());
        assertThat(base.broken().getFirst().problem())
                .contains("cannot be read")
                .contains("stay in service");
        assertThat(base.broken().getFirst().earlierServed()).isTrue();

        Files.createDirectory(folder);

        await().until(() -> base.broken().getFirst().problem().contains("the folder is empty"));
        assertThat(found("no printers found")).startsWith("print");

        Files.delete(folder);
        Files.move(away, folder);

        await().until(() -> base.broken().isEmpty());
        assertThat(base.articles()).hasSize(2);
    }

    @Test
    void searchThatFailsIsNotNothingFound() {
        Question question = question("no printers found");
        assertThat(base.search(question)).isInstanceOf(SearchResult.Unavailable.class);
        assertThat(base.unavailable()).isPresent();
        base.start();
        assertThat(base.search(question)).isInstanceOf(SearchResult.Found.class);
        assertThat(base.unavailable()).isEmpty();

        base.stop();

        assertThat(base.search(question))
                .isInstanceOfSatisfying(
                        SearchResult.Unavailable.class,
                        unavailable -> assertThat(unavailable.why()).contains("closed"));
        assertThat(base.unavailable()).isPresent();

        base.start();

        assertThat(base.search(question)).isInstanceOf(SearchResult.Found.class);
        assertThat(base.unavailable()).isEmpty();
    }

    @Test
    void onlyWhatChangedIsEncodedAnew() {
        base.start();
        int atFirst = encoder.asked;

        PRINTING.askedAs("no printers found", "toner is empty").in(folder);
        await().until(() -> base.article(PRINT).orElseThrow().askedAs().size() == 2);
        base.stop();
        base = knowledgeBase();
        base.start();

        assertThat(encoder.asked - atFirst).isEqualTo(1);
        assertThat(found("toner is empty")).startsWith("print");
    }

    @Test
    void spoiltFileOfVectorsIsWrittenAnew() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Draft.write(home.resolve("data").resolve("article-vectors"), "\0\5words\0\0\7");

        base.start();

        assertThat(found("no printers found")).startsWith("print");
        assertThat(Files.size(home.resolve("data").resolve("article-vectors"))).isGreaterThan(1000);
    }

    private KnowledgeBase knowledgeBase() {
        return new KnowledgeBase(
                folders(),
                Draft.CATEGORIES,
                encoder,
                revisions(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Duration.ofMillis(20));
    }

    private Folders folders() {
        return new Folders(Path.of("config"), folder, home.resolve("data"));
    }

    private Revisions revisions() {
        return new Revisions(
                JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)), fact -> {
                    if (listenerFails) {
                        throw new IllegalStateException("the listener is out of order");
                    }
                    facts.add(fact);
                });
    }

    private String title() {
        return base.article(PRINT).map(Article::title).orElse("");
    }

    private List<String> found(String text) {
        return switch (base.search(question(text))) {
            case SearchResult.Found(var matches) ->
                matches.stream().map(match -> match.article().id().value()).toList();
            case SearchResult.Unavailable(var why) -> throw new AssertionError(why);
        };
    }

    private Question question(String text) {
        return new Question(text, new WordEncoder().encode(text), "kestrel-vale", Set.of());
    }
}
