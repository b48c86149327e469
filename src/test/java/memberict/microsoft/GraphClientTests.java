package memberict.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import memberict.microsoft.GraphFault.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are as Microsoft's documentation shows them, with other names. */
class GraphClientTests {

    private static final String GROUP = "2e5807ce-58f3-4a94-9b37-ffff2e085957";
    private static final String CAME = "37de1ae3-408f-4702-8636-20824abda004";
    private static final String WENT = "632f6bb2-3ec8-4c1f-9073-0027a8c68593";
    private static final String LATER = "c08a463b-7b8a-40a4-aa31-f9bf690b9551";
    private static final String GROUPS = "/v1.0/groups/delta()";
    private static final String USERS = "/v1.0/users/delta()";
    private static final String PEOPLE = "/v1.0/groups/" + GROUP + "/members";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T18:30:00Z"), ZoneOffset.UTC);

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private GraphClient graph;

    @BeforeEach
    void startIt() {
        server.start();
        server.stubFor(post("/t/oauth2/v2.0/token")
                .willReturn(okJson("{\"access_token\": \"a-token\", \"expires_in\": 3599}")));
        MicrosoftSettings settings =
                new MicrosoftSettings(URI.create(server.baseUrl() + "/v1.0"), URI.create(server.baseUrl()));
        graph = new GraphClient(
                settings,
                new AccessToken(
                        HttpClient.newHttpClient(),
                        settings.login(),
                        "t",
                        "c",
                        new Credential.Secret("s"),
                        settings.graphScope(),
                        "a test",
                        CLOCK),
                CLOCK);
    }

    @AfterEach
    void stopIt() {
        server.stop();
    }

    @Test
    void asksWhoIsInOneGroupAndFollowsEveryPage() throws Exception {
        server.stubFor(get(urlPathEqualTo(GROUPS))
                .withQueryParam("$select", equalTo("id,members"))
                .withQueryParam("$filter", equalTo("id eq '" + GROUP + "'"))
                .willReturn(recorded("group-first-page")));
        server.stubFor(get(urlPathEqualTo(GROUPS))
                .withQueryParam("$skiptoken", equalTo("pqwSUjGYvb3jQpbwVAwEL7yuI3dU1LecfkkfLPtnIjsXoYQp"))
                .willReturn(recorded("group-last-page")));

        GroupChanges changes = graph.groupChanges(GROUP, null);

        assertThat(changes.came()).containsExactlyInAnyOrder(CAME, LATER);
        assertThat(changes.left()).containsExactly(WENT);
        assertThat(changes.groupsInside()).isEqualTo(1);
        assertThat(changes.link())
                .isEqualTo(server.baseUrl()
                        + "/v1.0/groups/delta?$deltatoken=sZwAFZibx-LQOdZIo1hHhmmDhHzCY0Hs6snoIHJCSIfCHdqK");
        assertThat(changes.after(List.of(WENT, "someone"))).containsExactlyInAnyOrder("someone", CAME, LATER);
        server.verify(
                2, getRequestedFor(urlPathEqualTo(GROUPS)).withHeader("Authorization", equalTo("Bearer a-token")));
    }

    @Test
    void findsNothingChangedInAnEmptyAnswer() throws Exception {
        server.stubFor(get(urlPathEqualTo("/v1.0/groups/delta"))
                .withQueryParam("$deltatoken", equalTo("old"))
                .willReturn(recorded("group-unchanged")));

        GroupChanges changes = graph.groupChanges(GROUP, server.baseUrl() + "/v1.0/groups/delta?$deltatoken=old");

        assertThat(changes.came()).isEmpty();
        assertThat(changes.left()).isEmpty();
        assertThat(changes.link()).endsWith("$deltatoken=new");
    }

    @Test
    void saysThatThereIsNoSuchGroup() {
        server.stubFor(get(urlPathEqualTo(GROUPS)).willReturn(recorded("group-unchanged")));
        assertThat(fault(() -> graph.groupChanges(GROUP, null)).kind()).isEqualTo(Kind.NOT_THERE);

        server.stubFor(get(urlPathEqualTo(GROUPS)).willReturn(recorded("group-deleted")));
        assertThat(fault(() -> graph.groupChanges(GROUP, null)))
                .hasMessage("there is no group %s in this tenant: check the ids of the council's groups", GROUP);
    }

    @Test
    void readsPeopleAndLeavesDevicesAside() throws Exception {
        server.stubFor(get(urlPathEqualTo(PEOPLE))
                .withQueryParam("$top", equalTo("999"))
                .willReturn(recorded("people")));

        assertThat(graph.people(GROUP))
                .containsExactly(
                        new GraphUser(
                                CAME,
                                "Cllr Mabli Puw",
                                "mabli.puw@tenant.example",
                                "mabli.puw@tenant.example",
                                List.of("01632 960150"),
                                "07700 900150",
                                "cy-GB",
                                true),
                        new GraphUser(
                                LATER, "Cllr Idris Vane", null, "idris@tenant.example", List.of(), null, null, false));
    }

