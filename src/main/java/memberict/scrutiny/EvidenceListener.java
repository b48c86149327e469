package memberict.scrutiny;

import memberict.conversation.ConversationEvent;
import memberict.tickets.TicketEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happens elsewhere. */
@Component
class EvidenceListener {

    private final EvidenceLog log;

    EvidenceListener(EvidenceLog log) {
        this.log = log;
    }

    @EventListener
    void on(TicketEvent fact) {
        log.keep(fact);
    }

    @EventListener
    void on(ConversationEvent fact) {
        log.keep(fact);
    }
}
