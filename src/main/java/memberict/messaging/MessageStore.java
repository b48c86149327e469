package memberict.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two tables of messages, and the row that is locked to keep a conversation in order. */
@Repository
class MessageStore {

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the message was here already. */
    boolean keep(InboundMessage message) {
        return jdbc.sql("""
                        insert into inbox (id, channel, conversation, provider_id, council, received_at, message, state, attempts)
                        values (?, ?, ?, ?, ?, ?, ?, 'UNREAD', 0)
                        on conflict do nothing""")
                        .param(message.id().value())
                        .param(message.from().channel().name())
                        .param(message.from().conversation())
                        .param(message.providerId())
                        .param(message.claims().council())
                        .param(utc(message.receivedAt()))
                        .param(json.writeValueAsString(message))
                        .update()
                == 1;
    }

    void keep(OutboundMessage message) {
        jdbc.sql("""
                insert into outbox (id, channel, conversation, in_reply_to, written_at, blocks, about, state, attempts)
                values (?, ?, ?, ?, ?, ?, ?, 'QUEUED', 0)""")
                .param(message.id().value())
                .param(message.to().channel().name())
                .param(message.to().conversation())
                .param(uuid(message.inReplyTo()))
                .param(utc(message.writtenAt()))
                .param(json.writerFor(BLOCKS).writeValueAsString(message.blocks()))
                .param(message.about())
                .update();
    }

    /** Waits until no one else works on this conversation, and keeps it until the transaction ends. */
    void lock(Address address) {
        if (!locked(address)) {
            jdbc.sql("insert into conversation_line (channel, conversation) values (?, ?) on conflict do nothing")
                    .param(address.channel().name())
                    .param(address.conversation())
                    .update();
            locked(address);
        }
    }

    private boolean locked(Address address) {
        return jdbc.sql("select channel from conversation_line where channel = ? and conversation = ? for update")
                .param(address.channel().name())
                .param(address.conversation())
                .query(String.class)
                .optional()
                .isPresent();
    }

    List<InboundMessage> inbound(Address address) {
        return jdbc.sql("select message from inbox where channel = ? and conversation = ? order by arrival")
                .param(address.channel().name())
                .param(address.conversation())
                .query(this::received)
                .list();
    }

    Optional<InboundMessage> inbound(MessageId id) {
        return jdbc.sql("select message from inbox where id = ?")
                .param(id.value())
                .query(this::received)
                .optional();
    }

    Optional<InboundMessage> oldestUnread(Address address) {
        return jdbc.sql("""
                        select message from inbox
                        where channel = ? and conversation = ? and state = 'UNREAD' order by arrival limit 1""")
                .param(address.channel().name())
                .param(address.conversation())
                .query(this::received)
                .optional();
    }

