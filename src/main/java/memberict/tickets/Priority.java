package memberict.tickets;

import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;

/** How soon a ticket is dealt with: impact × urgency (ITIL), never the rank of who asks. */
public enum Priority {
    P1,
    P2,
    P3,
    P4;

    public static Priority of(Impact impact, Urgency urgency) {
        return of(impact, urgency, false);
    }

    /** @param broken whether something that worked no longer does: it then never comes last */
    public static Priority of(Impact impact, Urgency urgency, boolean broken) {
        return switch (impact) {
            case MANY ->
                switch (urgency) {
                    case NOW, TODAY -> P1;
                    case CAN_WAIT -> P2;
                };
            case ONE_MEMBER ->
                switch (urgency) {
                    case NOW -> P1;
                    case TODAY -> P2;
                    case CAN_WAIT -> P3;
                };
            case ONE_FUNCTION ->
                switch (urgency) {
                    case NOW -> P2;
                    case TODAY -> P3;
                    case CAN_WAIT -> broken ? P3 : P4;
                };
        };
    }
}
