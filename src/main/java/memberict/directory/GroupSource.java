package memberict.directory;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import memberict.microsoft.Credential;
import org.jspecify.annotations.Nullable;

/**
 * Where a council keeps its people in Entra groups: the {@code graph} part of its file.
 *
 * @param officers the group of each role; none where officers stand in {@code officers.csv}
 * @param largeChangeUntil the last day on which more than half of the Members may go at once, as after an election
 */
record GroupSource(
        String council,
        String tenant,
        String clientId,
        Credential credential,
        String members,
        Map<Role, String> officers,
        @Nullable LocalDate largeChangeUntil) {

    static final String ACCOUNTS = "accounts";

    GroupSource {
        members = members.toLowerCase(Locale.ROOT);
        Map<Role, String> groups = new EnumMap<>(Role.class);
        officers.forEach((role, group) -> groups.put(role, group.toLowerCase(Locale.ROOT)));
        officers = Map.copyOf(groups);
        if (officers.containsValue(members)) {
            throw new IllegalArgumentException("Members and officers cannot be one group");
        }
    }

    Set<String> groups() {
        Set<String> groups = new TreeSet<>(officers.values());
        groups.add(members);
        return groups;
    }

    /** Names what a link is for. Another tenant's link is of no use, and none of its business. */
    String subject(String of) {
        return tenant.toLowerCase(Locale.ROOT) + "/" + of;
    }
}
