package memberict.microsoft;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who came into a group and who left it, since an earlier look or since ever.
 *
 * @param groupsInside how many of those who came are groups themselves, whose people are not followed
 * @param link where to ask next time
 */
public record GroupChanges(Set<String> came, Set<String> left, int groupsInside, String link) {

    public GroupChanges {
        came = Set.copyOf(came);
        left = Set.copyOf(left);
    }

    /** Who is in it now, where those given were in it before. */
    public Set<String> after(Collection<String> before) {
        Set<String> now = new LinkedHashSet<>(before);
        now.removeAll(left);
        now.addAll(came);
        return now;
    }
}
