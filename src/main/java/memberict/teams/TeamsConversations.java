package memberict.teams;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers where each conversation can be reached, for replies go out long after the request is over. */
@Repository
class TeamsConversations {

    private final JdbcClient jdbc;
    private final Clock clock;

    TeamsConversations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest word counts: Microsoft moves conversations between addresses. */
    void keep(TeamsConversation conversation) {
        if (update(conversation) == 0) {
            jdbc.sql("""
                    insert into teams_conversation
                        (conversation, service_url, tenant, channel_id, bot_id, user_id, locale, reachable, updated_at)
                    values (:conversation, :serviceUrl, :tenant, :channel, :bot, :user, :locale, :reachable, :now)
                    on conflict do nothing""")
                    .param("conversation", conversation.id())
                    .param("serviceUrl", conversation.serviceUrl())
                    .param("tenant", conversation.tenant())
                    .param("channel", conversation.channel())
                    .param("bot", conversation.bot())
                    .param("user", conversation.user())
                    .param("locale", conversation.locale())
                    .param("reachable", conversation.reachable())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private int update(TeamsConversation conversation) {
        return jdbc.sql("""
                update teams_conversation
                set service_url = :serviceUrl, tenant = :tenant, channel_id = :channel, bot_id = :bot, user_id = :user,
                    locale = :locale, reachable = :reachable, updated_at = :now
                where conversation = :conversation""")
                .param("conversation", conversation.id())
                .param("serviceUrl", conversation.serviceUrl())
                .param("tenant", conversation.tenant())
                .param("channel", conversation.channel())
                .param("bot", conversation.bot())
                .param("user", conversation.user())
                .param("locale", conversation.locale())
                .param("reachable", conversation.reachable())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Until something comes from there again. */
    void unreachable(String conversation) {
        jdbc.sql(
                        "update teams_conversation set reachable = false, updated_at = :now where conversation = :conversation")
                .param("conversation", conversation)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<TeamsConversation> find(String conversation) {
        return jdbc.sql("select * from teams_conversation where conversation = ?")
                .param(conversation)
                .query((row, n) -> new TeamsConversation(
                        row.getString("conversation"),
                        row.getString("service_url"),
                        row.getString("tenant"),
                        row.getString("channel_id"),
                        row.getString("bot_id"),
                        row.getString("user_id"),
                        row.getString("locale"),
                        row.getBoolean("reachable")))
                .optional();
    }
}
