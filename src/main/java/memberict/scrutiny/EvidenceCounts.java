package memberict.scrutiny;

import java.util.Map;
import memberict.tickets.TicketSource;

/**
 * How often each thing happened.
 *
 * @param byKind only what happened at all
 * @param ticketsBySource the {@link EvidenceKind#TICKET_RAISED} among them by the door they came in by
 */
public record EvidenceCounts(Map<EvidenceKind, Integer> byKind, Map<TicketSource, Integer> ticketsBySource) {

    public EvidenceCounts {
        byKind = Map.copyOf(byKind);
        ticketsBySource = Map.copyOf(ticketsBySource);
    }

    public int of(EvidenceKind kind) {
        return byKind.getOrDefault(kind, 0);
    }

    public int ticketsFrom(TicketSource source) {
        return ticketsBySource.getOrDefault(source, 0);
    }
}
