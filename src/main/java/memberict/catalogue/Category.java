package memberict.catalogue;

/**
 * One kind of request.
 *
 * @param id stable, such as {@code account_password}: tickets, training data and evidence refer to it
 * @param label what Members and officers see
 * @param ask completes "Is it about …?"
 * @param route who deals with it where an answer did not help, a key of the council's routes
 * @param impact where the words say nothing
 * @param urgency where the words say nothing
 */
public record Category(
        String id,
        String label,
        String ask,
        SelfService selfService,
        String route,
        RequestKind kind,
        Impact impact,
        Urgency urgency) {

    /** Of a ticket whose request was not understood, until an officer sorts it. Nothing is ever classified as this. */
    public static final Category UNSORTED = new Category(
            "unsorted",
            "Not sorted yet",
            "something else",
            SelfService.NO,
            "ict",
            RequestKind.INCIDENT,
            Impact.ONE_MEMBER,
            Urgency.CAN_WAIT);

    public boolean is(String otherId) {
        return id.equals(otherId);
    }
}
