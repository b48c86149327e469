package memberict.understanding;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import memberict.language.Encoder;
import memberict.settings.BadSettings;
import memberict.understanding.TrainingFiles.Stamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the model up with the training files: looks at them every other second, learns in the background, and puts the
 * new model in the place of the old one when it is done. A fault in the files leaves the old one in place.
 */
final class Learning {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int PERCENT_BETWEEN_LOG_LINES = 20;

    private static final Logger log = LoggerFactory.getLogger(Learning.class);

    private final TrainingMessages files;
    private final ModelStore store;
    private final Encoder encoder;
    private final Teacher teacher;
    private final Clock clock;
    private final Consumer<InterpreterState> news;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("learning")
            .priority(Thread.MIN_PRIORITY)
            .factory());

    private @Nullable Map<Path, Stamp> seen;
    private String fingerprint = "";
    private volatile @Nullable Learned learned;
    private volatile InterpreterState state;

    /** @throws BadSettings where the files have a fault: nothing could be learnt from them */
    Learning(TrainingMessages files, ModelStore store, Encoder encoder, Clock clock, Consumer<InterpreterState> news) {
        this.files = files;
        this.store = store;
        this.encoder = encoder;
        this.teacher = new Teacher(encoder);
        this.clock = clock;
        this.news = news;
        this.state = InterpreterState.starting(files.read().examples().size());
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    Optional<Learned> learned() {
        return Optional.ofNullable(learned);
    }

    InterpreterState state() {
        return state;
    }

    /** Learns where the files are not as they were at the last look. */
    void look() {
        try {
            Map<Path, Stamp> stamps = files.stamps();
            if (!stamps.equals(seen)) {
                seen = stamps;
                learn(files.read());
            }
        } catch (CancellationException _) {
            log.debug("Stopped while learning");
        } catch (BadSettings e) {
            trouble("%s, line %d: %s".formatted(e.file(), e.line(), e.problem()), e);
        } catch (RuntimeException | Error e) {
            trouble("learning failed: " + e, e);
        }
    }

    /** Takes up what was learnt before from these very messages, if anything was, and learns nothing. */
    void remember() {
        TrainingSet set = files.read();
        store.load(wanted(set), set.labels()).ifPresent(found -> {
            learned = found;
            tell(state.ready(found, clock.instant(), encoder.unavailable()));
        });
    }

    private String wanted(TrainingSet set) {
        return set.fingerprint(encoder.unavailable().isPresent() ? "words only" : encoder.model());
    }

    private void learn(TrainingSet set) {
        Optional<String> wordsOnly = encoder.unavailable();
        String wanted = wanted(set);
        if (wanted.equals(fingerprint)) {
            tell(state.unchanged());
            return;
        }
        Learned found = store.load(wanted, set.labels()).orElseGet(() -> taught(set, wanted, wordsOnly));
        learned = found;
        fingerprint = wanted;
        tell(state.ready(found, clock.instant(), wordsOnly));
    }

    private Learned taught(TrainingSet set, String wanted, Optional<String> wordsOnly) {
        Instant start = clock.instant();
        int[] logged = {-1};
        Learned taught = teacher.teach(set, effort(), percent -> {
            if (percent / PERCENT_BETWEEN_LOG_LINES > logged[0]) {
                logged[0] = percent / PERCENT_BETWEEN_LOG_LINES;
                log.info("Learning from {} messages: {} %", set.examples().size(), percent);
            }
            tell(state.learning(percent, wordsOnly));
        });
        log.info(
                "Learnt from {} messages in {} s; read {} % of them rightly when they were new",
                taught.messages(),
                Duration.between(start, clock.instant()).toSeconds(),
                Math.round(100 * taught.accuracy()));
        store.save(wanted, taught);
        return taught;
    }

    /** Nobody is answered before the first model; later ones are learnt behind the back of those who are. */
    private Effort effort() {
        return learned == null ? Effort.ALL_PROCESSORS : Effort.ONE_PROCESSOR;
    }

    private void trouble(String problem, Throwable cause) {
        if (learned == null) {
            log.error("Messages cannot be understood yet: {}", problem, cause);
        } else {
            log.error("The training files changed but cannot be learnt; the old model stays: {}", problem);
        }
        tell(state.troubledBy(problem));
    }

    private void tell(InterpreterState changed) {
        if (!changed.equals(state)) {
            state = changed;
            news.accept(changed);
        }
    }
}
