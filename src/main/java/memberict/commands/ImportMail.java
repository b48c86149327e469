package memberict.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import memberict.directory.Council;
import memberict.email.MailImport;
import memberict.email.MailImport.Imported;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings old mail in, and says of each what became of it. */
@Command(
        name = "import-mail",
        description = "Brings mail from files in: it is stored and becomes tickets, and nobody is answered.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "PATH is a mail (.eml), a folder of them with its folders, or an mbox file.",
            "",
            "Prints one JSON object a mail: file, outcome, reason, subject, from, reply_text, text, attachments, ticket,"
                    + " would_auto_reply. Outcomes: ticket, note, bounce, automatic, bulk, loop, report, quarantined,"
                    + " duplicate.",
            "",
            "Stopped half-way, the same command goes on where it was. Given again later, mail that is here already is a"
                    + " duplicate. With the built-in database the service must not be running meanwhile.",
            "",
            "Example: import-mail --council bolsover old-mailbox.mbox > what-became-of-it.jsonl"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:good", "1:a file could not be read", "2:bad input, named in one line"})
final class ImportMail implements Callable<Integer> {

    private final Starter starter;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--council", paramLabel = "ID", description = "Whose mail it is. Needed where there are several.")
    private @Nullable String council;

    @Option(names = "--data", paramLabel = "DIR", description = "What the service keeps. Default: ./data")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "DIR", description = "Categories, training, councils. Default: config")
    private @Nullable Path config;

    ImportMail(Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        for (Path path : paths) {
            mustBeReadable(path);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        PrintStream lines = System.out;
        // What the product logs must not stand between the lines.
        System.setOut(System.err);
        try {
            return starter.withoutDoors(arguments(), ImportParts.class, parts -> run(parts, out, err));
        } finally {
            System.setOut(lines);
        }
    }

    private static void mustBeReadable(Path path) {
        if (!Files.exists(path)) {
            throw new BadInput(path, "there is no such file or folder");
        }
        if (!Files.isReadable(path) || Files.isDirectory(path) && !Files.isExecutable(path)) {
            throw new BadInput(path, "this user may not read it");
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--memberict.email.receive=false");
        if (data != null) {
            arguments.add("--memberict.folders.data=" + data.toAbsolutePath());
        }
        if (config != null) {
            arguments.add("--memberict.folders.config=" + config.toAbsolutePath());
        }
        return arguments;
    }

    private int run(ImportParts parts, PrintWriter out, PrintWriter err) {
        Telling telling = new Telling(parts, out, err);
        try {
            parts.mail().run(paths, theCouncil(parts.directory().councils()), telling);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        telling.bar.done();
        err.printf("%,d mails, %,d files that could not be read.%n", telling.mails, telling.unreadable);
        err.flush();
        return telling.unreadable == 0 ? CommandLineTool.GOOD : CommandLineTool.WANTING;
    }

    private String theCouncil(List<Council> councils) {
        String known = councils.stream().map(Council::id).sorted().collect(Collectors.joining(", "));
        if (council == null) {
            if (councils.size() != 1) {
                throw new BadInput(
                        "There are several councils: say whose mail it is by --council (%s).".formatted(known));
            }
            return councils.getFirst().id();
        }
        if (councils.stream().noneMatch(one -> one.id().equals(council))) {
            throw new BadInput("There is no council '%s'. There is: %s.".formatted(council, known));
        }
        return council;
    }

    private static final class Telling implements MailImport.Listener {

        private final ImportParts parts;
        private final PrintWriter out;
        private final PrintWriter err;
        private final ProgressBar bar;
        private long all;
        private int mails;
        private int unreadable;

        Telling(ImportParts parts, PrintWriter out, PrintWriter err) {
            this.parts = parts;
            this.out = out;
            this.err = err;
            this.bar = new ProgressBar(err);
        }

        @Override
        public void begins(long bytes, int mailsBefore) {
            all = bytes;
            if (mailsBefore > 0) {
                err.printf("Going on with an import that was stopped: %,d mails were done before.%n", mailsBefore);
                err.flush();
            }
        }

        @Override
        public void imported(Imported mail) {
            mails++;
            out.println(line(mail));
            out.flush();
        }

        @Override
        public void progress(long bytes) {
            bar.at(bytes, all, mails);
        }

        @Override
        public void unreadable(Path file, String reason) {
            unreadable++;
            bar.clear();
            err.printf("%s: %s%n", file, reason);
            err.flush();
        }

        private ObjectNode line(Imported mail) {
            ObjectNode line = JsonLines.object()
                    .put("file", mail.file())
                    .put("outcome", mail.outcome())
                    .put("reason", mail.reason())
                    .put("subject", mail.subject())
                    .put("from", mail.from())
                    .put("reply_text", mail.replyText())
                    .put("text", mail.text());
            ArrayNode attachments = line.putArray("attachments");
            mail.attachments()
                    .forEach(file -> attachments
                            .addObject()
                            .put("name", file.name())
                            .put("type", file.type())
                            .put("bytes", file.bytes())
                            .put("sha256", file.sha256()));
            String ticket = mail.conversation() == null
                    ? null
                    : parts.conversations().ticketOf(mail.conversation()).orElse(null);
            return line.put("ticket", ticket).put("would_auto_reply", mail.wouldAutoReply());
        }
    }
}
