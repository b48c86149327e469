package memberict.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import memberict.commands.JsonLines.Row;
import memberict.commands.MessageReport.Read;
import memberict.tickets.Priority;
import memberict.understanding.InterpreterState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MessageReportTests {

    private static final InterpreterState STATE = new InterpreterState(
            100, OptionalInt.empty(), Optional.empty(), 0.9, 0.5, Optional.empty(), Optional.empty());

    @Test
    void countsOnlyWhatBelongsHereBeforeRefusing() {
        JsonNode figures = report(
                false,
                Optional.of(0.5),
                List.of(line("a"), line("a"), line("b"), line("oos"), line("oos")),
                List.of(read("a", 0.9), read("a", 0.4), read("a", 0.6), read("b", 0.3), read("a", 0.7)));

        assertThat(figures.get("accuracy").asDouble()).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(figures.get("accuracy_after_rejection").asDouble()).isEqualTo(2.0 / 5, within(1e-9));
        assertThat(figures.at("/at_best_accuracy_threshold/in_scope_accuracy").asDouble())
                .isEqualTo(1.0 / 3, within(1e-9));
        assertThat(figures.at("/at_best_accuracy_threshold/out_of_scope_recall").asDouble())
                .isEqualTo(0.5, within(1e-9));
    }

    @Test
    void aurocIsTheShareOfPairsInTheRightOrder() {
        // 0.9 and 0.6 above both strangers, 0.4 above one and level with the other
        JsonNode figures = report(
                false,
                Optional.empty(),
                List.of(line("a"), line("a"), line("a"), line("oos"), line("oos")),
                List.of(read("a", 0.9), read("a", 0.6), read("a", 0.4), read("a", 0.4), read("a", 0.1)));

        assertThat(figures.get("out_of_scope_auroc").asDouble()).isEqualTo(5.5 / 6, within(1e-9));
    }

    @Test
    void withoutStrangersThereIsNoAuroc() {
        JsonNode figures = report(false, Optional.empty(), List.of(line("a")), List.of(read("a", 0.9)));

        assertThat(figures.get("out_of_scope_auroc").isNull()).isTrue();
    }

    @Test
    void f1IsTheMeanOverCategoriesAndAnotherGoodCategoryCountsAsRight() {
        JsonNode figures = report(
                true,
                Optional.empty(),
                List.of(line("a", "b"), line("a"), line("b")),
                List.of(read("b", 1), read("a", 1), read("a", 1)));

        // a: precision 1/2, recall 1; b: precision 1, recall 1/2
        assertThat(figures.get("macro_f1").asDouble()).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(figures.at("/categories/b/recall").asDouble()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void inServiceARefusalAndNotIctAreOne() {
        JsonNode figures = report(
                true,
                Optional.empty(),
                List.of(line("not_ict"), line("not_ict"), line("a")),
                List.of(read("not_ict", 0.9), read("a", 0.1), read("not_ict", 0.9)));

        assertThat(figures.get("accuracy").asDouble()).isEqualTo(1.0 / 3, within(1e-9));
        assertThat(figures.get("accuracy_after_rejection").asDouble()).isEqualTo(2.0 / 3, within(1e-9));
    }

    @Test
    void priorityIsExactOrOneBeside() {
        LabelledLine second = new LabelledLine(row(), "x", "a", Set.of(), Optional.of(true), Optional.of(Priority.P2));
        Read third = new Read("a", 1, 1, false, true, Priority.P3, "Answer", 1);

        JsonNode figures = report(true, Optional.empty(), List.of(second), List.of(third));

        assertThat(figures.at("/priority/exact").asDouble()).isZero();
        assertThat(figures.at("/priority/within_one").asDouble()).isEqualTo(1);
        assertThat(figures.at("/self_service/agreement").asDouble()).isEqualTo(1);
    }

    private static JsonNode report(
            boolean ofTheService, Optional<Double> best, List<LabelledLine> lines, List<Read> read) {
        MessageReport report = new MessageReport(lines, read, STATE, best, ofTheService);
        assertThat(report.text()).contains("Right category", "Macro F1");
        return report.json();
    }

    private static LabelledLine line(String category, String... alsoOk) {
        return new LabelledLine(row(), "x", category, Set.of(alsoOk), Optional.empty(), Optional.empty());
    }

    /** Refused below the threshold in use. */
    private static Read read(String predicted, double score) {
        return new Read(predicted, 0.9, score, score < 0.5, null, null, null, 2);
    }

    private static Row row() {
        return new Row(Path.of("x.jsonl"), 1, JsonLines.object());
    }
}
