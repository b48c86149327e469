package memberict.catalogue;

/** How soon a fault bites (ITIL). Ordered from soonest to latest. */
public enum Urgency {
    /** A meeting is live or within two hours, a device is lost, a break-in. */
    NOW,
    /** A formal meeting within a working day, or wholly locked out. */
    TODAY,
    CAN_WAIT;

    /** The sooner of the two. */
    public Urgency orSooner(Urgency other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
