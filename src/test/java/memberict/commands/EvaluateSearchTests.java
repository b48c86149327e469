package memberict.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import memberict.TrainedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateSearchTests {

    private static final String ARTICLES = """
            {"id": 17, "title": "How do I sharpen a kitchen knife?", "body": "Wet the stone.\\n\\nDraw the blade over it."}
            {"id": "Bike_Chain", "title": "How do I oil a bicycle chain?", "body": "Put one drop on each link."}
            {"id": "bread", "title": "Why does my bread not rise?", "body": "The yeast is old or the water too hot."}
            """;

    @TempDir
    private Path folder;

    @Test
    void searchesAnyArticlesWithTheServicesOwnSearch() throws IOException {
        Path out = folder.resolve("out.jsonl");

        Typed typed = Typed.line(
                "evaluate",
                "search",
                "--data=" + folder,
                "--articles=" + file("articles.jsonl", ARTICLES),
                "--predictions=" + out,
                "--json",
                file("questions.jsonl", """
                        {"text": "my knife is blunt, how is it sharpened", "article": 17}
                        {"text": "oiling the chain of a bike", "article": ["Bike_Chain", "bread"]}
                        {"text": "who is the mayor of Bristol"}
                        """));

        assertThat(typed.code()).as(typed.err()).isZero();
        JsonNode figures = typed.json();
        assertThat(figures.get("hit_at_1").asDouble()).isEqualTo(1);
        assertThat(figures.get("mrr").asDouble()).isEqualTo(1);
        assertThat(figures.get("without_article").asInt()).isEqualTo(1);
        assertThat(figures.get("without_article_answered").asInt()).isZero();
        JsonNode first = JsonMapper.shared().readTree(Files.readAllLines(out).getFirst());
        assertThat(first.get("text").asString()).startsWith("my knife is blunt");
        assertThat(first.at("/articles/0/article").asString()).isEqualTo("17");
        assertThat(first.at("/articles/0/score").asDouble())
                .isGreaterThan(first.at("/articles/1/score").asDouble());
        assertThat(first.get("would_answer").asBoolean()).isTrue();
        assertThat(first.get("reply").asString())
                .isEqualTo("## How do I sharpen a kitchen knife?\n\nWet the stone.\n\nDraw the blade over it.");
        JsonNode last = JsonMapper.shared().readTree(Files.readAllLines(out).getLast());
        assertThat(last.get("would_answer").asBoolean()).isFalse();
        assertThat(last.get("reply").asString()).isEmpty();
    }

    @Test
    void asksTheKnowledgeBaseAsAMemberWould() throws IOException {
        Path out = folder.resolve("out.jsonl");

        Typed typed = Typed.line(
                "evaluate",
                "search",
                "--data=" + TrainedModel.folder(),
                "--predictions=" + out,
                file("questions.jsonl", """
                        {"text": "Too many wrong passwords and now I am locked out", "article": "account-locked"}
                        {"text": "when is my bin emptied"}
                        """));

        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("Right article first", "100.0 %  of 1", "0 of 1");
        JsonNode first = JsonMapper.shared().readTree(Files.readAllLines(out).getFirst());
        assertThat(first.get("answered_with").asString()).isEqualTo("account-locked");
        assertThat(first.get("reply").asString()).contains("1. Stop typing your password.", "Did this help?");
        JsonNode last = JsonMapper.shared().readTree(Files.readAllLines(out).getLast());
        assertThat(last.get("reply").asString()).contains("not something ICT looks after");
    }

    @Test
    void anUnknownArticleIsNamedWithTheNearest() throws IOException {
        Typed typed = Typed.line(
                "evaluate",
                "search",
                "--data=" + folder,
                "--articles=" + file("articles.jsonl", ARTICLES),
                file("questions.jsonl", "{\"text\": \"a\", \"article\": \"bred\"}"));

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("questions.jsonl, line 1", "no article 'bred'", "did you mean 'bread'?");
    }

    @Test
    void anArticleThatStandsTwiceIsRefused() throws IOException {
        Typed typed = Typed.line(
                "evaluate",
                "search",
                "--data=" + folder,
                "--articles=" + file("articles.jsonl", ARTICLES + ARTICLES),
                file("questions.jsonl", "{\"text\": \"a\"}"));

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("articles.jsonl, line 4", "'17' stands on line 1 already");
    }

    @Test
    void aFolderWithoutArticlesIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Typed typed = Typed.line(
                "evaluate",
                "search",
                "--data=" + folder,
                "--articles=" + empty,
                file("questions.jsonl", "{\"text\": \"a\"}"));

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err().lines()).singleElement().asString().contains("empty", "no articles");
    }

    @Test
    void aBrokenArticleIsNamed() throws IOException {
        Path articles = Files.createDirectory(folder.resolve("articles"));
        Files.copy(Path.of("knowledge-base/ipad-frozen.md"), articles.resolve("ipad-frozen.md"));
        Files.writeString(articles.resolve("broken.md"), "no settings");

        Typed typed = Typed.line(
                "evaluate",
                "search",
                "--data=" + folder,
                "--articles=" + articles,
                file("questions.jsonl", "{\"text\": \"a\"}"));

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("broken.md, line 1");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
