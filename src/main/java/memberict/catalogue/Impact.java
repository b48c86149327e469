package memberict.catalogue;

/** How far a fault reaches (ITIL). Ordered from widest to narrowest. */
public enum Impact {
    /** Many Members, a meeting, or security. */
    MANY,
    /** One Member cannot work. */
    ONE_MEMBER,
    /** One function, or a request or question. */
    ONE_FUNCTION;

    /** The wider of the two. */
    public Impact orWider(Impact other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
