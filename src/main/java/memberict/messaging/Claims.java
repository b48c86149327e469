package memberict.messaging;

import memberict.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What a door can vouch for.
 *
 * @param council id of the council whose door it was; null where the door does not say
 * @param name what the sender is called there; a claim, never proof
 */
public record Claims(
        @Nullable Proof proof,
        @Nullable String council,
        @Nullable String name) {

    Claims withoutSecrets() {
        return name == null
                ? this
                : new Claims(proof, council, Secrets.mask(name).text());
    }
}
