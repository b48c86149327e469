package memberict.understanding;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import memberict.catalogue.Categories;
import memberict.language.Encoder;
import memberict.language.Vector;
import memberict.settings.Folders;
import memberict.understanding.IntentClassifier.Reading;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says what a message is about, how sure that is, and what hangs on it: what it is about from a model learnt from the
 * training messages, overruled where safety demands it ({@link Danger}); the rest from rules ({@link Stakes}).
 */
@Component
public class Interpreter implements SmartLifecycle {

    private static final int MOST_GUESSES = 5;

    /** Small talk is short: a longer message is a request with a greeting. */
    private static final int LONGEST_TALK = 12;

    private static final Set<Talk> MAY_BE_LONGER = EnumSet.of(Talk.PERSON, Talk.MY_REQUESTS);

    private final Encoder encoder;
    private final Learning learning;
    private volatile boolean running;

    /** @throws memberict.settings.BadSettings where the training files have a fault */
    @Autowired
    Interpreter(
            Folders folders, Categories categories, Encoder encoder, Clock clock, ApplicationEventPublisher events) {
        this(
                encoder,
                new Learning(
                        new TrainingFiles(folders.config().resolve("training"), categories),
                        new ModelStore(folders.data().resolve("models"), clock),
                        encoder,
                        clock,
                        events::publishEvent));
    }

    /**
     * One that is ready when this returns: it takes up what was learnt before, or learns and keeps it.
     *
     * @throws memberict.settings.BadSettings where the training files have a fault
     */
    public static Interpreter learnt(
            Folders folders, Categories categories, Encoder encoder, Clock clock, Consumer<InterpreterState> progress) {
        return learnt(
                new TrainingFiles(folders.config().resolve("training"), categories),
                folders.data().resolve("models"),
                encoder,
                clock,
                progress);
    }

    /**
     * One that learnt from a set with labels of its own, as it would from the product's: each label is a category.
     *
     * @param kept the folder where what is learnt is kept
     */
    public static Interpreter learnt(
            List<LabelledMessage> messages,
            Path kept,
            Encoder encoder,
            Clock clock,
            Consumer<InterpreterState> progress) {
        return learnt(new TrainingMessages.Given(TrainingSet.of(messages)), kept, encoder, clock, progress);
    }

    private static Interpreter learnt(
            TrainingMessages messages, Path kept, Encoder encoder, Clock clock, Consumer<InterpreterState> progress) {
        Learning learning = new Learning(messages, new ModelStore(kept, clock), encoder, clock, progress);
        learning.look();
        learning.state().problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        return new Interpreter(encoder, learning);
    }

    /**
     * How it would be were it started now, with nothing learnt for the sake of the answer.
     *
     * @throws memberict.settings.BadSettings where the training files have a fault
     */
    public static InterpreterState remembered(Folders folders, Categories categories, Encoder encoder, Clock clock) {
        Learning learning = new Learning(
                new TrainingFiles(folders.config().resolve("training"), categories),
                new ModelStore(folders.data().resolve("models"), clock),
                encoder,
                clock,
                _ -> {});
        learning.remember();
        return learning.state();
    }

    Interpreter(Encoder encoder, Learning learning) {
        this.encoder = encoder;
        this.learning = learning;
    }

    /** False only until the first model is there: at most a minute, once. */
    public boolean ready() {
        return learning.learned().isPresent();
    }

    public InterpreterState state() {
        return learning.state();
    }

    /**
     * The in-scope score below which refusing leaves the most messages dealt with rightly, as far as cross-validation can
     * tell; empty where it was taught nothing that is out of scope.
     */
    public OptionalDouble mostRightThreshold() {
        return learning.learned().map(known -> known.scope().mostRight()).orElseGet(OptionalDouble::empty);
    }

    /**
     * @param at when the Member wrote, where they are: "tonight" depends on it
     * @throws IllegalStateException before it is {@link #ready}
     */
    public Interpretation interpret(String text, ZonedDateTime at) {
        Learned learned = learning.learned()
                .orElseThrow(() -> new IllegalStateException("the training messages are still being learnt"));
        Message message = Message.of(text);
        if (message.saysNothing()) {
            return new Interpretation(
                    Optional.empty(),
                    List.of(),
                    0,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
        Danger danger = Danger.in(message);
        Stakes stakes = Stakes.of(message, danger, at);
        Optional<Vector> vector = encoder.encode(message.beginning());
        Reading reading = learned.classifier().read(message, vector);
        double[] probabilities = learned.temperature().temper(reading.probabilities());
        double score = learned.scope().score(reading);
        boolean inScope = learned.scope().passes(score);
        return new Interpretation(
                vector,
                guesses(learned.labels(), probabilities, danger),
                score,
                inScope || danger.toIct() || danger.threatened(),
                talk(message, learned.labels(), probabilities, danger, inScope),
                stakes.impact(),
                stakes.urgency(),
                stakes.mentions());
    }

    /** Categories only: what they share out among them is the probability that it is a request at all. */
    private static List<Guess> guesses(List<Label> labels, double[] probabilities, Danger danger) {
        double ofRequests = Double.MIN_NORMAL;
        for (int i = 0; i < probabilities.length; i++) {
            ofRequests += labels.get(i) instanceof Label.Request ? probabilities[i] : 0;
        }
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (labels.get(i) instanceof Label.Request(var category)) {
                guesses.add(new Guess(category, probabilities[i] / ofRequests));
            }
        }
        return danger.ordered(guesses).stream().limit(MOST_GUESSES).toList();
    }

    private static Optional<Talk> talk(
            Message message, List<Label> labels, double[] probabilities, Danger danger, boolean inScope) {
        int threat = labels.indexOf(new Label.SmallTalk(Talk.THREAT));
        if (danger.toMember(threat < 0 ? 0 : probabilities[threat], inScope)) {
            return Optional.of(Talk.THREAT);
        }
        return labels.get(Reading.best(probabilities)) instanceof Label.SmallTalk(var talk)
                        && inScope
                        && !danger.toIct()
                        && (message.words() <= LONGEST_TALK || MAY_BE_LONGER.contains(talk))
                ? Optional.of(talk)
                : Optional.empty();
    }

    @Override
    public void start() {
        running = true;
        learning.start();
    }

    @Override
    public void stop() {
        running = false;
        learning.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
