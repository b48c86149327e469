package memberict.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import memberict.directory.DirectorySources;
import memberict.directory.Officer;
import memberict.email.Mailroom;
import memberict.knowledge.KnowledgeBase;
import memberict.understanding.Interpreter;
import memberict.understanding.InterpreterState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on the queue whether the assistant can do its work, so that an officer sees when it cannot. */
@Component
class AssistantHealth {

    private final Interpreter interpreter;
    private final KnowledgeBase knowledge;
    private final DeadLetterPages deadLetters;
    private final DirectorySources sources;
    private final Names names;
    private final Times times;
    private final Mailroom mailroom;
    private final Clock clock;

    AssistantHealth(
            Interpreter interpreter,
            KnowledgeBase knowledge,
            DeadLetterPages deadLetters,
            DirectorySources sources,
            Names names,
            Times times,
            Mailroom mailroom,
            Clock clock) {
        this.interpreter = interpreter;
        this.knowledge = knowledge;
        this.deadLetters = deadLetters;
        this.sources = sources;
        this.names = names;
        this.times = times;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    /**
     * One thing the assistant needs.
     *
     * @param link where the officer can put it right; null where that is not for an officer
     */
    record Line(
            String what,
            Condition condition,
            String words,
            @Nullable String link) {}

    enum Condition {
        WORKING("Working"),
        LOOK("Needs a look"),
        DOWN("Down");

        private final String label;

        Condition(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    List<Line> now(Officer me) {
        return Stream.of(
                        Stream.of(understanding(), articles(), messages(me)),
                        mailroom.states(me.councils()).stream().map(this::mail),
                        people(me))
                .flatMap(lines -> lines)
                .toList();
    }

    /** A line for each council whose people stand in Entra groups. */
    private Stream<Line> people(Officer me) {
        return sources.states().stream()
                .filter(state -> me.worksFor(state.council()))
                .map(state -> {
                    String read = state.readAt()
                            .map(when -> "Read %s ago.".formatted(times.age(when)))
                            .orElse("Never read yet, so nobody is known.");
                    return new Line(
                            "People of " + names.council(state.council()),
                            state.readAt().isEmpty()
                                    ? Condition.DOWN
                                    : state.problem().isPresent() ? Condition.LOOK : Condition.WORKING,
                            state.problem()
                                    .map(problem -> "%s %s.".formatted(read, bare(capital(problem))))
                                    .orElse(read),
                            null);
                });
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.UK) + sentence.substring(1);
    }

    private Line mail(Mailroom.State mailbox) {
        String read = mailbox.lookedAt() == null
                ? "%s has not been read yet.".formatted(mailbox.address())
                : "%s was read %s ago.".formatted(mailbox.address(), times.age(mailbox.lookedAt()));
        if (mailbox.problem() != null) {
            return new Line(
                    "Mail",
                    mailbox.isStale(clock.instant()) ? Condition.DOWN : Condition.LOOK,
                    read + " " + mailbox.problem(),
                    null);
        }
        return new Line("Mail", mailbox.isStale(clock.instant()) ? Condition.LOOK : Condition.WORKING, read, null);
    }

    private Line understanding() {
        InterpreterState state = interpreter.state();
        Condition condition = state.problem().isPresent() || state.wordsOnly().isPresent() || !interpreter.ready()
                ? Condition.LOOK
                : Condition.WORKING;
        return new Line("Understanding", condition, inWords(state, interpreter.ready()), null);
    }

    static String inWords(InterpreterState state, boolean ready) {
        List<String> words = new ArrayList<>();
        words.add(
                ready
                        ? "Has learnt from %s.".formatted(Times.counted(state.messages(), "message"))
                        : "Has not learnt yet, so Members’ messages wait.");
        state.percentLearnt().ifPresent(percent -> words.add("Learning now: %d%%.".formatted(percent)));
        state.wordsOnly()
                .ifPresent(why -> words.add("Goes by words alone, not by their meaning: %s.".formatted(bare(why))));
        state.problem()
                .ifPresent(problem -> words.add("The training messages must be mended: %s.".formatted(bare(problem))));
        return String.join(" ", words);
    }

    private static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private Line articles() {
        int broken = knowledge.broken().size();
        String served = Times.counted(knowledge.articles().size(), "article") + " in service";
        return knowledge
                .unavailable()
                .map(why -> new Line(
                        "Articles",
                        Condition.DOWN,
                        "Nothing can be found: %s.".formatted(bare(why)),
                        "/console/knowledge"))
                .orElseGet(() -> broken == 0
                        ? new Line("Articles", Condition.WORKING, served + ".", null)
                        : new Line(
                                "Articles",
                                Condition.LOOK,
                                "%s, %s to be mended.".formatted(served, Times.counted(broken, "file")),
                                "/console/knowledge"));
    }

    private Line messages(Officer me) {
        int waiting = deadLetters.waitingFor(me).size();
        return waiting == 0
                ? new Line("Messages", Condition.WORKING, "None is left lying.", null)
                : new Line(
                        "Messages",
                        Condition.LOOK,
                        Times.counted(waiting, "dead letter") + " to deal with.",
                        "/console/dead-letters");
    }
}
