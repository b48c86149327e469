package memberict.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import memberict.catalogue.Category;
import memberict.commands.Cpu.Timed;
import memberict.commands.MessageReport.Read;
import memberict.conversation.FirstReply;
import memberict.directory.Council;
import memberict.knowledge.KnowledgeBase;
import memberict.secrets.Secrets;
import memberict.tickets.Priority;
import memberict.understanding.Guess;
import memberict.understanding.Interpretation;
import memberict.understanding.Interpreter;
import memberict.understanding.InterpreterState;
import memberict.understanding.LabelledMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads labelled messages with what the service has learnt, or with what it learns from another set, and measures. */
final class MessageEvaluation {

    private static final String OUT_OF_SCOPE = LabelledMessage.OUT_OF_SCOPE;
    private static final int MOST_SECONDS_UNSAID = 5;

    private final Path file;
    private final @Nullable Path train;
    private final @Nullable Path predictions;
    private final boolean json;
    private final @Nullable String council;
    private final LocalDateTime at;

    MessageEvaluation(
            Path file,
            @Nullable Path train,
            @Nullable Path predictions,
            boolean json,
            @Nullable String council,
            LocalDateTime at) {
        this.file = file;
        this.train = train;
        this.predictions = predictions;
        this.json = json;
        this.council = council;
        this.at = at;
    }

    /** @return the exit code */
    int run(Workbench workbench, PrintWriter out, PrintWriter err) {
        if (predictions != null) {
            JsonLines.mustBeWritable(predictions);
        }
        List<LabelledLine> lines =
                JsonLines.read(file).stream().map(LabelledLine::of).toList();
        Instant begun = workbench.clock().instant();
        Reader reader = train == null ? service(workbench, lines, err) : learnt(workbench, train, lines, err);
        Duration learning = Duration.between(begun, workbench.clock().instant());
        if (learning.toSeconds() > MOST_SECONDS_UNSAID) {
            err.println("Ready after %d s.".formatted(learning.toSeconds()));
        }
        List<Read> read = read(reader, lines, err);
        if (predictions != null) {
            JsonLines.write(
                    predictions,
                    IntStream.range(0, lines.size())
                            .mapToObj(i -> prediction(lines.get(i), read.get(i)))
                            .toList());
        }
        MessageReport report = new MessageReport(lines, read, reader.state(), reader.best(), train == null);
        out.println(json ? JsonLines.pretty(report.json()) : report.text());
        return CommandLineTool.GOOD;
    }

    /** What makes something of a message. */
    private record Reader(Reading reading, InterpreterState state, Optional<Double> best) {

        private interface Reading {
            Read read(String text);
        }
    }

