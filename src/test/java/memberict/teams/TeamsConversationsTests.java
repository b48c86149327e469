package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import memberict.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class TeamsConversationsTests {

    @Parameter
    TestDatabases database;

    private TeamsConversations conversations;

    @BeforeEach
    void open() {
        conversations = new TeamsConversations(JdbcClient.create(database.fresh()), new SettableClock());
    }

    @Test
    void theNewestWordCounts() {
        conversations.keep(conversation("https://smba.trafficmanager.net/emea/", "29:1"));
        conversations.keep(conversation("https://smba.trafficmanager.net/uk/", null));

        assertThat(conversations.find("a:1")).contains(conversation("https://smba.trafficmanager.net/uk/", null));
        assertThat(conversations.find("a:2")).isEmpty();
    }

    @Test
    void isReachableAgainOnceSomethingComes() {
        conversations.keep(conversation("https://smba.trafficmanager.net/uk/", "29:1"));
        conversations.unreachable("a:1");
        assertThat(conversations.find("a:1").orElseThrow().reachable()).isFalse();

        conversations.keep(conversation("https://smba.trafficmanager.net/uk/", "29:1"));
        assertThat(conversations.find("a:1").orElseThrow().reachable()).isTrue();
    }

    private static TeamsConversation conversation(String serviceUrl, @Nullable String user) {
        return new TeamsConversation("a:1", serviceUrl, "tenant", "msteams", "28:bot", user, null, true);
    }
}
