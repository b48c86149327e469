package memberict.understanding;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
