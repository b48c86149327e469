package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;

/** The door as the Agents Playground meets it: on this machine, without a signature. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties =
                "spring.datasource.url=jdbc:h2:mem:local;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH")
@Import(DoorContext.class)
class LocalDoorTests {

    @LocalServerPort
    int port;

    @Autowired
    Inbox inbox;

    private Address chat;

    @BeforeEach
    void anotherChat() {
        chat = new Address(Channel.TEAMS, "a:" + UUID.randomUUID());
    }

    @Test
    void believesThisMachine() {
        assertThat(post(message()).statusCode()).isEqualTo(200);

        assertThat(inbox.from(chat))
                .extracting(message -> message.claims().proof())
                .containsExactly(new Proof.Entra(DoorContext.OUR_TENANT, "00000000-0000-4000-8000-000000000020"));
    }

    @Test
    void answersOnlyOnThisMachine() {
        refuses(message().with("/serviceUrl", "\"https://smba.trafficmanager.net/uk/\""));
        refuses(message().with("/serviceUrl", "\"http://10.0.0.1:56150/_connector\""));
    }

    @Test
    void stillServesOnlyTheCouncils() {
        refuses(message()
                .without("/channelData")
                .with("/conversation/tenantId", "\"99999999-9999-9999-9999-999999999999\""));
    }

    @Test
    void keepsOutWhatCameThroughAProxy() {
        assertThat(post(message(), "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(403);
    }

    private void refuses(Post post) {
        assertThat(post(post).statusCode()).isEqualTo(403);
        assertThat(inbox.from(chat)).extracting(InboundMessage::text).isEmpty();
    }

    private HttpResponse<String> post(Post post, String... headers) {
        return DoorContext.post(port, post.toString(), headers);
    }

    private Post message() {
        return Post.message(chat.conversation(), "1", "Hello")
                .with("/serviceUrl", "\"http://localhost:56150/_connector\"");
    }
}
