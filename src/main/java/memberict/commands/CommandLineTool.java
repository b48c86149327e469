package memberict.commands;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import memberict.settings.BadSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;

/** Everything that can be typed after the product's name. What is refused is refused in one line, without a trace. */
public final class CommandLineTool {

    /** Good. */
    static final int GOOD = CommandLine.ExitCode.OK;
    /** It worked, and found something that wants doing. */
    static final int WANTING = 1;
    /** What was given cannot be used. */
    static final int BAD_INPUT = CommandLine.ExitCode.USAGE;
    /** The doors are open: the process goes on. */
    static final int SERVING = -1;

    private static final Set<String> ASKS_ABOUT_US = Set.of("-h", "--help", "-V", "--version");

    /** These set their logging up themselves. */
    private static final Set<String> WITHOUT_SPRING_BOOT = Set.of("evaluate", "doctor");

    private final CommandLine line;

    public CommandLineTool(Starter starter) {
        CommandLine tool = new CommandLine(new Everything());
        tool.addSubcommand(new Serve(starter));
        tool.addSubcommand(new Evaluate());
        tool.addSubcommand(new ImportMail(starter));
        tool.addSubcommand(new Doctor());
        tool.setCaseInsensitiveEnumValuesAllowed(true);
        tool.setParameterExceptionHandler(inOneLine());
        tool.setExecutionExceptionHandler(inOneLineToo());
        this.line = tool;
    }

    /** Does what the arguments say, and ends the process unless doors are open. */
    public void run(String... arguments) {
        if (arguments.length > 0 && WITHOUT_SPRING_BOOT.contains(arguments[0])) {
            System.setProperty("logback.configurationFile", "memberict/commands/quiet.xml");
        }
        int code = execute(arguments);
        if (code != SERVING) {
            System.exit(code);
        }
    }

    CommandLineTool printingTo(PrintWriter out, PrintWriter err) {
        line.setOut(out);
        line.setErr(err);
        return this;
    }

    int execute(String... arguments) {
        return line.execute(isForTheService(arguments) ? withServe(arguments) : arguments);
    }

    /** {@code java -jar … --server.port=80} has always meant the service. */
    private static boolean isForTheService(String... arguments) {
        return arguments.length == 0 || (arguments[0].startsWith("-") && !ASKS_ABOUT_US.contains(arguments[0]));
    }

    private static String[] withServe(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = Serve.NAME;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    private static IParameterExceptionHandler inOneLine() {
        return (refused, _) -> {
            CommandSpec command = refused.getCommandLine().getCommandSpec();
            command.commandLine()
                    .getErr()
                    .println("%s (see %s --help)"
                            .formatted(
                                    String.valueOf(refused.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("This is not understood."),
                                    command.qualifiedName()));
            return BAD_INPUT;
        };
    }

    private static IExecutionExceptionHandler inOneLineToo() {
        return (failure, command, _) -> {
            command.getErr().println(words(failure));
            return BAD_INPUT;
        };
    }

    private static String words(Exception failure) {
        return switch (failure) {
            case BadInput refused -> String.valueOf(refused.getMessage());
            case BadSettings wrong -> "%s, line %d: %s".formatted(wrong.file(), wrong.line(), wrong.problem());
            case UncheckedIOException unreadable -> String.valueOf(unreadable.getMessage());
            default -> {
                StackTraceElement[] trace = failure.getStackTrace();
                yield "This should not happen: %s%s".formatted(failure, trace.length == 0 ? "" : " at " + trace[0]);
            }
        };
    }

    @Command(
            name = "member-ict-assistant",
            description = "Answers councillors' ICT questions. Without a command it serves.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:good", "1:found wanting", "2:bad input, named in one line"})
    private static final class Everything {}

    /** From the jar's manifest. */
    private static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = CommandLineTool.class.getPackage().getImplementationVersion();
            return List.of("Member ICT assistant " + (version == null ? "(not packaged)" : version))
                    .toArray(String[]::new);
        }
    }
}
