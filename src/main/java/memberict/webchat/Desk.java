package memberict.webchat;

import memberict.directory.Council;
import org.jspecify.annotations.Nullable;

/**
 * How a Member reaches a person by phone.
 *
 * @param dial the number as a telephone dials it
 * @param outOfHours follows "At other times, …"; null where the council does not say
 */
record Desk(
        @Nullable String phone,
        @Nullable String dial,
        @Nullable String hours,
        @Nullable String outOfHours) {

    static Desk of(Council council) {
        String phone = council.values().get("ict-phone");
        return new Desk(
                phone,
                phone == null ? null : phone.replaceAll("[^0-9+]", ""),
                council.values().get("ict-hours"),
                council.values().get("ict-out-of-hours"));
    }
}
