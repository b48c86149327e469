package memberict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random, under load, on the embedded database. */
class KillTests {

    private static final long SEED = 20261123;

    @TempDir
    Path data;

    @Test
    void everyAcknowledgedMessageIsAnsweredOnceAfterThreeKills() {
        survives(3);
    }

    @Test
    @Tag("benchmark")
    void everyAcknowledgedMessageIsAnsweredOnceAfterThirtyKills() {
        KillRounds.Outcome outcome = survives(30);
        System.out.printf(
                "kill -9, 30 rounds: %d messages acknowledged, all there; %d replies sent once, %d tickets, %d replies of unknown"
                        + " outcome shown to an officer%n",
                outcome.acknowledged(), outcome.answeredOnce(), outcome.tickets(), outcome.shownToAnOfficer());
    }

    private KillRounds.Outcome survives(int rounds) {
        TrainedModel.copyTo(data);
        KillRounds.Outcome outcome = new KillRounds(data, SEED).run(rounds);
        assertThat(outcome.acknowledged())
                .as("messages the load managed to write")
                .isGreaterThan(rounds);
        return outcome;
    }
}
