package memberict.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import memberict.understanding.InterpreterState;
import org.junit.jupiter.api.Test;

class AssistantHealthTests {

    private static final Optional<String> NOTHING = Optional.empty();

    @Test
    void saysWhatTheAssistantHasLearnt() {
        assertThat(AssistantHealth.inWords(state(OptionalInt.empty(), NOTHING, NOTHING), true))
                .isEqualTo("Has learnt from 1,200 messages.");
    }

    @Test
    void saysThatMessagesWaitWhileItLearnsForTheFirstTime() {
        assertThat(AssistantHealth.inWords(state(OptionalInt.of(40), NOTHING, NOTHING), false))
                .isEqualTo("Has not learnt yet, so Members’ messages wait. Learning now: 40%.");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(AssistantHealth.inWords(
                        state(
                                OptionalInt.empty(),
                                Optional.of("the model file is not there"),
                                Optional.of("printing.txt, line 3: too long.")),
                        true))
                .isEqualTo("Has learnt from 1,200 messages."
                        + " Goes by words alone, not by their meaning: the model file is not there."
                        + " The training messages must be mended: printing.txt, line 3: too long.");
    }

    private static InterpreterState state(OptionalInt learnt, Optional<String> wordsOnly, Optional<String> problem) {
        return new InterpreterState(1_200, learnt, Optional.of(Instant.EPOCH), 0.9, 0.5, wordsOnly, problem);
    }
}
