package memberict.directory;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone a council's Entra groups hold, or once held.
 *
 * @param memberId what tickets call them as a Member
 * @param officerId what tickets call them as an officer
 * @param name null until Graph has shown them
 * @param enabled false where nobody can sign in with it: then it proves nothing
 * @param leftAt since when they sit there no longer
 * @param roles as an officer
 */
record Account(
        String council,
        String objectId,
        String memberId,
        String officerId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        boolean enabled,
        Seat seat,
        @Nullable Instant leftAt,
        Set<Role> roles) {

    Account {
        roles = Set.copyOf(roles);
    }

    boolean sits() {
        return seat == Seat.NOW && name != null;
    }

    boolean works() {
        return !roles.isEmpty() && name != null;
    }

    Account shownAs(
            String name, @Nullable String email, @Nullable String phone, @Nullable String language, boolean enabled) {
        return new Account(
                council, objectId, memberId, officerId, name, email, phone, language, enabled, seat, leftAt, roles);
    }

    Account placed(Seat seat, @Nullable Instant leftAt, Set<Role> roles) {
        return new Account(
                council, objectId, memberId, officerId, name, email, phone, language, enabled, seat, leftAt, roles);
    }
}
