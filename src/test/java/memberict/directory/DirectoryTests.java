package memberict.directory;

import static memberict.TestCouncils.ANN;
import static memberict.TestCouncils.CERI;
import static memberict.TestCouncils.EDITH;
import static memberict.TestCouncils.KESTREL_VALE;
import static memberict.TestCouncils.KESTREL_VALE_TENANT;
import static memberict.TestCouncils.OWAIN;
import static memberict.TestCouncils.PRIYA;
import static memberict.TestCouncils.THORNMERE;
import static memberict.TestCouncils.THORNMERE_TENANT;
import static memberict.TestCouncils.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import memberict.TestCouncils;
import memberict.microsoft.Credential;
import memberict.settings.BadSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

@ExtendWith(OutputCaptureExtension.class)
class DirectoryTests {

    private static final String OWAINS_ACCOUNT = "10000000-0000-4000-8000-000000000001";
    private static final String CERIS_OTHER_ACCOUNT = "30000000-0000-4000-8000-000000000033";
    private static final String EDITHS_ACCOUNT = "40000000-0000-4000-8000-000000000004";
    private static final String PRIYAS_ACCOUNT = "50000000-0000-4000-8000-000000000005";
    private static final String TOMS_ACCOUNT = "60000000-0000-4000-8000-000000000006";

    @TempDir
    Path config;

    @BeforeEach
    void writeTheFiles() {
        TestCouncils.in(config);
    }

    @Test
    void knowsEachCouncilAsItsFileSays() {
        Council council = directory().council(KESTREL_VALE).orElseThrow();

        assertThat(council.name()).isEqualTo("Kestrel Vale Council");
        assertThat(council.shortName()).isEqualTo("Kestrel Vale");
        assertThat(council.mailDomains()).containsExactly("kestrel-vale.example");
        assertThat(council.values()).containsEntry("ict-phone", "01632 960101");
        assertThat(council.hours().holidays()).hasSize(2);
        assertThat(directory().councils()).extracting(Council::id).containsExactly(KESTREL_VALE, THORNMERE);
        assertThat(directory().council("elsewhere")).isEmpty();
    }

    @Test
    void givesToTheServiceDeskWhatNoOneElseDoes() {
        Council council = directory().council(KESTREL_VALE).orElseThrow();

        assertThat(council.routeName("facilities")).isEqualTo("Facilities");
        assertThat(council.routeName("scrutiny")).isEqualTo("ICT service desk");
    }

    @Test
    void tellsTheCouncilByItsTenantUnlessTheyShareIt() {
        assertThat(directory().councilOfTenant(THORNMERE_TENANT.toUpperCase()))
                .map(Council::id)
                .contains(THORNMERE);
        assertThat(directory().councilOfTenant("cccccccc-0000-4000-8000-000000000003"))
                .isEmpty();

        change("councils/thornmere.yaml", text -> text.replace(THORNMERE_TENANT, KESTREL_VALE_TENANT));

        assertThat(directory().councilOfTenant(KESTREL_VALE_TENANT)).isEmpty();
    }

