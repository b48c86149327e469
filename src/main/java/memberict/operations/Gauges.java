package memberict.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import memberict.knowledge.KnowledgeBase;
import memberict.messaging.Backlog;
import memberict.messaging.Backlog.Waiting;
import memberict.messaging.DeadLetter;
import memberict.understanding.Interpreter;
import memberict.understanding.InterpreterState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands at this moment, looked up when a figure is asked for. */
@Component
class Gauges implements MeterBinder {

    /** The figures of one reading are asked for one by one: they come from one look at the database. */
    private static final Duration SAME_READING = Duration.ofSeconds(2);

    private final Backlog backlog;
    private final Interpreter interpreter;
    private final KnowledgeBase knowledge;
    private final Clock clock;
    private volatile @Nullable Look latest;

    Gauges(Backlog backlog, Interpreter interpreter, KnowledgeBase knowledge, Clock clock) {
        this.backlog = backlog;
        this.interpreter = interpreter;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    private record Look(Instant at, Waiting waiting) {}

    @Override
    public void bindTo(MeterRegistry meters) {
        waiting(meters, "memberict.messages.waiting", "Messages that have not had their turn", Waiting::messages);
        waiting(meters, "memberict.replies.waiting", "Replies that have not gone out", Waiting::replies);
        age(meters, "memberict.messages.waiting.oldest", "How long the oldest has waited", Waiting::oldestMessage);
        age(meters, "memberict.replies.waiting.oldest", "How long the oldest has waited", Waiting::oldestReply);
        for (DeadLetter.Direction direction : DeadLetter.Direction.values()) {
            Gauge.builder(
                            "memberict.dead.letters",
                            () -> waiting().deadLetters().get(direction))
                    .tag("direction", direction.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .description("Messages and replies an officer must look at")
                    .register(meters);
        }
        model(meters, "memberict.model.ready", "1 once it has learnt", state -> interpreter.ready() ? 1 : 0);
        model(
                meters,
                "memberict.model.learning",
                "1 while it learns",
                state -> flag(state.percentLearnt().isPresent()));
        model(
                meters,
                "memberict.model.words.only",
                "1 where meanings are not used",
                state -> flag(state.wordsOnly().isPresent()));
        model(
                meters,
                "memberict.model.broken",
                "1 where the training files have a fault",
                state -> flag(state.problem().isPresent()));
        model(meters, "memberict.model.messages", "Training messages it has learnt from", InterpreterState::messages);
        model(
                meters,
                "memberict.model.accuracy",
                "Share of unseen training messages read rightly",
                InterpreterState::accuracy);
        number(
                meters,
                "memberict.articles",
                "Articles in service",
                () -> knowledge.articles().size());
        number(
                meters,
                "memberict.articles.broken",
                "Article files with a fault",
                () -> knowledge.broken().size());
        number(
                meters,
                "memberict.search.working",
                "1 where articles can be found",
                () -> flag(knowledge.unavailable().isEmpty()));
    }

    private void waiting(MeterRegistry meters, String name, String what, ToDoubleFunction<Waiting> value) {
        number(meters, name, what, () -> value.applyAsDouble(waiting()));
    }

    private void model(MeterRegistry meters, String name, String what, ToDoubleFunction<InterpreterState> value) {
        number(meters, name, what, () -> value.applyAsDouble(interpreter.state()));
    }

    private static void number(MeterRegistry meters, String name, String what, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).register(meters);
    }

    private Waiting waiting() {
        Look look = latest;
        Instant now = clock.instant();
        if (look == null || look.at().plus(SAME_READING).isBefore(now)) {
            look = new Look(now, backlog.now());
            latest = look;
        }
        return Objects.requireNonNull(look).waiting();
    }

    private void age(MeterRegistry meters, String name, String what, Function<Waiting, @Nullable Instant> since) {
        Gauge.builder(name, () -> seconds(since.apply(waiting())))
                .baseUnit("seconds")
                .description(what)
                .register(meters);
    }

    private double seconds(@Nullable Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private static int flag(boolean on) {
        return on ? 1 : 0;
    }
}
