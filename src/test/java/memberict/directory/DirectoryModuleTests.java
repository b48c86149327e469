package memberict.directory;

import static memberict.TestCouncils.KESTREL_VALE;
import static memberict.TestCouncils.KESTREL_VALE_TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import memberict.GraphStandIn;
import memberict.TestCouncils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
class DirectoryModuleTests {

    private static final String MEMBERS = "99999999-0000-4000-8000-000000000001";
    private static final String BETHS = "b0000000-0000-4000-8000-000000000001";
    private static final GraphStandIn MICROSOFT = GraphStandIn.start();

    @Autowired
    private Directory directory;

    @Autowired
    private DirectorySources sources;

    @Autowired
    private DirectoryHealthIndicator health;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private AccountStore accounts;

    @DynamicPropertySource
    static void aCouncilWithGroups(DynamicPropertyRegistry settings) throws IOException {
        MICROSOFT
                .tenant(KESTREL_VALE_TENANT)
                .group(MEMBERS)
                .person(BETHS, "Cllr Beth Tamm")
                .joins(MEMBERS, BETHS);
        // A @TempDir is not there yet when the settings are asked for.
        Path config = TestCouncils.in(Path.of("target/test-config/directory"));
        Files.writeString(config.resolve("secret.txt"), GraphStandIn.SECRET);
        Path council = config.resolve("councils/kestrel-vale.yaml");
        Files.writeString(council, Files.readString(council) + """
                graph:
                  client-id: %s
                  secret-file: secret.txt
                  members-group: %s
                """.formatted(GraphStandIn.CLIENT, MEMBERS));
        settings.add("memberict.folders.config", config::toString);
        settings.add("memberict.microsoft.graph", () -> MICROSOFT.settings().graph());
        settings.add("memberict.microsoft.login", () -> MICROSOFT.settings().login());
        settings.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:directory;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @AfterAll
    static void stopIt() {
        MICROSOFT.close();
    }

    @Test
    void looksAtTheGroupsSoonAfterTheStartAndThenEveryQuarterOfAnHour() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(directory.membersOf(KESTREL_VALE))
                        .extracting(member -> member.id().value())
                        .containsExactly(BETHS));

        assertThat(sources.states()).singleElement().satisfies(state -> {
            assertThat(state.council()).isEqualTo(KESTREL_VALE);
            assertThat(state.readAt()).isPresent();
            assertThat(state.problem()).isEmpty();
        });
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails())
                .isEqualTo(Map.of(
                        KESTREL_VALE,
                        Map.of("readAt", sources.states().getFirst().readAt().orElseThrow())));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(scheduler.getScheduledExecutionsForTask("directory-look"))
                        .singleElement()
                        .satisfies(next -> assertThat(next.getExecutionTime())
                                .isAfter(Instant.now().plus(Duration.ofMinutes(14)))));

        AccountStore.Looks looks = accounts.looks(KESTREL_VALE);
        accounts.keep(new AccountStore.Looks(
                KESTREL_VALE, looks.readAt(), 1, null, "the application lacks the permission User.Read.All"));
        assertThat(health.health().getStatus()).isEqualTo(DirectoryHealthIndicator.NEEDS_A_LOOK);
        assertThat(health.health().getDetails().get(KESTREL_VALE))
                .asInstanceOf(MAP)
                .containsKey("readAt")
                .containsEntry("problem", "the application lacks the permission User.Read.All");
        accounts.keep(new AccountStore.Looks(KESTREL_VALE, Instant.now().minus(Duration.ofMinutes(61)), 0, null, null));
        assertThat(sources.states().getFirst().problem()).isPresent();
    }

    @Test
    void triesTheGroupsForTheOperatorWithoutADatabase() {
        assertThat(new GroupCheck(Path.of("target/test-config/directory"), MICROSOFT.settings(), Clock.systemUTC())
                        .findings())
                .containsExactly(
                        new GroupCheck.Finding(KESTREL_VALE, true, "Members: 1, officers: 0, in its Entra groups"));
    }
}
