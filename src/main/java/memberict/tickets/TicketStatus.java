package memberict.tickets;

import java.util.Set;

/** ITIL's states of a ticket, and which may follow which. */
public enum TicketStatus {
    NEW("New"),
    IN_PROGRESS("In progress"),
    ON_HOLD("On hold"),
    /** The Member has been told the answer, and may still say that it did not help. */
    RESOLVED("Resolved"),
    CLOSED("Closed"),
    CANCELLED("Cancelled");

    private final String label;

    TicketStatus(String label) {
        this.label = label;
    }

    /** What Members and officers see. */
    public String label() {
        return label;
    }

    /** Whether someone still has to do something. */
    public boolean isOpen() {
        return switch (this) {
            case NEW, IN_PROGRESS, ON_HOLD -> true;
            case RESOLVED, CLOSED, CANCELLED -> false;
        };
    }

    public boolean canBecome(TicketStatus next) {
        return next().contains(next);
    }

    private Set<TicketStatus> next() {
        return switch (this) {
            case NEW -> Set.of(IN_PROGRESS, ON_HOLD, RESOLVED, CANCELLED);
            case IN_PROGRESS -> Set.of(ON_HOLD, RESOLVED, CANCELLED);
            case ON_HOLD -> Set.of(IN_PROGRESS, RESOLVED, CANCELLED);
            case RESOLVED -> Set.of(IN_PROGRESS, CLOSED);
            case CLOSED, CANCELLED -> Set.of();
        };
    }
}
