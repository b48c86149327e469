package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import memberict.teams.Activity.Unreadable;
import memberict.teams.Gate.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SignedGateTests {

    private final Microsoft microsoft = new Microsoft();
    private final Gate gate = new Gate.Signed(
            new ConnectorTokens(
                    new SigningKeys(HttpClient.newHttpClient(), microsoft.metadata(), Clock.systemUTC()),
                    Microsoft.ISSUER,
                    Microsoft.APP,
                    Clock.systemUTC()),
            Microsoft.APP,
            ServiceUrls.of(microsoft.settings()));

    @AfterEach
    void close() {
        microsoft.close();
    }

    @Test
    void hearsAKeyThatMaySignForTeams() throws Unreadable {
        assertThat(objection(Post.message("a:1", "1", "x"))).isEmpty();
    }

    @Test
    void doesNotHearAKeyThatMaySignForOtherChannelsOnly() throws Unreadable {
        microsoft.publishes(List.of("webchat"), Microsoft.connectorKey());

        assertThat(objection(Post.message("a:1", "1", "x"))).isPresent();
    }

    @Test
    void doesNotHearAKeyThatMaySignForNothing() throws Unreadable {
        microsoft.publishes(List.of(), Microsoft.connectorKey());

        assertThat(objection(Post.message("a:1", "1", "x"))).isPresent();
        assertThat(objection(Post.message("a:1", "1", "x").with("/channelId", "\"\"")))
                .isPresent();
    }

    @Test
    void readsTheSchemeInAnyCase() {
        assertThat(gate.admit(request("bearer "))).isInstanceOf(Visitor.Admitted.class);
        assertThat(gate.admit(request("Bearer"))).isInstanceOf(Visitor.TurnedAway.class);
    }

    private Optional<String> objection(Post post) throws Unreadable {
        return gate.objection(
                (Visitor.Admitted) gate.admit(request("Bearer ")),
                Activity.read(post.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MockHttpServletRequest request(String scheme) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/messages");
        request.addHeader("Authorization", scheme + Microsoft.token(claims -> claims));
        return request;
    }
}
