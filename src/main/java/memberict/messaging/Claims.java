package memberict.messaging;

import memberict.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What a door can vouch for.
 *
 * @param council id of the council whose door it was; null where the door does not say
 * @param name what the sender is called there; a claim, never proof
 * @param email the address the sender writes from; a claim too, null where the door has none
 */
public record Claims(
        @Nullable Proof proof,
        @Nullable String council,
        @Nullable String name,
        @Nullable String email) {

    public Claims(@Nullable Proof proof, @Nullable String council, @Nullable String name) {
        this(proof, council, name, null);
    }

    Claims withoutSecrets() {
        return name == null
                ? this
                : new Claims(proof, council, Secrets.mask(name).text(), email);
    }
}
