package memberict.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.microsoft.Credential;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A is a council whose people are in groups, as are those of B; C has files only. B and C share a tenant. */
class RegisterTests {

    private static final String HERS_AT_A = "a0000000-0000-4000-8000-000000000001";
    private static final String HERS_AT_B = "b0000000-0000-4000-8000-000000000001";

    @Test
    void takesNameAndNumberFromTheGroupsWhereTheyDecide() {
        Member row = member("m-1", List.of("a"), "07700 900100", true, HERS_AT_A.toUpperCase());
        Account account = sitting("a", HERS_AT_A, "m-1").shownAs("Cllr Group", "g@a.example", null, "cy", true);

        Member found = people(List.of(row), account).member(new MemberId("m-1")).orElseThrow();

        assertThat(found.name()).isEqualTo("Cllr Group");
        assertThat(found.email()).isEqualTo("g@a.example");
        assertThat(found.phone()).as("a number the council took away").isNull();
        assertThat(found.language()).isEqualTo("cy");
    }

    @Test
    void takesNameAndNumberFromTheFileWhereItStillDecidesForOneCouncil() {
        Member row = member("m-1", List.of("a", "c"), "07700 900100", true, HERS_AT_A);
        Account account =
                sitting("a", HERS_AT_A, "m-1").shownAs("Cllr Group", "g@a.example", "07700 900199", null, true);

        Member found = people(List.of(row), account).member(new MemberId("m-1")).orElseThrow();

        assertThat(found.name()).isEqualTo("Cllr File");
        assertThat(found.phone()).isEqualTo("07700 900100");
        assertThat(found.email()).isEqualTo("g@a.example");
        assertThat(found.councils()).containsExactly("c", "a");
    }

    @Test
    void staysAMemberOfTheOtherCouncilWhenTheyLeaveOne() {
        Member row = member("m-1", List.of("a", "c"), null, true, HERS_AT_A);
        Account account = sitting("a", HERS_AT_A, "m-1").placed(Seat.FORMERLY, null, Set.of());

        Member found = people(List.of(row), account).member(new MemberId("m-1")).orElseThrow();

        assertThat(found.active()).isTrue();
        assertThat(found.councils()).containsExactly("c");
    }

    @Test
    void knowsTwoAccountsAsOneMemberOnceALineSaysSo() {
        Account atA = sitting("a", HERS_AT_A, HERS_AT_A);
        Account atB = sitting("b", HERS_AT_B, HERS_AT_B);
        assertThat(people(List.of(), atA, atB).members()).hasSize(2);

        Member row = member("m-1", List.of("a", "b"), null, true, HERS_AT_A, HERS_AT_B);
        People people = people(List.of(row), atA, atB);

        assertThat(people.members()).singleElement().satisfies(member -> {
            assertThat(member.id()).isEqualTo(new MemberId("m-1"));
            assertThat(member.councils()).containsExactly("a", "b");
        });
        assertThat(people.member(new MemberId(HERS_AT_B)))
                .as("tickets raised before the line was written")
                .map(Member::id)
                .contains(new MemberId("m-1"));
    }

    @Test
    void joinsNobodyByName() {
        Account atA = sitting("a", HERS_AT_A, HERS_AT_A).shownAs("Cllr Same", "same@a.example", null, null, true);
        Account atB = sitting("b", HERS_AT_B, HERS_AT_B).shownAs("Cllr Same", "same@a.example", null, null, true);

        assertThat(people(List.of(), atA, atB).members()).hasSize(2);
    }

    @Test
    void knowsOneAccountInTwoCouncilsOfATenantAsOneMember() {
        Member row = member("m-1", List.of("c"), null, true, HERS_AT_B);
        Account atB = sitting("b", HERS_AT_B, HERS_AT_B);

        Member found = people(List.of(row), atB).member(new MemberId("m-1")).orElseThrow();

        assertThat(found.councils()).containsExactly("c", "b");
    }

    @Test
    void leavesAsideALineOfAnotherTenant() {
        Member row = member("m-1", List.of("a"), null, false, HERS_AT_B);
        Account atB = sitting("b", HERS_AT_B, HERS_AT_B);

        assertThat(people(List.of(row), atB).members()).hasSize(2);
    }

    @Test
    void hidesWhomGraphHasNotShown() {
        Account unread = new Account(
                "a", HERS_AT_A, HERS_AT_A, HERS_AT_A, null, null, null, null, false, Seat.NOW, null, Set.of(Role.ICT));

        assertThat(people(List.of(), unread).members()).isEmpty();
        assertThat(people(List.of(), unread).officers()).isEmpty();
    }

    @Test
    void forgetsTheGroupsOfACouncilThatGaveThemUp() {
        assertThat(people(List.of(), sitting("c", HERS_AT_A, HERS_AT_A)).members())
                .isEmpty();
    }

    @Test
    void givesAnOfficerOnlyTheRolesThatAllTheirCouncilsGive() {
        Officer row =
                new Officer("o-1", "File", null, Set.of(HERS_AT_A), Set.of("a", "c"), Set.of(Role.ICT, Role.MANAGER));
        Account both = sitting("a", HERS_AT_A, HERS_AT_A).placed(Seat.NEVER, null, Set.of(Role.ICT, Role.SCRUTINY));
        Account neither = both.placed(Seat.NEVER, null, Set.of(Role.SCRUTINY));

        assertThat(officers(List.of(row), both)).singleElement().satisfies(officer -> {
            assertThat(officer.roles()).containsExactly(Role.ICT);
            assertThat(officer.councils()).containsExactlyInAnyOrder("a", "c");
        });
        assertThat(officers(List.of(row), neither)).isEmpty();
        assertThat(officers(List.of(row)))
                .singleElement()
                .satisfies(officer -> assertThat(officer.councils()).containsExactly("c"));
    }

    private static People people(List<Member> rows, Account... accounts) {
        return Register.of(files(rows, List.of()), List.of(accounts));
    }

    private static List<Officer> officers(List<Officer> rows, Account... accounts) {
        return Register.of(files(List.of(), rows), List.of(accounts)).officers();
    }

    private static DirectoryFiles.Contents files(List<Member> members, List<Officer> officers) {
        Map<String, Council> councils = Stream.of(council("a", "one"), council("b", "two"), council("c", "two"))
                .collect(Collectors.toMap(Council::id, Function.identity()));
        return new DirectoryFiles.Contents(
                councils, Map.of("a", source("a", "one"), "b", source("b", "two")), members, officers);
    }

    private static GroupSource source(String council, String tenant) {
        return new GroupSource(
                council, tenant, "client", new Credential.Secret("s"), "members", Map.of(Role.ICT, "officers"), null);
    }

    private static Council council(String id, String tenant) {
        ServiceHours hours = new ServiceHours(
                Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(), ZoneOffset.UTC);
        return new Council(id, id, id, ZoneOffset.UTC, tenant, Set.of(), hours, Map.of(), Map.of("ict", "ICT"));
    }

    private static Member member(
            String id, List<String> councils, @Nullable String phone, boolean active, String... objectIds) {
        return new Member(new MemberId(id), "Cllr File", councils, null, phone, null, Set.of(objectIds), active);
    }

    private static Account sitting(String council, String objectId, String memberId) {
        return new Account(
                council, objectId, memberId, objectId, "Cllr Group", null, null, null, true, Seat.NOW, null, Set.of());
    }
}
