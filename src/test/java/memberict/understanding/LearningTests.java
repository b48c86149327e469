package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import memberict.language.Encoder;
import memberict.language.Encoders;
import memberict.language.Vector;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LearningTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private Path config;

    private TrainingFolder folder;
    private final List<InterpreterState> news = new ArrayList<>();

    @BeforeEach
    void fewMessages() {
        folder = TrainingFolder.filled(config);
    }

    @Test
    void learnsAtTheFirstLook() {
        Learning learning = learning(Encoders.none());
        assertThat(learning.learned()).isEmpty();
        assertThat(learning.state().messages()).isEqualTo(44);
        assertThat(learning.state().readySince()).isEmpty();

        learning.look();

        assertThat(learning.learned()).isPresent();
        assertThat(learning.state().readySince()).contains(NOW);
        assertThat(learning.state().percentLearnt()).isEmpty();
        assertThat(learning.state().accuracy()).isPositive();
        assertThat(learning.state().wordsOnly()).isEqualTo(Encoders.none().unavailable());
    }

    @Test
    void tellsHowFarItIs() {
        learning(Encoders.none()).look();

        assertThat(news.stream()
                        .flatMapToInt(state -> state.percentLearnt().stream())
                        .boxed())
                .startsWith(0)
                .isSorted()
                .contains(100);
        assertThat(news.getLast().percentLearnt()).isEmpty();
    }

    @Test
    void faultyFilesStopTheStart() {
        folder.write("training/parking.txt", "where can I park");

        assertThatExceptionOfType(BadSettings.class).isThrownBy(() -> learning(Encoders.none()));
    }

    @Test
    void learnsAgainWhenAFileChanges() {
        Learning learning = learning(Encoders.none());
        learning.look();
        Learned before = learning.learned().orElseThrow();
        learning.look();
        assertThat(learning.learned()).containsSame(before);

        folder.write("training/not_ict.txt", "missed bin collection", "a pothole in the road");
        learning.look();

        assertThat(learning.learned().orElseThrow().labels())
                .extracting(Label::name)
                .contains("not_ict");
        assertThat(learning.state().messages()).isEqualTo(46);
    }

    @Test
    void aFaultLaterLeavesTheOldModelAndIsShownUntilItIsMended() {
        Learning learning = learning(Encoders.none());
        learning.look();
        Learned before = learning.learned().orElseThrow();

        folder.write("training/not_ict.txt", "missed bin collection", "the printer is jammed");
        learning.look();

        assertThat(learning.learned()).containsSame(before);
        assertThat(learning.state().problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("printing.txt, line 1", "the same message stands in not_ict.txt, line 2"));
        assertThat(learning.state().readySince()).contains(NOW);

        folder.delete("training/not_ict.txt");
        learning.look();

        assertThat(learning.learned()).containsSame(before);
        assertThat(learning.state().problem()).isEmpty();
    }

    @Test
    void tellsOnlyOnceThatTheFolderIsGone() throws IOException {
        Learning learning = learning(Encoders.none());
        learning.look();
        news.clear();
        Files.move(config.resolve("training"), config.resolve("elsewhere"));

        learning.look();
        learning.look();

        assertThat(news).hasSize(1);
        assertThat(learning.state().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("training", "cannot be read"));
        assertThat(learning.learned()).isPresent();

        Files.move(config.resolve("elsewhere"), config.resolve("training"));
        learning.look();
        assertThat(learning.state().problem()).isEmpty();
    }

    @Test
    void aCommentIsNothingNewToLearn() {
        Learning learning = learning(Encoders.none());
        learning.look();
        Learned before = learning.learned().orElseThrow();

        folder.write(
                "training/talk/thanks.txt",
                "# gratitude",
                "thank you",
                "thanks very much",
                "many thanks for your help",
                "cheers, thanks",
                "thank you, that is kind",
                "thanks a lot");
        learning.look();

        assertThat(learning.learned()).containsSame(before);
    }

    @Test
    void theNextStartTakesWhatWasKept() {
        learning(Encoders.none()).look();
        news.clear();

        Learning next = learning(Encoders.none());
        next.look();

        assertThat(next.learned()).isPresent();
        assertThat(news)
                .hasSize(1)
                .allSatisfy(state -> assertThat(state.percentLearnt()).isEmpty());
    }

    @Test
    void aDamagedModelIsLearntAgain() throws IOException {
        learning(Encoders.none()).look();
        try (var files = Files.list(config.resolve("models"))) {
            Files.writeString(files.findFirst().orElseThrow(), "damaged");
        }
        news.clear();

        Learning next = learning(Encoders.none());
        next.look();

        assertThat(next.learned()).isPresent();
        assertThat(news).anySatisfy(state -> assertThat(state.percentLearnt()).isPresent());
    }

    @Test
    void aModelOfAnotherEncoderIsNotTaken() {
        learning(Encoders.none()).look();

        Learning next = learning(Encoders.onnx());
        next.look();

        assertThat(next.learned().orElseThrow().classifier().byMeaning()).isPresent();
        assertThat(next.state().wordsOnly()).isEmpty();
    }

    @Test
    void aFailureOfTheEncoderIsShownAndDoesNotEndTheLooking() {
        Learning learning = learning(new Encoder() {
            @Override
            public Optional<Vector> encode(String text) {
                throw new IllegalStateException("out of memory");
            }

            @Override
            public Optional<String> unavailable() {
                return Optional.empty();
            }

            @Override
            public String model() {
                return "failing";
            }
        });

        learning.look();

        assertThat(learning.state().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("out of memory"));
        assertThat(learning.learned()).isEmpty();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void looksByItselfOnceStarted() throws InterruptedException {
        LinkedBlockingQueue<InterpreterState> heard = new LinkedBlockingQueue<>();
        Learning learning =
                new Learning(folder.files(), store(), Encoders.none(), Clock.fixed(NOW, ZoneOffset.UTC), heard::add);
        learning.start();
        try {
            await(heard, 44);
            folder.write("training/not_ict.txt", "missed bin collection", "a pothole in the road");
            await(heard, 46);
        } finally {
            learning.stop();
        }
    }

    private static void await(LinkedBlockingQueue<InterpreterState> heard, int messages) throws InterruptedException {
        InterpreterState state;
        do {
            state = heard.poll(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
            assertThat(state).isNotNull();
        } while (state.percentLearnt().isPresent() || state.messages() != messages);
    }

    private Learning learning(Encoder encoder) {
        return new Learning(folder.files(), store(), encoder, Clock.fixed(NOW, ZoneOffset.UTC), news::add);
    }

    private ModelStore store() {
        return new ModelStore(config.resolve("models"), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
