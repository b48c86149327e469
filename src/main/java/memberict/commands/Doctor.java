package memberict.commands;

import picocli.CommandLine.Command;

/** Says what is configured, what answers, and what to do about the rest. */
@Command(
        name = "doctor",
        description = "Says what is configured, what answers, and what to do about the rest.",
        mixinStandardHelpOptions = true)
final class Doctor {}
