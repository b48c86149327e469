package memberict.scrutiny;

import java.time.Instant;
import memberict.conversation.ConversationId;
import memberict.knowledge.ArticleId;
import memberict.tickets.Priority;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. It holds no words and names no person.
 *
 * @param category id of the category it counts under
 * @param categoryThen id of the category at that moment, which an officer may have corrected since
 * @param priority of the ticket at that moment; null where there was none
 */
public record EvidenceRow(
        long id,
        EvidenceKind kind,
        String council,
        String category,
        String categoryThen,
        TicketSource source,
        @Nullable Priority priority,
        @Nullable TicketReference ticket,
        @Nullable ConversationId conversation,
        @Nullable ArticleId article,
        Instant at) {}
