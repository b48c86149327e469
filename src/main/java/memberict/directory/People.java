package memberict.directory;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everyone, as one reading of files and groups found them; never changes. */
final class People {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Council> councils;
    private final List<Member> members;
    private final List<Officer> officers;
    private final Map<String, Council> councilById;
    private final Map<MemberId, Member> memberById;
    private final Map<String, Officer> officerById;
    private final Map<MemberId, MemberId> formerIds;

    /** @param formerIds by which tickets still know a Member who has another now */
    People(
            Collection<Council> councils,
            Collection<Member> members,
            Collection<Officer> officers,
            Map<MemberId, MemberId> formerIds) {
        this.councils = byName(councils, Council::name);
        this.members = byName(members, Member::name);
        this.officers = byName(officers, Officer::name);
        this.councilById = index(councils, Council::id);
        this.memberById = index(members, Member::id);
        this.officerById = index(officers, Officer::id);
        this.formerIds = Map.copyOf(formerIds);
    }

    List<Council> councils() {
        return councils;
    }

    Optional<Council> council(String id) {
        return Optional.ofNullable(councilById.get(id));
    }

    Optional<Council> councilOfTenant(String tenant) {
        List<Council> found =
                councils.stream().filter(council -> has(council, tenant)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    List<Member> members() {
        return members;
    }

    Optional<Member> member(MemberId id) {
        return Optional.ofNullable(memberById.get(formerIds.getOrDefault(id, id)));
    }

    Optional<Member> memberByEntra(String tenant, String objectId) {
        return members.stream()
                .filter(member -> member.active() && holds(member.entraObjectIds(), objectId))
                .filter(member -> vouchesFor(tenant, member.councils()))
                .findFirst();
    }

    List<Member> membersOf(String council) {
        return members.stream().filter(member -> member.sitsOn(council)).toList();
    }

    List<Member> findMembers(String words, Set<String> among) {
        List<String> wanted = words(words);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return members.stream()
                .filter(member -> member.councils().stream().anyMatch(among::contains))
                .filter(member -> {
                    List<String> name = words(member.name());
                    return wanted.stream().allMatch(word -> name.stream().anyMatch(part -> part.startsWith(word)));
                })
                .toList();
    }

    List<Officer> officers() {
        return officers;
    }

    Optional<Officer> officer(String id) {
        return Optional.ofNullable(officerById.get(id));
    }

    Optional<Officer> officerByEntra(String tenant, String objectId) {
        return officers.stream()
                .filter(officer -> holds(officer.entraObjectIds(), objectId))
                .filter(officer -> vouchesFor(tenant, officer.councils()))
                .findFirst();
    }

    private boolean vouchesFor(String tenant, Collection<String> councilIds) {
        return councilIds.stream().map(councilById::get).anyMatch(council -> council != null && has(council, tenant));
    }

    private static boolean has(Council council, String tenant) {
        return tenant.equalsIgnoreCase(council.tenant());
    }

    private static boolean holds(Set<String> objectIds, String objectId) {
        return objectIds.stream().anyMatch(objectId::equalsIgnoreCase);
    }

    private static List<String> words(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                // O'Brien is one word, however the apostrophe is typed.
                .replaceAll("['’]", "")
                .toLowerCase(Locale.ROOT);
        return NOT_A_NAME.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    private static <T> List<T> byName(Collection<T> all, Function<T, String> name) {
        return all.stream()
                .sorted(Comparator.comparing(name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static <K, T> Map<K, T> index(Collection<T> all, Function<T, K> id) {
        return all.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }
}
