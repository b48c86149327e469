package memberict.conversation;

import java.time.Instant;
import memberict.knowledge.ArticleId;
import memberict.messaging.Channel;

/** What happened in a conversation that others may want to count. Ids and small values, never a Member's words. */
public sealed interface ConversationEvent {

    ConversationId conversation();

    /** Id of the council the request was for. */
    String council();

    Channel channel();

    /** Id of the request's category. */
    String category();

    ArticleId article();

    Instant at();

    /** An article was sent as the answer. */
    record QuestionAnswered(
            ConversationId conversation,
            String council,
            Channel channel,
            String category,
            ArticleId article,
            Instant at)
            implements ConversationEvent {}

    /** The Member said it helped. */
    record AnswerHelped(
            ConversationId conversation,
            String council,
            Channel channel,
            String category,
            ArticleId article,
            Instant at)
            implements ConversationEvent {}

    /** The Member said it did not help. */
    record AnswerDidNotHelp(
            ConversationId conversation,
            String council,
            Channel channel,
            String category,
            ArticleId article,
            Instant at)
            implements ConversationEvent {}
}