    @Test
    void knowsAMemberByAnAccountInTheirCouncilsTenantOnly() {
        Directory directory = directory();

        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, OWAINS_ACCOUNT))
                .map(Member::id)
                .contains(new MemberId(OWAIN));
        assertThat(directory.memberByEntra(THORNMERE_TENANT, OWAINS_ACCOUNT)).isEmpty();
        assertThat(directory.memberByEntra("", OWAINS_ACCOUNT)).isEmpty();
        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, "")).isEmpty();
    }

    @Test
    void knowsNobodyByATenantWhereTheCouncilHasNone() {
        change("councils/kestrel-vale.yaml", text -> text.replace("tenant: " + KESTREL_VALE_TENANT, "tenant: \"\""));

        assertThat(directory().memberByEntra("", OWAINS_ACCOUNT)).isEmpty();
        assertThat(directory().memberByEntra(KESTREL_VALE_TENANT, OWAINS_ACCOUNT))
                .isEmpty();
    }

    @Test
    void knowsAMemberOfTwoCouncilsByEitherAccount() {
        assertThat(directory().memberByEntra(THORNMERE_TENANT, CERIS_OTHER_ACCOUNT))
                .map(Member::councils)
                .contains(List.of(KESTREL_VALE, THORNMERE));
    }

    @Test
    void doesNotTakeAFormerMemberForAMember() {
        Directory directory = directory();

        assertThat(directory.memberByEntra(KESTREL_VALE_TENANT, EDITHS_ACCOUNT)).isEmpty();
        assertThat(directory.member(new MemberId(EDITH)))
                .hasValueSatisfying(
                        edith -> assertThat(edith.sitsOn(KESTREL_VALE)).isFalse());
        assertThat(directory.membersOf(KESTREL_VALE)).extracting(Member::id).doesNotContain(new MemberId(EDITH));
    }

    @Test
    void listsThoseWhoSitOnACouncilByName() {
        assertThat(directory().membersOf(KESTREL_VALE))
                .extracting(member -> member.id().value())
                .containsExactly(CERI, OWAIN);
        assertThat(directory().members())
                .extracting(member -> member.id().value())
                .containsExactly(CERI, EDITH, OWAIN, ANN);
    }

    @ParameterizedTest
    @CsvSource({
        "owain, m-owain",
        "REES owa, m-owain",
        "ceri obrien, m-ceri",
        "'CÉRI O’Brien', m-ceri",
        "edith, m-edith",
        "'marsh, edith', m-edith"
    })
    void findsMembersByTheBeginningsOfTheirNames(String words, String found) {
        assertThat(directory().findMembers(words, Set.of(KESTREL_VALE)))
                .extracting(member -> member.id().value())
                .containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource({"ann", "wain", "owain lewis", "''", "' '", "'%'"})
    void findsNoOneElse(String words) {
        assertThat(directory().findMembers(words, Set.of(KESTREL_VALE))).isEmpty();
    }

    @Test
    void knowsAnOfficerByAnAccountInACouncilsTenantTheyWorkFor() {
        Directory directory = directory();

        assertThat(directory.officerByEntra(THORNMERE_TENANT, PRIYAS_ACCOUNT))
                .map(Officer::id)
                .contains(PRIYA);
        assertThat(directory.officerByEntra(KESTREL_VALE_TENANT, TOMS_ACCOUNT))
                .map(Officer::id)
                .contains(TOM);
        assertThat(directory.officerByEntra(THORNMERE_TENANT, TOMS_ACCOUNT)).isEmpty();
        assertThat(directory.officer(PRIYA)).map(Officer::roles).contains(Set.of(Role.ICT, Role.MANAGER));
        assertThat(directory.officers()).hasSize(3);
    }

    @Test
    void readsAChangedFileAgain() {
        Directory directory = directory();

        change("members.csv", text -> text.replace("Owain Rees", "Owain Rhys-Jones"));
        directory.reload();

        assertThat(directory.member(new MemberId(OWAIN))).map(Member::name).contains("Cllr Owain Rhys-Jones");
    }

    @Test
    void looksForChangesByItself() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Scheduling.class);
            context.registerBean(Directory.class, this::directory);
            context.refresh();

            change("members.csv", text -> text.replace("Owain Rees", "Owain Rhys-Jones"));

            await().untilAsserted(
                            () -> assertThat(context.getBean(Directory.class).findMembers("rhys", Set.of(KESTREL_VALE)))
                                    .hasSize(1));
        }
    }

    @EnableScheduling
    static class Scheduling {}

    @Test
    void readsACouncilThatJoins() {
        Directory directory = directory();

        change(
                "councils/harrowmoor.yaml",
                text -> read("councils/thornmere.yaml")
                        .replace("thornmere", "harrowmoor")
                        .replace(THORNMERE_TENANT, "dddddddd-0000-4000-8000-000000000004"));
        directory.reload();

        assertThat(directory.council("harrowmoor")).isPresent();
    }

    @Test
    void keepsWhatItKnewWhereAChangeCannotBeRead(CapturedOutput output) {
        Directory directory = directory();

        change("members.csv", text -> text.replace(",kestrel-vale,owain", ",kestrel-veil,owain"));
        directory.reload();
        directory.reload();

        assertThat(directory.member(new MemberId(OWAIN))).isPresent();
        assertThat(output).containsOnlyOnce("members.csv, line 2: there is no council 'kestrel-veil'");

        change("members.csv", text -> text.replace("kestrel-veil", "thornmere"));
        directory.reload();

        assertThat(directory.member(new MemberId(OWAIN))).map(Member::councils).contains(List.of(THORNMERE));
    }

    @Test
    void keepsWhatItKnewWhileAFileIsAway() throws IOException {
        Directory directory = directory();

        Files.delete(config.resolve("members.csv"));
        directory.reload();

        assertThat(directory.members()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "members.csv  | m-ann        | m-owain      | 3 | the id 'm-owain' stands on line 2 already",
                "members.csv  | m-ann        | m ann        | 3 | a Member's id is 1 to 40 letters",
                "members.csv  | 20000000-0000-4000-8000-000000000002 | 10000000-0000-4000-8000-000000000001 | 3 | stands on line 2 already",
                "members.csv  | ,TRUE        | ,perhaps     | 4 | 'active' must be true or false, not 'perhaps'",
                "members.csv  | \"Lewis, Ann\" | Lewis, Ann | 3 | there are 8 values, but 7 columns",
                "members.csv  | \"Lewis, Ann\" | \"\"       | 3 | 'name' is missing",
                "members.csv  | ,phone       | ,telephone   | 1 | 'telephone' is not a column here; allowed: id, name",
                "members.csv  | ,phone,      | ,            | 1 | the column 'phone' is missing",
                "members.csv  | ,phone,      | ,email,      | 1 | not valid CSV",
                "members.csv  | \"Lewis, Ann\" | \"Lewis\" Ann | 3 | not valid CSV",
                "members.csv  | kestrel-vale; thornmere | ;  | 4 | a Member sits on at least one council",
                "officers.csv | ict;manager  | ict;mangler  | 2 | 'roles' may hold ict, curator, scrutiny, manager, not 'mangler'",
                "officers.csv | thornmere,ict| thornmere,   | 4 | an officer has at least one council and one role",
                "councils/thornmere.yaml | id: thornmere | id: thornmoor | 1 | must be the file's own name",
                "councils/thornmere.yaml | Europe/London | London | 4 | 'time-zone' must be a time zone such as Europe/London",
                "councils/thornmere.yaml | \"17:00\"   | \"08:00\"  | 7 | service hours open before they close",
                "councils/thornmere.yaml | 2026-12-28 | 28.12.2026 | 8 | 'holidays' may hold dates such as 2026-12-25",
                "councils/thornmere.yaml | ict: ICT   | desk: ICT  | 12 | 'routes' must name 'ict'",
                "councils/thornmere.yaml | holidays   | closed     | 8 | 'closed' is not a setting here"
            })
    void saysWhichLineIsWrongAndWhatIsAllowed(String file, String right, String wrong, int line, String problem) {
        change(file, text -> {
            assertThat(text).contains(right);
            return text.replace(right, wrong);
        });

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::directory);

        assertThat(fault).isNotNull();
        assertThat(fault.file()).isEqualTo(config.resolve(file));
        assertThat(fault.problem()).contains(problem);
        assertThat(fault.line()).isEqualTo(line);
    }

    private static final String GRAPH = """
            graph:
              client-id: cccccccc-0000-4000-8000-00000000000c
              secret-variable: THORNMERE_GRAPH_SECRET
              members-group: 99999999-0000-4000-8000-000000000004
              large-change-until: 2027-05-14
            """;

    @Test
    void readsWhereACouncilKeepsItsPeople() {
        change("councils/thornmere.yaml", text -> text + GRAPH);

        GroupSource source = directory().sources().get(THORNMERE);

        assertThat(source.tenant()).isEqualTo(THORNMERE_TENANT);
        assertThat(source.credential()).isEqualTo(new Credential.SecretVariable("THORNMERE_GRAPH_SECRET"));
        assertThat(source.groups()).containsExactly("99999999-0000-4000-8000-000000000004");
        assertThat(source.largeChangeUntil()).isEqualTo(LocalDate.of(2027, 5, 14));
        assertThat(directory().membersOf(THORNMERE))
                .as("Ann's line says who she is, not that she sits there")
                .isEmpty();
        assertThat(directory().membersOf(KESTREL_VALE)).hasSize(2);
        assertThat(directory().officers()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "client-id: cccccccc-0000-4000-8000-00000000000c | | 'client-id' is missing",
                "client-id: cccccccc | client-id: 1-1-1-1-1 | 'client-id' must be an id from Entra",
                "members-group | officers-group | 'members-group' is missing",
                "secret-variable: THORNMERE_GRAPH_SECRET | secret: abc | 'secret' is not a setting here",
                "secret-variable: THORNMERE_GRAPH_SECRET | | 'graph' needs one of 'secret-variable'",
                "large-change-until | secret-file: x\\n  large-change-until | 'graph' needs one of 'secret-variable'",
                "large-change-until | officers-group: 99999999-0000-4000-8000-000000000004\\n  large-change-until"
                        + " | Members and officers cannot be one group",
                "2027-05-14 | soon | 'large-change-until' must be a date"
            })
    void saysWhatIsWrongWithWhereACouncilKeepsItsPeople(String right, @Nullable String wrong, String problem) {
        change(
                "councils/thornmere.yaml",
                text -> text + GRAPH.replace(right, wrong == null ? "" : wrong.replace("\\n", "\n")));

        assertThatThrownBy(this::directory).isInstanceOf(BadSettings.class).hasMessageContaining(problem);
    }

    @Test
    void needsATenantToFindGroupsIn() {
        change("councils/thornmere.yaml", text -> text.replace("tenant: " + THORNMERE_TENANT, "tenant: \"\"") + GRAPH);

        assertThatThrownBy(this::directory)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("'graph' needs the council's 'tenant'");
    }

    @Test
    void asksWhichAccountAMemberOfACouncilWithGroupsHas() {
        change("councils/thornmere.yaml", text -> text + GRAPH);
        change("members.csv", text -> text.replace("20000000-0000-4000-8000-000000000002", ""));

        assertThatThrownBy(this::directory)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("members.csv, line 3: thornmere reads its Members from Entra groups");
    }

    @Test
    void needsNoTableOfMembersWhereEveryCouncilHasGroups() throws IOException {
        change("councils/thornmere.yaml", text -> text + GRAPH);
        Files.delete(config.resolve("members.csv"));
        assertThatThrownBy(this::directory).isInstanceOf(BadSettings.class);

        change("councils/kestrel-vale.yaml", text -> text + GRAPH);
        assertThat(directory().members()).isEmpty();
    }

    @Test
    void countsLinesThroughEmptyOnesCommentsAndValuesThatSpanSeveral() {
        change(
                "members.csv",
                text -> text.replace("m-owain,Cllr Owain Rees", "\n# the leader\nm-owain,\"Cllr\nOwain Rees\"")
                        .replace("m-ceri", "m-ann"));

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::directory);

        assertThat(fault.problem()).isEqualTo("the id 'm-ann' stands on line 6 already");
        assertThat(fault.line()).isEqualTo(7);
    }

    @Test
    void readsWhatExcelWrites() {
        change("members.csv", text -> "\uFEFF" + text.concat(",,,,,,\n").replace("\n", "\r\n"));

        assertThat(directory().member(new MemberId(ANN))).map(Member::name).contains("Lewis, Ann");
    }

    @Test
    void refusesATableThatIsNotUtf8() throws IOException {
        Files.writeString(config.resolve("members.csv"), read("members.csv"), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(this::directory)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("save it as \"CSV UTF-8\"");
    }

    @Test
    void doesNotStartWithoutCouncilsOrTables() throws IOException {
        Files.delete(config.resolve("officers.csv"));
        assertThatThrownBy(this::directory)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("officers.csv, line 1: the file is not there");

        Files.delete(config.resolve("councils/kestrel-vale.yaml"));
        Files.delete(config.resolve("councils/thornmere.yaml"));
        assertThatThrownBy(this::directory)
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("one .yaml file for each council");
    }

    @Test
    void readsTheFolderThatIsShipped() {
        Directory shipped = new Directory(Path.of("config"));

        assertThat(shipped.councils()).isNotEmpty();
        assertThat(shipped.members()).isNotEmpty();
        assertThat(shipped.officers()).isNotEmpty();
    }

    private Directory directory() {
        return new Directory(config);
    }

    private String read(String file) {
        try {
            return Files.readString(config.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void change(String file, UnaryOperator<String> change) {
        try {
            Path path = config.resolve(file);
            String before = Files.exists(path) ? Files.readString(path) : "";
            Files.writeString(path, change.apply(before));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
