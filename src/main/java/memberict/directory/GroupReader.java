package memberict.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import memberict.microsoft.GraphClient;
import memberict.microsoft.GraphFault;
import memberict.microsoft.GraphFault.Kind;
import memberict.microsoft.GraphUser;
import memberict.microsoft.GroupChanges;
import memberict.microsoft.UserChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a council's groups. Graph is asked only what has changed; where someone came or changed, the people of that
 * group are read again, so that a number that was taken away is gone here too.
 */
final class GroupReader {

    private static final Logger log = LoggerFactory.getLogger(GroupReader.class);
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final GraphClient graph;
    private final GroupSource source;

    GroupReader(GraphClient graph, GroupSource source) {
        this.graph = graph;
        this.source = source;
    }

    Look look(List<Account> known, Map<String, String> links) throws GraphFault {
        try {
            return lookFrom(known, links);
        } catch (GraphFault e) {
            if (e.kind() != Kind.GONE || links.isEmpty()) {
                throw e;
            }
            log.info("The groups of {} are read from the beginning: {}", source.council(), e.getMessage());
            return lookFrom(known, Map.of());
        }
    }

    private Look lookFrom(List<Account> known, Map<String, String> links) throws GraphFault {
        Map<String, String> next = new HashMap<>();
        Map<String, Set<String>> inside = new HashMap<>();
        Map<String, GraphUser> shown = new HashMap<>();
        // Asked first: who changes while the groups are read is in the next look's answer.
        String accounts = source.subject(GroupSource.ACCOUNTS);
        UserChanges changed = graph.userChanges(links.get(accounts));
        next.put(accounts, changed.link());
        for (String group : source.groups()) {
            String subject = source.subject(group);
            String link = links.get(subject);
            GroupChanges changes = graph.groupChanges(group, link);
            if (changes.groupsInside() > 0) {
                log.warn(
                        "The group {} of {} holds {} groups, whose people are not read: put the people themselves into it",
                        group,
                        source.council(),
                        changes.groupsInside());
            }
            Set<String> now = changes.after(link == null ? Set.of() : before(group, known)).stream()
                    .filter(id -> OBJECT_ID.matcher(id).matches())
                    .collect(Collectors.toCollection(HashSet::new));
            if (!links.containsKey(accounts) || Look.worthReading(now, changed.ids(), known)) {
                graph.people(group).forEach(person -> shown.put(person.id(), person));
            }
            inside.put(group, now);
            next.put(subject, changes.link());
        }
        return new Look(inside, shown, next);
    }

    private List<String> before(String group, List<Account> known) {
        return known.stream()
                .filter(account -> (group.equals(source.members()) && account.seat() == Seat.NOW)
                        || account.roles().stream()
                                .anyMatch(role -> group.equals(source.officers().get(role))))
                .map(Account::objectId)
                .toList();
    }
}
