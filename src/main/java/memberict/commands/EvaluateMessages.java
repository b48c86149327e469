package memberict.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well labelled messages are understood: by what the service has learnt, or by what it learns from another set. */
@Command(
        name = "messages",
        description = "How well labelled messages are understood.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "FILE and TRAIN hold one JSON object a line:",
            "  {\"text\": …, \"category\": …, \"subject\": …, \"self_service\": true, \"priority\": \"P2\","
                    + " \"also_ok\": [\"…\"]}",
            "text and category must be there. The category oos stands for what is out of scope.",
            "",
            "A prediction repeats its line and adds predicted (the likeliest category, whether refused or not),"
                    + " confidence, in_scope_score, refused, self_service_predicted (whether the first reply is an"
                    + " article), priority_predicted, move and masked_text. With --train there is no self-service,"
                    + " priority or move: these are the service's own.",
            "",
            "With --train, what is learnt is kept under the data folder, and not learnt again for the same file.",
            "",
            "Example: evaluate messages --predictions out.jsonl src/test/resources/evaluation/messages.jsonl"
        })
final class EvaluateMessages extends Errand {

    @Parameters(paramLabel = "FILE", description = "The labelled messages.")
    private Path file = Path.of("");

    @Option(
            names = "--train",
            paramLabel = "TRAIN",
            description = "Learn from this file instead, with whatever categories it has.")
    private @Nullable Path train;

    @Option(names = "--predictions", paramLabel = "OUT", description = "Write what was made of each message here.")
    private @Nullable Path predictions;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(names = "--council", paramLabel = "ID", description = "The council they write to. Default: the first.")
    private @Nullable String council;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = Evaluate.USUAL_MOMENT,
            description = "When they were written, by the council's clock. Default: ${DEFAULT-VALUE}, a Tuesday.")
    private LocalDateTime at = LocalDateTime.MIN;

    @Override
    int run(Workbench workbench, PrintWriter out, PrintWriter err) {
        return new MessageEvaluation(file, train, predictions, json, council, at).run(workbench, out, err);
    }
}
