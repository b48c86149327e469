package memberict.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which technical words a conversation has had explained, so that each is explained at its first use and then no more. */
@Repository
class ExplainedWords {

    // A conversation in Teams lasts for years, and nobody remembers a word that long.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final JdbcClient jdbc;

    ExplainedWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> in(ConversationId conversation, Instant now) {
        return jdbc.sql("""
                        select word from conversation_explained_word
                        where conversation_id = :conversation and explained_at > :since""")
                .param("conversation", conversation.value())
                .param("since", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .query((row, index) -> row.getString("word"))
                .set();
    }

    void note(ConversationId conversation, Collection<String> words, Instant now) {
        for (String word : words) {
            jdbc.sql("delete from conversation_explained_word where conversation_id = ? and word = ?")
                    .param(conversation.value())
                    .param(word)
                    .update();
            jdbc.sql("""
                            insert into conversation_explained_word (conversation_id, word, explained_at)
                            values (:conversation, :word, :now)""")
                    .param("conversation", conversation.value())
                    .param("word", word)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
