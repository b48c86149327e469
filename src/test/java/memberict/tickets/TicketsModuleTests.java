package memberict.tickets;

import static memberict.TestCouncils.TOM;
import static memberict.tickets.TestTickets.anIncident;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import memberict.TestCouncils;
import memberict.tickets.ChangeResult.Changed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
class TicketsModuleTests {

    @Autowired
    private Tickets tickets;

    @DynamicPropertySource
    static void onAMachineOfItsOwn(DynamicPropertyRegistry settings) {
        // A @TempDir is not there yet when the settings are asked for.
        Path config = TestCouncils.in(Path.of("target/test-config/tickets"));
        settings.add("memberict.folders.config", config::toString);
        settings.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:tickets;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @Test
    void tellsWhatHappenedInTheSameTransaction(Scenario scenario) {
        scenario.stimulate(() -> tickets.raise(anIncident().request()))
                .andWaitForEventOfType(TicketEvent.Raised.class)
                .toArriveAndVerify((raised, reference) ->
                        assertThat(raised.subject().reference()).isEqualTo(reference));

        TicketReference reference = tickets.raise(anIncident().request());
        scenario.stimulate(() -> tickets.resolve(reference, TOM, "Unlocked.", 1))
                .andWaitForEventOfType(TicketEvent.Resolved.class)
                .toArriveAndVerify((resolved, result) -> {
                    assertThat(result).isEqualTo(new Changed(2));
                    assertThat(tickets.entry(resolved.entry()))
                            .map(TicketEntry::text)
                            .contains("Unlocked.");
                });
    }
}
