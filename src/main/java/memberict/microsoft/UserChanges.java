package memberict.microsoft;

import java.util.Set;

/**
 * Which accounts of a tenant changed since an earlier look.
 *
 * @param ids object ids; of accounts that were deleted too
 * @param link where to ask next time
 */
public record UserChanges(Set<String> ids, String link) {

    public UserChanges {
        ids = Set.copyOf(ids);
    }
}
