package memberict.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import memberict.microsoft.GraphUser;

/**
 * What one look at a council's groups found.
 *
 * @param inside object ids of those in each group now
 * @param shown the people of those groups that were read, by object id
 * @param links where to ask next time, by subject
 */
record Look(Map<String, Set<String>> inside, Map<String, GraphUser> shown, Map<String, String> links) {

    Set<String> in(String group) {
        return inside.getOrDefault(group, Set.of());
    }

    /** Whether someone in a group has changed, or was never shown. */
    static boolean worthReading(Set<String> inside, Set<String> changed, List<Account> known) {
        return inside.stream()
                .anyMatch(id -> changed.contains(id)
                        || known.stream()
                                .noneMatch(account -> account.objectId().equals(id) && account.name() != null));
    }
}
