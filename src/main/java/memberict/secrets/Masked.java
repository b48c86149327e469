package memberict.secrets;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A text without its secrets.
 *
 * @param removed the kinds that were in it
 */
public record Masked(String text, Set<SecretKind> removed) {

    public Masked {
        removed = removed.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(removed));
    }
}
