package memberict.directory;

import static memberict.GraphStandIn.error;
import static memberict.TestCouncils.ANN;
import static memberict.TestCouncils.CERI;
import static memberict.TestCouncils.EDITH;
import static memberict.TestCouncils.KESTREL_VALE;
import static memberict.TestCouncils.KESTREL_VALE_TENANT;
import static memberict.TestCouncils.OWAIN;
import static memberict.TestCouncils.PRIYA;
import static memberict.TestCouncils.THORNMERE;
import static memberict.TestCouncils.THORNMERE_TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import memberict.GraphStandIn;
import memberict.GraphStandIn.Tenant;
import memberict.TestCouncils;
import memberict.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class GroupSyncTests {

    private static final String MEMBERS = "99999999-0000-4000-8000-000000000001";
    private static final String OFFICERS = "99999999-0000-4000-8000-000000000002";
    private static final String CURATORS = "99999999-0000-4000-8000-000000000003";
    private static final String THORNMERE_MEMBERS = "99999999-0000-4000-8000-000000000004";

    /** As the files give them. */
    private static final String OWAINS = "10000000-0000-4000-8000-000000000001";

    private static final String ANNS = "20000000-0000-4000-8000-000000000002";
    private static final String CERIS = "30000000-0000-4000-8000-000000000003";
    private static final String PRIYAS = "50000000-0000-4000-8000-000000000005";

    /** Whom the files do not know. */
    private static final String BETHS = "b0000000-0000-4000-8000-000000000001";

    private static final String MABLIS = "b0000000-0000-4000-8000-000000000002";

    private static final Duration EVERY = Duration.ofMinutes(15);

    @Parameter
    TestDatabases database;

    @TempDir
    Path config;

    private final GraphStandIn microsoft = GraphStandIn.start();
    private final Tenant kestrelVale = microsoft.tenant(KESTREL_VALE_TENANT);
    private final Tenant thornmere = microsoft.tenant(THORNMERE_TENANT);
    private Instant now = Instant.parse("2026-11-23T18:30:00Z");
    private AccountStore accounts;
    private Directory directory;
    private GroupSync sync;

    @BeforeEach
    void aCouncilWithGroups() throws IOException {
        TestCouncils.in(config);
        Files.writeString(config.resolve("secret.txt"), GraphStandIn.SECRET + "\n");
        change(
                "councils/kestrel-vale.yaml",
                text -> text + """
                graph:
                  client-id: %s
                  secret-file: secret.txt
                  members-group: %s
                  officers-group: %s
                  curators-group: %s
                """.formatted(GraphStandIn.CLIENT, MEMBERS.toUpperCase(), OFFICERS, CURATORS));
        kestrelVale.group(MEMBERS).group(OFFICERS).group(CURATORS);
        kestrelVale
                .person(OWAINS, "Cllr Owain Rees")
                .person(CERIS, "Cllr Céri O'Brien")
                .person(BETHS, "Cllr Beth Tamm")
                .person(MABLIS, "Cllr Mabli Puw")
                .person(PRIYAS, "Priya Patel");
        kestrelVale
                .joins(MEMBERS, OWAINS)
                .joins(MEMBERS, CERIS)
                .joins(MEMBERS, BETHS)
                .joins(OFFICERS, PRIYAS);
        DataSource source = database.fresh();
        accounts = new AccountStore(
                JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
        start();
    }

    @AfterEach
    void stopIt() {
        microsoft.close();
    }

    @Test
    void readsThoseInTheGroups() {
        kestrelVale
                .set(BETHS, "mail", "beth.tamm@kestrel-vale.example")
                .set(BETHS, "mobilePhone", "07700 900160")
                .set(BETHS, "businessPhones", List.of("01632 960160"))
                .set(BETHS, "preferredLanguage", "cy-GB")
                .joins(CURATORS, PRIYAS);

        assertThat(sync.look(KESTREL_VALE)).contains(EVERY);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);
        Member beth = directory.member(new MemberId(BETHS)).orElseThrow();
        assertThat(beth.name()).isEqualTo("Cllr Beth Tamm");
        assertThat(beth.email()).isEqualTo("beth.tamm@kestrel-vale.example");
        assertThat(beth.phone()).isEqualTo("07700 900160");
        assertThat(beth.language()).isEqualTo("cy-GB");
        assertThat(beth.councils()).containsExactly(KESTREL_VALE);
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, BETHS.toUpperCase()))
                .contains(beth);
        Officer priya = directory.officer(PRIYA).orElseThrow();
        assertThat(priya.councils()).containsExactlyInAnyOrder(KESTREL_VALE, THORNMERE);
        // The file makes her a manager too, but for Thornmere only.
        assertThat(priya.roles()).containsExactly(Role.ICT);
        assertThat(accounts.looks(KESTREL_VALE).readAt()).isEqualTo(now);
    }

    @Test
    void knowsNobodyOfThatCouncilBeforeTheFirstLook() {
        assertThat(members(KESTREL_VALE)).isEmpty();
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, OWAINS)).isEmpty();
        assertThat(directory.member(new MemberId(OWAIN))).map(Member::active).contains(false);
    }

    @Test
    void leavesACouncilInTheFilesAsItIs() {
        sync.look(KESTREL_VALE);

        assertThat(members(THORNMERE)).containsExactly(CERI, ANN);
        assertThat(sync.look(THORNMERE)).isEmpty();
        assertThat(microsoft.asked()).noneMatch(path -> path.contains(THORNMERE_TENANT));
    }

    @Test
    void asksOnlyWhatChangedAfterwards() {
        sync.look(KESTREL_VALE);
        microsoft.isWell();

        sync.look(KESTREL_VALE);

        assertThat(microsoft.asked())
                .containsExactly(
                        "/v1.0/users/delta()", "/v1.0/groups/delta()", "/v1.0/groups/delta()", "/v1.0/groups/delta()");
    }

    @Test
    void takesInWhoComes() {
        sync.look(KESTREL_VALE);
        kestrelVale.joins(MEMBERS, MABLIS);

        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, MABLIS, OWAIN);
    }

    @Test
    void keepsWhoLeavesAsAFormerMember() {
        sync.look(KESTREL_VALE);
        kestrelVale.leaves(MEMBERS, BETHS);
        now = now.plus(EVERY);

        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).containsExactly(CERI, OWAIN);
        assertThat(directory.member(new MemberId(BETHS))).hasValueSatisfying(beth -> {
            assertThat(beth.active()).isFalse();
            assertThat(beth.name()).isEqualTo("Cllr Beth Tamm");
            assertThat(beth.councils()).containsExactly(KESTREL_VALE);
        });
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, BETHS)).isEmpty();
        assertThat(accounts.of(KESTREL_VALE))
                .filteredOn(account -> account.seat() == Seat.FORMERLY)
                .extracting(Account::leftAt)
                .containsExactly(now);
    }

    @Test
    void takesBackWhoReturnsUnderTheSameId() {
        sync.look(KESTREL_VALE);
        kestrelVale.leaves(MEMBERS, BETHS);
        sync.look(KESTREL_VALE);
        kestrelVale.joins(MEMBERS, BETHS);
        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);
    }

    @Test
    void noticesWhatChangesAboutSomeone() {
        kestrelVale.set(BETHS, "mobilePhone", "07700 900160");
        sync.look(KESTREL_VALE);
        kestrelVale.set(BETHS, "mobilePhone", null).set(BETHS, "displayName", "Cllr Beth Tamm-Rhys");

        sync.look(KESTREL_VALE);

        assertThat(directory.member(new MemberId(BETHS))).hasValueSatisfying(beth -> {
            assertThat(beth.name()).isEqualTo("Cllr Beth Tamm-Rhys");
            assertThat(beth.phone()).isNull();
        });
    }

    @Test
    void takesNoProofFromAnAccountThatIsSwitchedOff() {
        sync.look(KESTREL_VALE);
        kestrelVale.set(BETHS, "accountEnabled", false).set(PRIYAS, "accountEnabled", false);

        sync.look(KESTREL_VALE);

        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, BETHS)).isEmpty();
        assertThat(directory.member(new MemberId(BETHS))).map(Member::active).contains(true);
        assertThat(directory.officerByEntra(KESTREL_VALE_TENANT, PRIYAS)).isEmpty();
    }

    @Test
    void followsEveryPage() {
        microsoft.pagesOf(1);
        sync.look(KESTREL_VALE);
        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);

        kestrelVale.joins(MEMBERS, MABLIS).leaves(MEMBERS, CERIS);
        sync.look(KESTREL_VALE);
        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, MABLIS, OWAIN);
    }

    @Test
    void readsSomeoneLaterWhoIsNotYetShown() {
        sync.look(KESTREL_VALE);
        kestrelVale.joins(MEMBERS, MABLIS).hides(MABLIS, true);
        sync.look(KESTREL_VALE);
        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);

        kestrelVale.hides(MABLIS, false);
        sync.look(KESTREL_VALE);
        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, MABLIS, OWAIN);
    }

    @Test
    void goesOnFromWhereItWasAfterARestart() {
        sync.look(KESTREL_VALE);
        microsoft.isWell();
        kestrelVale.joins(MEMBERS, MABLIS);

        start();
        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);
        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, MABLIS, OWAIN);
        assertThat(microsoft.server().getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .noneMatch(url -> url.contains("latest") || url.contains("filter"));
    }

    @Test
    void anotherNodeSeesWhatWasRead() {
        Directory other = new Directory(config, () -> Optional.of(accounts));
        sync.look(KESTREL_VALE);

        other.reload();

        assertThat(other.membersOf(KESTREL_VALE)).hasSize(3);
    }

    @Test
    void readsEverythingAgainWhereItsPlaceWasForgotten() {
        sync.look(KESTREL_VALE);
        kestrelVale.joins(MEMBERS, MABLIS).leaves(MEMBERS, BETHS);
        kestrelVale.forgetsLinks();

        assertThat(sync.look(KESTREL_VALE)).contains(EVERY);

        assertThat(members(KESTREL_VALE)).containsExactly(CERI, MABLIS, OWAIN);
        assertThat(directory.member(new MemberId(BETHS))).map(Member::active).contains(false);
        assertThat(problem()).isEmpty();
    }

    @Test
    void comesBackWhenItWasAskedTo() {
        sync.look(KESTREL_VALE);
        microsoft.answers("/v1.0/.*", error(429, "TooManyRequests").withHeader("Retry-After", "1200"));

        assertThat(sync.look(KESTREL_VALE)).contains(Duration.ofMinutes(20));

        assertThat(members(KESTREL_VALE)).hasSize(3);
        assertThat(accounts.looks(KESTREL_VALE).notBefore()).isEqualTo(now.plusSeconds(1200));
    }

    @Test
    void leavesLongerAndLongerPausesWhileGraphIsDown() {
        sync.look(KESTREL_VALE);
        microsoft.answers("/v1.0/.*", error(503, "ServiceUnavailable"));

        assertThat(sync.look(KESTREL_VALE)).contains(Duration.ofMinutes(1));
        assertThat(sync.look(KESTREL_VALE)).contains(Duration.ofMinutes(2));
        assertThat(sync.look(KESTREL_VALE)).contains(Duration.ofMinutes(4));
        assertThat(sync.look(KESTREL_VALE)).contains(Duration.ofMinutes(8));
        assertThat(sync.look(KESTREL_VALE)).contains(EVERY);

        microsoft.isWell();
        sync.look(KESTREL_VALE);
        assertThat(accounts.looks(KESTREL_VALE).failures()).isZero();
        assertThat(problem()).isEmpty();
    }

    @Test
    void keepsThoseItKnewAndSaysWhichPermissionIsMissing() {
        sync.look(KESTREL_VALE);
        now = now.plusSeconds(60);
        microsoft.answers("/v1.0/groups/delta.*", error(403, "Authorization_RequestDenied"));

        assertThat(sync.look(KESTREL_VALE)).contains(EVERY);

        assertThat(members(KESTREL_VALE)).hasSize(3);
        assertThat(problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("lacks the permission GroupMember.Read.All", "an administrator's consent"));
        assertThat(accounts.looks(KESTREL_VALE).readAt()).isEqualTo(now.minusSeconds(60));
    }

    @Test
    void keepsThoseItKnewAndSaysThatTheSecretIsWrong() throws IOException {
        sync.look(KESTREL_VALE);
        Files.writeString(config.resolve("secret.txt"), "another");
        start();

        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).hasSize(3);
        assertThat(problem()).hasValueSatisfying(problem -> assertThat(problem).contains("is wrong", "AADSTS7000215"));
    }

    @Test
    void keepsThoseItKnewWhereTheTokenIsNotTaken() {
        sync.look(KESTREL_VALE);
        microsoft.answers("/v1.0/.*", error(401, "InvalidAuthenticationToken"));

        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).hasSize(3);
        assertThat(problem()).hasValueSatisfying(problem -> assertThat(problem).contains("does not take our token"));
    }

    @Test
    void keepsThoseItKnewWhereTheGroupIsGone() {
        sync.look(KESTREL_VALE);
        change("councils/kestrel-vale.yaml", text -> text.replace(MEMBERS.toUpperCase(), THORNMERE_MEMBERS));
        directory.reload();

        assertThat(sync.look(KESTREL_VALE)).contains(EVERY);

        assertThat(members(KESTREL_VALE)).hasSize(3);
        assertThat(problem()).hasValueSatisfying(problem -> assertThat(problem).contains("there is no group"));
    }

    @Test
    void holdsBackWhereMoreThanHalfWouldGo() {
        sync.look(KESTREL_VALE);
        kestrelVale
                .leaves(MEMBERS, BETHS)
                .leaves(MEMBERS, CERIS)
                .joins(MEMBERS, MABLIS)
                .leaves(OFFICERS, PRIYAS);
        kestrelVale.joins(OFFICERS, MABLIS);

        assertThat(sync.look(KESTREL_VALE)).contains(EVERY);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);
        assertThat(directory.officer(PRIYA)).map(Officer::councils).contains(Set.of(THORNMERE));
        assertThat(directory.officerByEntra(KESTREL_VALE_TENANT, MABLIS)).isPresent();
        assertThat(problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("2 of 3 Members are no longer in the group")
                        .contains("large-change-until"));
    }

    @Test
    void holdsBackForAsLongAsItTakes() {
        sync.look(KESTREL_VALE);
        kestrelVale.leaves(MEMBERS, BETHS).leaves(MEMBERS, CERIS).leaves(MEMBERS, OWAINS);

        sync.look(KESTREL_VALE);
        sync.look(KESTREL_VALE);
        kestrelVale.forgetsLinks();
        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).hasSize(3);
        kestrelVale.joins(MEMBERS, OWAINS).joins(MEMBERS, CERIS);
        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).containsExactly(CERI, OWAIN);
        assertThat(problem()).isEmpty();
    }

    @Test
    void letsThemGoAfterAnElection() {
        sync.look(KESTREL_VALE);
        kestrelVale.leaves(MEMBERS, BETHS).leaves(MEMBERS, CERIS);
        change("councils/kestrel-vale.yaml", text -> text + "  large-change-until: 2026-11-22\n");
        directory.reload();
        sync.look(KESTREL_VALE);
        assertThat(members(KESTREL_VALE)).hasSize(3);

        change("councils/kestrel-vale.yaml", text -> text.replace("2026-11-22", "2026-11-23"));
        directory.reload();
        sync.look(KESTREL_VALE);

        assertThat(members(KESTREL_VALE)).containsExactly(OWAIN);
    }

    @Test
    void keepsOneCouncilsPeopleOutOfAnothers() {
        thornmereHasGroupsToo();
        kestrelVale.group(THORNMERE_MEMBERS).joins(THORNMERE_MEMBERS, BETHS);
        thornmere.group(MEMBERS).joins(MEMBERS, ANNS);

        sync.look(KESTREL_VALE);
        sync.look(THORNMERE);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);
        assertThat(members(THORNMERE)).containsExactly(ANN);
        assertThat(directory.memberByEntra(THORNMERE_TENANT, BETHS)).isEmpty();
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, ANNS)).isEmpty();
    }

    @Test
    void doesNotTakeTwoTenantsForOnePersonsHome() {
        thornmereHasGroupsToo();
        thornmere.person(BETHS, "Someone Else").person(OWAINS, "Another One");
        thornmere.joins(THORNMERE_MEMBERS, BETHS).joins(THORNMERE_MEMBERS, OWAINS);

        sync.look(KESTREL_VALE);
        sync.look(THORNMERE);

        assertThat(members(KESTREL_VALE)).containsExactly(BETHS, CERI, OWAIN);
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, BETHS))
                .map(Member::councils)
                .contains(List.of(KESTREL_VALE));
        assertThat(directory.memberByEntra(THORNMERE_TENANT, BETHS))
                .map(Member::name)
                .contains("Someone Else");
        assertThat(directory.memberByEntra(THORNMERE_TENANT, OWAINS))
                .map(Member::name)
                .contains("Another One");
    }

    @Test
    void knowsAMemberOfTwoCouncilsAsOneWhereTheFilesSaySo() {
        thornmereHasGroupsToo();
        thornmere.person("30000000-0000-4000-8000-000000000033", "Ceri O'Brien");
        thornmere.joins(THORNMERE_MEMBERS, "30000000-0000-4000-8000-000000000033");

        sync.look(KESTREL_VALE);
        sync.look(THORNMERE);

        Member ceri = directory
                .memberByEntra(THORNMERE_TENANT, "30000000-0000-4000-8000-000000000033")
                .orElseThrow();
        assertThat(ceri.id()).isEqualTo(new MemberId(CERI));
        assertThat(ceri.councils()).containsExactly(KESTREL_VALE, THORNMERE);
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, CERIS)).contains(ceri);
    }

    @Test
    void keepsTheIdThatTicketsKnowWhenTheFilesForgetIt() {
        sync.look(KESTREL_VALE);
        change(
                "members.csv",
                text -> text.lines()
                        .filter(line -> !line.startsWith(OWAIN))
                        .reduce("", (all, line) -> all + line + "\n"));
        directory.reload();

        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, OWAINS))
                .map(Member::id)
                .contains(new MemberId(OWAIN));
        assertThat(directory.member(new MemberId(EDITH))).isPresent();
    }

    private void thornmereHasGroupsToo() {
        thornmere.group(THORNMERE_MEMBERS).person(ANNS, "Ann Lewis");
        thornmere.joins(THORNMERE_MEMBERS, ANNS);
        change("councils/thornmere.yaml", text -> text + """
                graph:
                  client-id: %s
                  secret-file: secret.txt
                  members-group: %s
                """.formatted(GraphStandIn.CLIENT, THORNMERE_MEMBERS));
        directory.reload();
    }

    private void start() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        directory = new Directory(config, () -> Optional.of(accounts));
        sync = new GroupSync(directory, accounts, new DirectorySettings(EVERY), microsoft.settings(), clock);
    }

    private List<String> members(String council) {
        return directory.membersOf(council).stream()
                .map(member -> member.id().value())
                .toList();
    }

    private Optional<String> problem() {
        return Optional.ofNullable(accounts.looks(KESTREL_VALE).problem());
    }

    private void change(String file, UnaryOperator<String> change) {
        try {
            Path path = config.resolve(file);
            Files.writeString(path, change.apply(Files.readString(path)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