    private Reader service(Workbench workbench, List<LabelledLine> lines, PrintWriter err) {
        Set<String> ids = workbench.categories().all().stream()
                .map(Category::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        lines.forEach(line -> line.mustHaveOnly(ids));
        Council where = workbench.council(council);
        Interpreter interpreter = workbench.interpreter(err);
        KnowledgeBase knowledge = KnowledgeBase.asItStands(
                workbench.folders(), workbench.categories(), workbench.encoder(), workbench.clock());
        FirstReply assistant =
                new FirstReply(interpreter, knowledge, workbench.categories(), where, at.atZone(where.zone()));
        return new Reader(
                text -> {
                    Timed<FirstReply.Reply> timed = Cpu.timed(() -> assistant.to(text));
                    FirstReply.Reply reply = timed.result();
                    return read(
                            reply.meaning(),
                            timed.millis(),
                            reply.article().isPresent(),
                            reply.priority().orElse(null),
                            reply.move());
                },
                interpreter.state(),
                best(interpreter));
    }

    private Reader learnt(Workbench workbench, Path from, List<LabelledLine> lines, PrintWriter err) {
        List<LabelledMessage> messages = trainingMessages(from, err);
        Set<String> labels = messages.stream().map(LabelledMessage::label).collect(Collectors.toSet());
        warnOfOthers(lines, labels, err);
        Progress progress = new Progress(err, "Learning from %,d messages".formatted(messages.size()));
        Interpreter interpreter = Interpreter.learnt(
                messages,
                workbench.folders().data().resolve("evaluated").resolve("models"),
                workbench.encoder(),
                workbench.clock(),
                state -> state.percentLearnt().ifPresent(progress::at));
        progress.done();
        return new Reader(
                text -> {
                    Timed<Interpretation> timed = Cpu.timed(() -> interpreter.interpret(
                            text, at.atZone(workbench.clock().getZone())));
                    return read(timed.result(), timed.millis(), null, null, null);
                },
                interpreter.state(),
                best(interpreter));
    }

    private static Optional<Double> best(Interpreter interpreter) {
        return interpreter.mostRightThreshold().isPresent()
                ? Optional.of(interpreter.mostRightThreshold().getAsDouble())
                : Optional.empty();
    }

    private static Read read(
            Interpretation meaning,
            double millis,
            @Nullable Boolean selfService,
            @Nullable Priority priority,
            @Nullable String move) {
        Optional<Guess> guess = meaning.guesses().stream().findFirst();
        return new Read(
                guess.map(one -> one.category().id()).orElse(null),
                guess.map(Guess::probability).orElse(0.0),
                meaning.inScopeScore(),
                !meaning.inScope(),
                selfService,
                priority,
                move,
                millis);
    }

    private static List<LabelledMessage> trainingMessages(Path file, PrintWriter err) {
        List<LabelledMessage> messages = new ArrayList<>();
        Map<String, String> met = new LinkedHashMap<>();
        int doubtful = 0;
        for (JsonLines.Row row : JsonLines.read(file)) {
            LabelledLine line = LabelledLine.of(row);
            messages.add(new LabelledMessage(line.words(), line.category()));
            String before = met.putIfAbsent(line.words(), line.category());
            doubtful += before != null && !before.equals(line.category()) ? 1 : 0;
        }
        if (doubtful > 0) {
            err.println(
                    "%s: %d of the messages stand there twice, under different categories".formatted(file, doubtful));
        }
        long categories = messages.stream()
                .map(LabelledMessage::label)
                .filter(label -> !label.equals(OUT_OF_SCOPE))
                .distinct()
                .count();
        if (categories < 2) {
            throw new BadInput(file, "there must be messages of at least two categories to learn from");
        }
        return messages;
    }

    /** A set may ask what was never taught: that is a wrong answer, not a bad file. */
    private static void warnOfOthers(List<LabelledLine> lines, Collection<String> labels, PrintWriter err) {
        Map<String, LabelledLine> unknown = new LinkedHashMap<>();
        for (LabelledLine line : lines) {
            if (!labels.contains(line.category()) && !line.category().equals(OUT_OF_SCOPE)) {
                unknown.putIfAbsent(line.category(), line);
            }
        }
        unknown.forEach(
                (label, line) -> err.println("%s, line %d: no message was taught as '%s', so none can be read as it%s"
                        .formatted(line.row().file(), line.row().line(), label, Spelling.hint(label, labels))));
    }

    private static List<Read> read(Reader reader, List<LabelledLine> lines, PrintWriter err) {
        Progress progress = new Progress(err, "Reading %,d messages".formatted(lines.size()));
        AtomicInteger done = new AtomicInteger();
        List<Read> read = IntStream.range(0, lines.size())
                .parallel()
                .mapToObj(i -> {
                    Read one = reader.reading().read(lines.get(i).words());
                    progress.at(done.incrementAndGet(), lines.size());
                    return one;
                })
                .toList();
        progress.done();
        return read;
    }

    private static ObjectNode prediction(LabelledLine line, Read read) {
        ObjectNode node = line.row().json().deepCopy();
        node.put("predicted", read.predicted());
        node.put("confidence", read.confidence());
        node.put("in_scope_score", read.inScopeScore());
        node.put("refused", read.refused());
        node.put("self_service_predicted", read.selfService());
        node.put(
                "priority_predicted",
                read.priority() == null ? null : read.priority().name());
        node.put("move", read.move());
        node.put("masked_text", Secrets.mask(line.row().text("text")).text());
        return node;
    }
}
