package memberict.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works for the councils and signs in to the console.
 *
 * @param councils ids of the councils whose affairs they may see, one or more
 */
public record Officer(
        String id,
        String name,
        @Nullable String email,
        Set<String> entraObjectIds,
        Set<String> councils,
        Set<Role> roles) {

    public Officer {
        Ids.check("an officer's id", id);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an officer has a name");
        }
        if (councils.isEmpty() || roles.isEmpty()) {
            throw new IllegalArgumentException("an officer has at least one council and one role");
        }
        entraObjectIds = Set.copyOf(entraObjectIds);
        councils = Set.copyOf(councils);
        roles = Set.copyOf(roles);
    }

    public boolean worksFor(String council) {
        return councils.contains(council);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
