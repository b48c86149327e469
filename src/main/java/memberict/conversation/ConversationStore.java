package memberict.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.Inbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Where conversations stand. */
@Repository
class ConversationStore {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The conversation at that address, begun now if there was none. The caller holds it ({@link Inbox#hold}). */
    Conversation open(Address address, Instant now) {
        return find(address).orElseGet(() -> {
            Conversation begun = new Conversation(
                    new ConversationId(UUID.randomUUID()), address, null, null, new DialogueState.Listening());
            jdbc.sql(
                            "insert into conversation (id, channel, name, state, begun_at, changed_at) values (?, ?, ?, ?, ?, ?)")
                    .param(begun.id().value())
                    .param(address.channel().name())
                    .param(address.conversation())
                    .param(written(begun.state()))
                    .param(now.atOffset(ZoneOffset.UTC))
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
            return begun;
        });
    }

    Optional<Conversation> find(Address address) {
        return jdbc.sql("select * from conversation where channel = ? and name = ?")
                .param(address.channel().name())
                .param(address.conversation())
                .query(this::conversation)
                .optional();
    }

    Optional<Conversation> find(ConversationId id) {
        return jdbc.sql("select * from conversation where id = ?")
                .param(id.value())
                .query(this::conversation)
                .optional();
    }

    void keep(Conversation conversation, Instant now) {
        jdbc.sql("update conversation set council = ?, member_id = ?, state = ?, changed_at = ? where id = ?")
                .param(conversation.council())
                .param(conversation.member())
                .param(written(conversation.state()))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(conversation.id().value())
                .update();
    }

    private String written(DialogueState state) {
        return json.writerFor(DialogueState.class).writeValueAsString(state);
    }

    private Conversation conversation(ResultSet row, int n) throws SQLException {
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                new Address(Channel.valueOf(row.getString("channel")), row.getString("name")),
                row.getString("council"),
                row.getString("member_id"),
                json.readValue(row.getString("state"), DialogueState.class));
    }

    /**
     * @param council id of the council it is about; null while that is not known
     * @param member id of the Member who proved to be in it; null for no one
     */
    record Conversation(
            ConversationId id,
            Address address,
            @Nullable String council,
            @Nullable String member,
            DialogueState state) {

        Conversation now(DialogueState next) {
            return new Conversation(id, address, council, member, next);
        }

        Conversation about(@Nullable String other) {
            return new Conversation(id, address, other, member, state);
        }

        Conversation with(@Nullable String other) {
            return new Conversation(id, address, council, other, state);
        }
    }
}
