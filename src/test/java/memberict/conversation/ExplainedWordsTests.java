package memberict.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class ExplainedWordsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");

    @Parameter
    TestDatabases database;

    private ExplainedWords explained;
    private ConversationId owains;
    private ConversationId ceris;

    @BeforeEach
    void twoConversations() {
        DataSource source = database.fresh();
        JdbcClient jdbc = JdbcClient.create(source);
        explained = new ExplainedWords(jdbc);
        ConversationStore store = new ConversationStore(jdbc);
        owains = store.open(new Address(Channel.WEBCHAT, "kestrel-vale/1"), NOW).id();
        ceris = store.open(new Address(Channel.WEBCHAT, "kestrel-vale/2"), NOW).id();
    }

    @Test
    void wordsAreRememberedForTheirConversation() {
        explained.note(owains, List.of("VPN", "passkey"), NOW);

        assertThat(explained.in(owains, NOW)).containsExactlyInAnyOrder("VPN", "passkey");
        assertThat(explained.in(ceris, NOW)).isEmpty();
    }

    @Test
    void wordIsExplainedAgainAfterAMonth() {
        Instant later = NOW.plus(Duration.ofDays(31));
        explained.note(owains, List.of("VPN"), NOW);

        assertThat(explained.in(owains, later)).isEmpty();

        explained.note(owains, List.of("VPN"), later);

        assertThat(explained.in(owains, later)).containsExactly("VPN");
    }
}
