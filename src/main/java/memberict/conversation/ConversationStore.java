package memberict.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import memberict.messaging.Address;
import memberict.messaging.Channel;
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

    /** The conversation at that address, begun now if there was none, and locked until the transaction ends. */
    Conversation open(Address address, Instant now) {
        return lock(address).orElseGet(() -> {
            jdbc.sql("""
                    insert into conversation (id, channel, name, state, begun_at, changed_at)
                    values (:id, :channel, :name, :state, :now, :now) on conflict do nothing""")
                    .param("id", UUID.randomUUID())
                    .param("channel", address.channel().name())
                    .param("name", address.conversation())
                    .param(
                            "state",
                            json.writerFor(DialogueState.class).writeValueAsString(new DialogueState.Listening()))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            return lock(address).orElseThrow();
        });
    }

    private Optional<Conversation> lock(Address address) {
        return jdbc.sql("select * from conversation where channel = ? and name = ? for update")
                .param(address.channel().name())
                .param(address.conversation())
                .query(this::conversation)
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<Conversation> lock(ConversationId id) {
        return jdbc.sql("select * from conversation where id = ? for update")
                .param(id.value())
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
        jdbc.sql("""
                update conversation set council = :council, member_id = :member, state = :state, changed_at = :now
                where id = :id""")
                .param("council", conversation.council())
                .param("member", conversation.member())
                .param("state", json.writerFor(DialogueState.class).writeValueAsString(conversation.state()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", conversation.id().value())
                .update();
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
