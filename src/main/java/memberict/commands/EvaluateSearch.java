package memberict.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well questions find their article: in the knowledge base, or in any other set of articles. */
@Command(
        name = "search",
        description = "How well questions find their article.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "FILE holds one JSON object a line: {\"text\": …, \"article\": \"ipad-frozen\"}. A line without an article"
                    + " should not be answered; several that are right may stand in a list.",
            "",
            "ARTICLES is a folder of articles as the knowledge base has them, or one file with a JSON object a line:"
                    + " {\"id\": …, \"title\": …, \"body\": …}, the body in plain words.",
            "",
            "A prediction repeats its line and adds articles (the three best, with their scores), would_answer,"
                    + " answered_with, and reply, all that would be sent. Articles of the knowledge base's kind are answered"
                    + " as in service, by what the message means too; others by the search alone.",
            "",
            "Example: evaluate search --predictions out.jsonl src/test/resources/evaluation/questions.jsonl"
        })
final class EvaluateSearch extends Errand {

    @Parameters(paramLabel = "FILE", description = "The questions.")
    private Path file = Path.of("");

    @Option(names = "--articles", paramLabel = "ARTICLES", description = "Search these instead of the knowledge base.")
    private @Nullable Path articles;

    @Option(names = "--predictions", paramLabel = "OUT", description = "Write what was found for each question here.")
    private @Nullable Path predictions;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(names = "--council", paramLabel = "ID", description = "The council that is asked. Default: the first.")
    private @Nullable String council;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = Evaluate.USUAL_MOMENT,
            description = "When it is asked, by the council's clock. Default: ${DEFAULT-VALUE}, a Tuesday.")
    private LocalDateTime at = LocalDateTime.MIN;

    @Override
    int run(Workbench workbench, PrintWriter out, PrintWriter err) {
        return new SearchEvaluation(file, articles, predictions, json, council, at).run(workbench, out, err);
    }
}
