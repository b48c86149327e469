package memberict.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A councillor.
 *
 * @param councils ids of the councils they sit on, one or more
 * @param phone the only number they are called back on
 * @param language what they would rather read, such as {@code cy-GB}; null where nobody said
 * @param entraObjectIds their accounts, one for each tenant they have one in
 * @param active false for a former Member, whose old tickets still need a name
 */
public record Member(
        MemberId id,
        String name,
        List<String> councils,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        Set<String> entraObjectIds,
        boolean active) {

    public Member {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a Member has a name");
        }
        if (councils.isEmpty()) {
            throw new IllegalArgumentException("a Member sits on at least one council");
        }
        councils = List.copyOf(councils);
        entraObjectIds = Set.copyOf(entraObjectIds);
    }

    /** False for every council once they are a former Member. */
    public boolean sitsOn(String council) {
        return active && councils.contains(council);
    }
}