    boolean isUnread(MessageId id) {
        return jdbc.sql("select count(*) from inbox where id = ? and state = 'UNREAD'")
                        .param(id.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void markRead(MessageId id) {
        jdbc.sql("update inbox set state = 'READ' where id = ?")
                .param(id.value())
                .update();
    }

    /** Counts a failed turn; after the last one the message is a dead letter. Returns whether it is. */
    boolean turnFailed(MessageId id, String why, int most, Instant now) {
        jdbc.sql("""
                update inbox set attempts = attempts + 1,
                    state = case when attempts + 1 >= :most then 'DEAD' else state end
                where id = :id""").param("most", most).param("id", id.value()).update();
        boolean dead = jdbc.sql("select count(*) from inbox where id = ? and state = 'DEAD'")
                        .param(id.value())
                        .query(Long.class)
                        .single()
                == 1;
        if (dead) {
            bury(id, DeadLetter.Direction.INBOUND, why, false, now);
        }
        return dead;
    }

    List<OutboundMessage> outbound(Address address) {
        return jdbc.sql("select * from outbox where channel = ? and conversation = ? order by departure")
                .param(address.channel().name())
                .param(address.conversation())
                .query(this::written)
                .list();
    }

    Optional<OutboundMessage> lastOutbound(Address address) {
        return jdbc.sql("select * from outbox where channel = ? and conversation = ? order by departure desc limit 1")
                .param(address.channel().name())
                .param(address.conversation())
                .query(this::written)
                .optional();
    }

    Optional<OutboundMessage> outbound(MessageId id) {
        return jdbc.sql("select * from outbox where id = ?")
                .param(id.value())
                .query(this::written)
                .optional();
    }

    /** False where a choice was taken before. */
    boolean choose(MessageId id, String choice) {
        return jdbc.sql("update outbox set chosen = ? where id = ? and chosen is null")
                        .param(choice)
                        .param(id.value())
                        .update()
                == 1;
    }

    Optional<Departure> departure(MessageId id) {
        return jdbc.sql("select * from outbox where id = ?")
                .param(id.value())
                .query((row, n) -> new Departure(
                        written(row, n),
                        State.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        instant(row, "claimed_at"),
                        row.getString("provider_id")))
                .optional();
    }

    /** Whether something written earlier to the same conversation is still on its way. */
    boolean earlierOnItsWay(OutboundMessage message) {
        return jdbc.sql("""
                        select count(*) from outbox
                        where channel = :channel and conversation = :conversation and state in ('QUEUED', 'SENDING')
                          and departure < (select departure from outbox where id = :id)""")
                        .param("channel", message.to().channel().name())
                        .param("conversation", message.to().conversation())
                        .param("id", message.id().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    long sentSince(Address address, Instant since) {
        return jdbc.sql("select count(*) from outbox where channel = ? and conversation = ? and sent_at > ?")
                .param(address.channel().name())
                .param(address.conversation())
                .param(utc(since))
                .query(Long.class)
                .single();
    }

    void claim(MessageId id, Instant at) {
        jdbc.sql("update outbox set state = 'SENDING', claimed_at = ?, attempts = attempts + 1 where id = ?")
                .param(utc(at))
                .param(id.value())
                .update();
    }

    void sent(MessageId id, Instant at, @Nullable String providerId) {
        jdbc.sql("update outbox set state = 'SENT', sent_at = ?, provider_id = ? where id = ?")
                .param(utc(at))
                .param(providerId)
                .param(id.value())
                .update();
    }

    void backInQueue(MessageId id) {
        outboxState(id, State.QUEUED);
    }

    void undeliverable(MessageId id, String why, boolean unknown, Instant now) {
        outboxState(id, unknown ? State.UNKNOWN : State.DEAD);
        bury(id, DeadLetter.Direction.OUTBOUND, why, unknown, now);
    }

    /** False where we sent no such message, or it came back before. */
    boolean cameBack(MessageId id, String why, Instant now) {
        boolean first = jdbc.sql("update outbox set state = 'DEAD' where id = ? and state = 'SENT'")
                        .param(id.value())
                        .update()
                == 1;
        if (first) {
            bury(id, DeadLetter.Direction.OUTBOUND, why, false, now);
        }
        return first;
    }

    private void outboxState(MessageId id, State state) {
        jdbc.sql("update outbox set state = ? where id = ?")
                .param(state.name())
                .param(id.value())
                .update();
    }

    private void bury(MessageId id, DeadLetter.Direction direction, String why, boolean unknown, Instant now) {
        jdbc.sql("insert into dead_letter (message, direction, since, problem, uncertain) values (?, ?, ?, ?, ?)")
                .param(id.value())
                .param(direction.name())
                .param(utc(now))
                .param(why)
                .param(unknown)
                .update();
    }

    /** Newest first. */
    List<DeadLetter> deadLetters() {
        return jdbc.sql("""
                        select d.*, coalesce(i.channel, o.channel) as channel,
                            coalesce(i.conversation, o.conversation) as conversation,
                            coalesce(i.attempts, o.attempts) as attempts, coalesce(i.council, asked.council,
                                (select max(said.council) from inbox said
                                 where said.channel = o.channel and said.conversation = o.conversation)) as council
                        from dead_letter d
                            left join inbox i on i.id = d.message
                            left join outbox o on o.id = d.message
                            left join inbox asked on asked.id = o.in_reply_to
                        order by d.since desc""")
                .query((row, n) -> new DeadLetter(
                        new MessageId(row.getObject("message", UUID.class)),
                        DeadLetter.Direction.valueOf(row.getString("direction")),
                        address(row),
                        row.getString("council"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("problem"),
                        row.getInt("attempts"),
                        row.getBoolean("uncertain")))
                .list();
    }

    /** False where the message is no dead letter. */
    boolean revive(MessageId id, DeadLetter.Direction direction) {
        return unbury(id, direction, "UNREAD", State.QUEUED);
    }

    /** False where the message is no dead letter. */
    boolean putAside(MessageId id, DeadLetter.Direction direction) {
        return unbury(id, direction, "READ", State.ASIDE);
    }

    private boolean unbury(MessageId id, DeadLetter.Direction direction, String inboxState, State outboxState) {
        boolean here = jdbc.sql("delete from dead_letter where message = ? and direction = ?")
                        .param(id.value())
                        .param(direction.name())
                        .update()
                == 1;
        if (here) {
            switch (direction) {
                case INBOUND ->
                    jdbc.sql("update inbox set state = ?, attempts = 0 where id = ?")
                            .param(inboxState)
                            .param(id.value())
                            .update();
                case OUTBOUND ->
                    jdbc.sql("update outbox set state = ?, attempts = 0 where id = ?")
                            .param(outboxState.name())
                            .param(id.value())
                            .update();
                case AT_THE_DOOR -> throw new IllegalArgumentException("a door's own letters are not kept here");
            }
        }
        return here;
    }

    private InboundMessage received(ResultSet row, int n) throws SQLException {
        return json.readValue(row.getString("message"), InboundMessage.class);
    }

    private OutboundMessage written(ResultSet row, int n) throws SQLException {
        UUID inReplyTo = row.getObject("in_reply_to", UUID.class);
        return new OutboundMessage(
                new MessageId(row.getObject("id", UUID.class)),
                address(row),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                json.readerFor(BLOCKS).readValue(row.getString("blocks")),
                inReplyTo == null ? null : new MessageId(inReplyTo),
                row.getString("chosen"),
                row.getString("about"));
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(Channel.valueOf(row.getString("channel")), row.getString("conversation"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID uuid(@Nullable MessageId id) {
        return id == null ? null : id.value();
    }

    /** Where a reply stands on its way out. */
    enum State {
        QUEUED,
        /** The courier has it. Found so after a crash, no one knows whether it arrived. */
        SENDING,
        SENT,
        DEAD,
        UNKNOWN,
        /** An officer has seen the dead letter and put it aside. */
        ASIDE
    }

    record Departure(
            OutboundMessage message,
            State state,
            int attempts,
            @Nullable Instant claimedAt,
            @Nullable String providerId) {

        boolean claimedBefore(Instant now, Duration longest) {
            return claimedAt != null && claimedAt.plus(longest).isBefore(now);
        }
    }
}
