package memberict.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import memberict.TrainedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EvaluateMessagesTests {

    private static final String TRAIN = """
            {"text": "book a table for two", "category": "restaurant"}
            {"text": "reserve dinner at the bistro tonight", "category": "restaurant"}
            {"text": "I want to eat out on Friday, get us a table", "category": "restaurant"}
            {"text": "is there a table free for lunch", "category": "restaurant"}
            {"text": "make a dinner reservation for four", "category": "restaurant"}
            {"text": "will it rain tomorrow", "category": "weather"}
            {"text": "what is the forecast for the weekend", "category": "weather"}
            {"text": "how cold will it get tonight", "category": "weather"}
            {"text": "do I need an umbrella today", "category": "weather"}
            {"text": "is it sunny in Leeds", "category": "weather"}
            {"text": "play some jazz", "category": "music"}
            {"text": "put on the new album by that band", "category": "music"}
            {"text": "skip this song", "category": "music"}
            {"text": "turn the music up", "category": "music"}
            {"text": "I would like to hear a violin concerto", "category": "music"}
            {"text": "what is the capital of Peru", "category": "oos"}
            {"text": "how tall is that mountain", "category": "oos"}
            {"text": "who won the war of the roses", "category": "oos"}
            {"text": "translate cheese into German", "category": "oos"}
            {"text": "how many grams are in an ounce", "category": "oos"}
            """;

    private static final String TEST = """
            {"text": "get me a table for six at the trattoria", "category": "restaurant", "note": "kept"}
            {"text": "is there going to be snow", "category": "weather"}
            {"text": "play a song by a choir", "category": "music"}
            {"text": "dinner in the rain", "category": "music", "also_ok": ["restaurant", "weather"]}
            {"text": "who wrote the theory of numbers", "category": "oos"}
            """;

    @TempDir
    private Path folder;

    @Test
    void learnsAnotherSetAsTheServiceWouldAndMeasuresIt() throws IOException {
        Path out = folder.resolve("out.jsonl");

        Typed typed = Typed.line(
                "evaluate",
                "messages",
                "--data=" + folder.resolve("data"),
                "--train=" + file("train.jsonl", TRAIN),
                "--predictions=" + out,
                "--json",
                file("test.jsonl", TEST));

        assertThat(typed.code()).as(typed.err()).isZero();
        JsonNode figures = typed.json();
        assertThat(figures.get("messages").asInt()).isEqualTo(5);
        assertThat(figures.get("out_of_scope").asInt()).isEqualTo(1);
        assertThat(figures.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(figures.get("out_of_scope_auroc").asDouble()).isEqualTo(1);
        assertThat(figures.at("/at_best_accuracy_threshold/from").asString()).isEqualTo("cross-validation");
        assertThat(figures.at("/self_service/agreement").isNull()).isTrue();
        assertThat(figures.at("/cpu_ms/mean").asDouble()).isPositive();
        assertThat(figures.at("/categories/weather/recall").asDouble()).isEqualTo(1);
        JsonNode first = JsonMapper.shared().readTree(Files.readAllLines(out).getFirst());
        assertThat(first.get("text").asString()).isEqualTo("get me a table for six at the trattoria");
        assertThat(first.get("note").asString()).isEqualTo("kept");
        assertThat(first.get("predicted").asString()).isEqualTo("restaurant");
        assertThat(first.get("confidence").asDouble()).isBetween(0.3, 1.0);
        assertThat(first.get("in_scope_score").asDouble())
                .isGreaterThan(JsonMapper.shared()
                        .readTree(Files.readAllLines(out).getLast())
                        .get("in_scope_score")
                        .asDouble());
        assertThat(List.of(first.get("self_service_predicted"), first.get("priority_predicted"), first.get("move")))
                .allMatch(JsonNode::isNull);
        assertThat(folder.resolve("data/evaluated/models")).isDirectoryContaining("glob:**.model");
        assertThat(folder.resolve("data/models")).doesNotExist();
    }

    @Test
    void readsMessagesAsInService() throws IOException {
        Path out = folder.resolve("out.jsonl");

        Typed typed = Typed.line(
                "evaluate",
                "messages",
                "--data=" + TrainedModel.folder(),
                "--predictions=" + out,
                file("test.jsonl", """
                        {"text": "I am locked out, too many wrong passwords", "category": "account_password", "self_service": true, "priority": "P2"}
                        {"text": "my council iPad was stolen on the train", "category": "lost_stolen_device", "self_service": false, "priority": "P1"}
                        {"text": "who empties the bins on my street? my password is Heron4Bridge!", "category": "not_ict", "self_service": false}
                        """));

        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("3 messages", "Self-service as labelled", " of 3", "Priority as labelled", "of 2");
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0))
                .contains("\"self_service_predicted\":true", "\"move\":\"Answer\"", "\"refused\":false");
        assertThat(lines.get(1))
                .contains(
                        "\"self_service_predicted\":false",
                        "\"priority_predicted\":\"P1\"",
                        "\"move\":\"RaiseTicket\"");
        assertThat(lines.get(2))
                .contains("\"masked_text\":\"who empties the bins on my street? my password is [password removed]\"");
    }

    @Test
    void aSubjectIsReadToo() {
        ObjectNode line = JsonLines.object();
        line.put("subject", "Printer").put("text", "It is jammed.").put("category", "printing");

        assertThat(LabelledLine.of(new JsonLines.Row(folder, 1, line)).words()).isEqualTo("Printer\nIt is jammed.");
        line.put("text", "printer is jammed");
        assertThat(LabelledLine.of(new JsonLines.Row(folder, 1, line)).words()).isEqualTo("printer is jammed");
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        String six = "{\"text\": \"the printer is jammed\", \"category\": \"printing\"}\n".repeat(6);

        Typed typed = refused(six + "{\"text\": \"no toner\", \"category\": \n");

        assertThat(typed.err()).contains("bad.jsonl, line 7", "not JSON");
    }

    @Test
    void anUnknownCategoryIsNamedWithTheNearest() throws IOException {
        assertThat(refused("{\"text\": \"no toner\", \"category\": \"prnting\"}")
                        .err())
                .contains("bad.jsonl, line 1", "no category 'prnting'", "did you mean 'printing'?");
    }

    @Test
    void otherFaultsOfALineAreNamed() throws IOException {
        assertThat(refused("{\"category\": \"printing\"}").err()).contains("line 1", "'text' is missing");
        assertThat(refused("{\"text\": \"no toner\"}").err()).contains("line 1", "'category' is missing");
        assertThat(refused("[1]").err()).contains("line 1", "not a JSON object");
        assertThat(refused("{\"text\": \"a\", \"category\": \"printing\", \"priority\": \"high\"}")
                        .err())
                .contains("line 1", "'priority'", "P1, P2, P3, P4", "high");
        assertThat(refused("{\"text\": \"a\", \"category\": \"printing\", \"self_service\": 3}")
                        .err())
                .contains("line 1", "'self_service' must be true or false");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertThat(refused("\n \n").err()).contains("bad.jsonl", "the file is empty");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("latin.jsonl");
        Files.write(
                file,
                "{\"text\": \"a\", \"category\": \"printing\"}\n{\"text\": \"caf\u00e9\", \"category\": \"printing\"}"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refused(file).err()).contains("latin.jsonl, line 2", "not UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThat(refused(folder.resolve("none.jsonl")).err()).contains("none.jsonl", "no such file");
        assertThat(refused(folder).err()).contains("this is a folder");
    }

    @Test
    void aPlaceNothingCanBeWrittenToIsFoundOutBeforeTheWork() throws IOException {
        Typed typed = Typed.line(
                "evaluate",
                "messages",
                "--predictions=" + folder.resolve("no/such/folder.jsonl"),
                file("test.jsonl", TEST));

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("folder.jsonl", "no file can be written here");
    }

    @Test
    void aFileWithOneCategoryTeachesNothing() throws IOException {
        Typed typed = Typed.line(
                "evaluate",
                "messages",
                "--train=" + file("train.jsonl", TRAIN.lines().limit(5).reduce("", (a, b) -> a + b + "\n")),
                file("test.jsonl", TEST));

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("train.jsonl", "at least two categories");
    }

    private Typed refused(String content) throws IOException {
        return refused(Path.of(file("bad.jsonl", content)));
    }

    private Typed refused(Path file) {
        Typed typed = Typed.line("evaluate", "messages", "--data=" + folder.resolve("data"), file.toString());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err().lines()).hasSize(1);
        assertThat(typed.out()).isEmpty();
        return typed;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
