package memberict.commands;

import picocli.CommandLine.Command;

/** Measures on labelled files how well messages are understood and articles are found. */
@Command(
        name = "evaluate",
        description = "Measures how well messages are understood and articles are found.",
        mixinStandardHelpOptions = true,
        subcommands = {EvaluateMessages.class, EvaluateSearch.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "No web server and no database is started. Results go to standard output."})
final class Evaluate {

    /** A Tuesday morning with nothing special about it: "tonight" is then a working day's notice. */
    static final String USUAL_MOMENT = "2026-11-24T10:00";
}
