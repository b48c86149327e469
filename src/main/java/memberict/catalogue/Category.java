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

    public boolean is(String otherId) {
        return id.equals(otherId);
    }
}
