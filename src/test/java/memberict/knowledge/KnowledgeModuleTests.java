package memberict.knowledge;

import static memberict.knowledge.Draft.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import memberict.language.Encoder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
class KnowledgeModuleTests {

    private static final Path HOME = Path.of("target", "test-knowledge");

    @TestBean
    private Encoder encoder;

    @Autowired
    private KnowledgeBase base;

    static Encoder encoder() {
        return new WordEncoder();
    }

    @DynamicPropertySource
    static void onAMachineOfItsOwn(DynamicPropertyRegistry settings) throws IOException {
        // A @TempDir is not there yet when the settings are asked for.
        Path articles = Files.createDirectories(HOME.resolve("articles"));
        Files.deleteIfExists(articles.resolve("toner.md"));
        anArticle("print").in(articles);
        settings.add("memberict.folders.knowledge-base", articles::toString);
        settings.add("memberict.folders.data", () -> HOME.resolve("data").toString());
        settings.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:knowledge;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @Test
    void articlePutInTheFolderIsToldOfAndServed(Scenario scenario) {
        assertThat(base.articles()).extracting(article -> article.id().value()).containsExactly("print");

        scenario.stimulate(() -> anArticle("toner").in(HOME.resolve("articles")))
                .andWaitAtMost(Duration.ofSeconds(10))
                .andWaitForStateChange(
                        () -> base.article(new ArticleId("toner")).orElse(null))
                .andExpect(ArticlePublished.class)
                .matching(published -> published.article().value().equals("toner"))
                .toArriveAndVerify(
                        (published, article) -> assertThat(article.title()).isEqualTo("About toner"));
    }
}
