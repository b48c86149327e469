package memberict.operations;

import static memberict.operations.Healths.NEEDS_A_LOOK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import memberict.messaging.Backlog.Waiting;
import memberict.messaging.DeadLetter.Direction;
import memberict.understanding.InterpreterState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class HealthsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:20:00Z");

    @Test
    void nothingWaitingIsWell() {
        assertThat(messages(new Waiting(0, 0, null, null, Map.of()))).isEqualTo(Status.UP);
    }

    @Test
    void whatHasJustComeInIsNoAlarm() {
        assertThat(messages(new Waiting(3, 2, NOW.minusSeconds(600), NOW.minusSeconds(600), Map.of())))
                .isEqualTo(Status.UP);
    }

    @Test
    void whatHasWaitedTooLongNeedsALook() {
        Instant tooLongAgo = NOW.minus(Duration.ofMinutes(16));
        assertThat(messages(new Waiting(1, 0, tooLongAgo, null, Map.of()))).isEqualTo(NEEDS_A_LOOK);
        assertThat(messages(new Waiting(0, 1, null, tooLongAgo, Map.of()))).isEqualTo(NEEDS_A_LOOK);
    }

    @Test
    void aDeadLetterNeedsALook() {
        assertThat(messages(new Waiting(0, 0, null, null, Map.of(Direction.OUTBOUND, 1))))
                .isEqualTo(NEEDS_A_LOOK);
    }

    @Test
    void whoHasNotLearntYetSaysHowFarItIs() {
        Health health = Healths.understanding(state(OptionalInt.of(40), null, null), false);

        assertThat(health.getStatus()).isEqualTo(NEEDS_A_LOOK);
        assertThat(health.getDetails()).containsEntry("learning", "40%").containsEntry("trained", false);
    }

    @Test
    void learningAgainBesideAWorkingModelIsWell() {
        assertThat(Healths.understanding(state(OptionalInt.of(40), null, null), true)
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void aFaultInTheTrainingFilesOrNoMeaningsNeedALook() {
        assertThat(Healths.understanding(state(OptionalInt.empty(), "printing.txt, line 3", null), true)
                        .getDetails())
                .containsEntry("problem", "printing.txt, line 3");
        assertThat(Healths.understanding(state(OptionalInt.empty(), null, "the encoder is off"), true)
                        .getStatus())
                .isEqualTo(NEEDS_A_LOOK);
    }

    private static Status messages(Waiting waiting) {
        return Healths.messages(waiting, NOW).getStatus();
    }

    private static InterpreterState state(OptionalInt learnt, String problem, String wordsOnly) {
        return new InterpreterState(
                800, learnt, Optional.of(NOW), 0.8, 0.5, Optional.ofNullable(wordsOnly), Optional.ofNullable(problem));
    }
}