    @Test
    void takesBareIdsForAMissingPermission() {
        server.stubFor(get(urlPathEqualTo(PEOPLE)).willReturn(recorded("people-bare")));

        assertThat(fault(() -> graph.people(GROUP)))
                .hasMessageContaining("lacks the permission User.Read.All")
                .extracting(GraphFault::kind)
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void followsAccountsFromNowOnWithoutReadingAWholeTenant() throws Exception {
        server.stubFor(get(urlPathEqualTo(USERS))
                .withQueryParam("$deltatoken", equalTo("latest"))
                .willReturn(okJson("{\"@odata.deltaLink\": \"%s/v1.0/users/delta?$deltatoken=now\", \"value\": []}"
                        .formatted(server.baseUrl()))));
        server.stubFor(get(urlPathEqualTo("/v1.0/users/delta"))
                .withQueryParam("$deltatoken", equalTo("now"))
                .willReturn(recorded("users-changed")));

        UserChanges first = graph.userChanges(null);
        UserChanges then = graph.userChanges(first.link());

        assertThat(first.ids()).isEmpty();
        assertThat(then.ids()).isEqualTo(Set.of(CAME, WENT));
    }

    @ParameterizedTest
    @CsvSource({
        "401, InvalidAuthenticationToken, REFUSED, does not take our token (401 InvalidAuthenticationToken)",
        "403, Authorization_RequestDenied, REFUSED, lacks the permission GroupMember.Read.All",
        "404, Request_ResourceNotFound, NOT_THERE, check the ids",
        "410, Directory_ExpiredPageToken, GONE, no longer knows our place",
        "500, InternalServerError, OUT_OF_REACH, answered 500 InternalServerError"
    })
    void saysWhatCameOfIt(int status, String code, Kind kind, String words) {
        server.stubFor(get(urlPathEqualTo(GROUPS)).willReturn(refusal(status, code)));

        GraphFault fault = fault(() -> graph.groupChanges(GROUP, null));

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessageContaining(words);
        assertThat(fault.retryAfter()).isEmpty();
    }

    @Test
    void comesBackAsLateAsItIsAskedTo() {
        server.stubFor(get(urlPathEqualTo(GROUPS))
                .willReturn(refusal(429, "TooManyRequests").withHeader("Retry-After", "300")));

        GraphFault fault = fault(() -> graph.groupChanges(GROUP, null));

        assertThat(fault.kind()).isEqualTo(Kind.BUSY);
        assertThat(fault.retryAfter()).contains(Duration.ofMinutes(5));
        server.verify(1, getRequestedFor(urlPathEqualTo(GROUPS)));
    }

    @Test
    void readsADateToComeBackAt() {
        server.stubFor(get(urlPathEqualTo(GROUPS))
                .willReturn(
                        refusal(429, "TooManyRequests").withHeader("Retry-After", "Mon, 23 Nov 2026 18:40:00 GMT")));

        assertThat(fault(() -> graph.groupChanges(GROUP, null)).retryAfter()).contains(Duration.ofMinutes(10));
    }

    @Test
    void waitsAMomentWhereAMomentIsAskedFor() throws Exception {
        server.stubFor(once(get(urlPathEqualTo(GROUPS)))
                .willReturn(refusal(429, "TooManyRequests").withHeader("Retry-After", "1")));
        server.stubFor(then(get(urlPathEqualTo(GROUPS))).willReturn(recorded("group-last-page")));

        assertThat(graph.groupChanges(GROUP, null).came()).containsExactly(LATER);
    }

    @Test
    void asksForAFreshTokenWhereTheOldOneIsNotTaken() throws Exception {
        server.stubFor(once(get(urlPathEqualTo(GROUPS))).willReturn(refusal(401, "InvalidAuthenticationToken")));
        server.stubFor(then(get(urlPathEqualTo(GROUPS))).willReturn(recorded("group-last-page")));

        assertThat(graph.groupChanges(GROUP, null).came()).containsExactly(LATER);
        assertThat(server.getAllServeEvents())
                .filteredOn(event -> event.getRequest().getUrl().endsWith("/token"))
                .hasSize(2);
    }

    @Test
    void followsNoLinkToAnotherHost() {
        server.stubFor(
                get(urlPathEqualTo(GROUPS))
                        .willReturn(
                                okJson(
                                        "{\"@odata.nextLink\": \"https://graph.microsoft.com.evil.example/v1.0/groups/delta?x\", \"value\": []}")));

        assertThat(fault(() -> graph.groupChanges(GROUP, null))).hasMessageContaining("an address that is not its own");
        assertThat(fault(() -> graph.userChanges("https://elsewhere.example/v1.0/users/delta?x"))
                        .kind())
                .isEqualTo(Kind.GONE);
    }

    @Test
    void saysThatGraphIsOutOfReach() {
        server.stubFor(get(urlPathEqualTo(GROUPS)).willReturn(aResponse().withBody("<html>")));
        assertThat(fault(() -> graph.groupChanges(GROUP, null)).kind()).isEqualTo(Kind.OUT_OF_REACH);

        server.stop();
        assertThat(fault(() -> graph.groupChanges(GROUP, null)).kind()).isEqualTo(Kind.OUT_OF_REACH);
    }

    private static GraphFault fault(ThrowingCallable call) {
        GraphFault fault = catchThrowableOfType(GraphFault.class, call);
        assertThat(fault).isNotNull();
        return fault;
    }

    private static MappingBuilder once(MappingBuilder request) {
        return request.inScenario("twice").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("again");
    }

    private static MappingBuilder then(MappingBuilder request) {
        return request.inScenario("twice").whenScenarioStateIs("again");
    }

    private static ResponseDefinitionBuilder refusal(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\": {\"code\": \"%s\", \"message\": \"…\"}}".formatted(code));
    }

    private ResponseDefinitionBuilder recorded(String name) {
        try {
            return okJson(Files.readString(Path.of("src/test/resources/microsoft", name + ".json"))
                    .replace("https://graph.microsoft.com", server.baseUrl()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
