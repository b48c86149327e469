package memberict.commands;

import picocli.CommandLine.Command;

/** Measures on labelled files how well messages are understood and articles are found. */
@Command(
        name = "evaluate",
        description = "Measures how well messages are understood and articles are found.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class Evaluate {}
