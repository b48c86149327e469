package memberict.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one list of people of the files and of the groups. For a council that keeps its people in groups, they decide
 * who sits on it; a line in the files then says only which accounts are one person, and by which id tickets know them.
 */
final class Register {

    private static final Logger log = LoggerFactory.getLogger(Register.class);

    private final DirectoryFiles.Contents files;
    private final List<Account> accounts;
    private final Map<MemberId, MemberId> formerIds = new HashMap<>();

    private Register(DirectoryFiles.Contents files, Collection<Account> accounts) {
        this.files = files;
        this.accounts = accounts.stream()
                .filter(account -> files.sources().containsKey(account.council()))
                .toList();
    }

    static People of(DirectoryFiles.Contents files, Collection<Account> accounts) {
        Register register = new Register(files, accounts);
        List<Member> members = register.members();
        return new People(files.councils().values(), members, register.officers(), register.formerIds);
    }

    private List<Member> members() {
        List<Account> known = accounts.stream()
                .filter(account -> account.seat() != Seat.NEVER && account.name() != null)
                .toList();
        Map<String, List<Account>> byId = new LinkedHashMap<>();
        Map<String, Member> rows = new LinkedHashMap<>();
        files.members().forEach(row -> rows.put(row.id().value(), row));
        for (Account account : known) {
            String id = files.listing(account.council(), account.objectId())
                    .map(row -> row.id().value())
                    .orElse(account.memberId());
            byId.computeIfAbsent(id, key -> new ArrayList<>()).add(account);
            if (!id.equals(account.memberId()) && !rows.containsKey(account.memberId())) {
                formerIds.put(new MemberId(account.memberId()), new MemberId(id));
            }
        }
        List<Member> members = new ArrayList<>();
        rows.forEach((id, row) -> members.add(member(row, byId.getOrDefault(id, List.of()))));
        byId.forEach((id, theirs) -> {
            if (!rows.containsKey(id)) {
                members.add(member(id, theirs));
            }
        });
        return members;
    }

    private Member member(Member row, List<Account> theirs) {
        List<String> byFile = row.active()
                ? row.councils().stream()
                        .filter(council -> !files.sources().containsKey(council))
                        .toList()
                : List.of();
        List<String> now = distinct(byFile.stream(), seats(theirs));
        boolean active = !now.isEmpty();
        List<String> councils =
                active ? now : distinct(row.councils().stream(), theirs.stream().map(Account::council));
        Account shown = foremost(theirs);
        if (shown == null) {
            return new Member(
                    row.id(),
                    row.name(),
                    councils,
                    row.email(),
                    row.phone(),
                    row.language(),
                    row.entraObjectIds(),
                    active);
        }
        boolean fileGoes = !byFile.isEmpty();
        return new Member(
                row.id(),
                fileGoes || shown.name() == null ? row.name() : shown.name(),
                councils,
                fileGoes && row.email() != null ? row.email() : shown.email(),
                fileGoes && row.phone() != null ? row.phone() : shown.phone(),
                shown.language(),
                proofs(row.entraObjectIds(), theirs),
                active);
    }

    private static Member member(String id, List<Account> theirs) {
        Account shown = foremost(theirs);
        if (shown == null || shown.name() == null) {
            throw new IllegalStateException("nobody is known as " + id);
        }
        List<String> now = distinct(seats(theirs), Stream.of());
        return new Member(
                new MemberId(id),
                shown.name(),
                now.isEmpty() ? distinct(theirs.stream().map(Account::council), Stream.of()) : now,
                shown.email(),
                shown.phone(),
                shown.language(),
                proofs(Set.of(), theirs),
                !now.isEmpty());
    }

    private static Stream<String> seats(List<Account> theirs) {
        return theirs.stream().filter(Account::sits).map(Account::council);
    }

    /** Whose name, address and number are used: of someone who sits, the first by council. */
    private static @Nullable Account foremost(List<Account> theirs) {
        return theirs.stream()
                .min(Comparator.comparing((Account account) -> !account.sits()).thenComparing(Account::council))
                .orElse(null);
    }

    /** An account that is switched off proves nothing, whoever still holds a token of it. */
    private static Set<String> proofs(Set<String> listed, List<Account> theirs) {
        Set<String> off = theirs.stream()
                .filter(account -> !account.enabled())
                .map(Account::objectId)
                .collect(Collectors.toSet());
        Set<String> proofs = new HashSet<>();
        listed.stream().filter(id -> !holds(off, id)).forEach(proofs::add);
        theirs.stream()
                .map(Account::objectId)
                .filter(id -> !off.contains(id) && !holds(proofs, id))
                .forEach(proofs::add);
        return proofs;
    }

    private List<Officer> officers() {
        Map<String, List<Account>> byId = new LinkedHashMap<>();
        Map<String, Officer> rows = new LinkedHashMap<>();
        files.officers().forEach(row -> rows.put(row.id(), row));
        accounts.stream().filter(Account::works).forEach(account -> {
            String id = files.listingOfficer(account.council(), account.objectId())
                    .map(Officer::id)
                    .orElse(account.officerId());
            byId.computeIfAbsent(id, key -> new ArrayList<>()).add(account);
        });
        Set<String> ids = new LinkedHashSet<>(rows.keySet());
        ids.addAll(byId.keySet());
        return ids.stream()
                .map(id -> officer(id, rows.get(id), byId.getOrDefault(id, List.of())))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private @Nullable Officer officer(String id, @Nullable Officer row, List<Account> theirs) {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        if (row != null) {
            row.councils().stream()
                    .filter(council -> !officersInGroups(council))
                    .forEach(council -> roles.put(council, row.roles()));
        }
        boolean fileGoes = !roles.isEmpty();
        theirs.stream()
                .filter(account -> officersInGroups(account.council()))
                .forEach(account -> roles.put(account.council(), account.roles()));
        if (roles.isEmpty()) {
            return null;
        }
        // An officer's roles hold for all their councils, so they have those that each of them gives.
        Set<Role> common = EnumSet.allOf(Role.class);
        roles.values().forEach(common::retainAll);
        if (common.isEmpty()) {
            log.warn("Officer {} has no role that is the same at {}, so they are left out", id, roles.keySet());
            return null;
        }
        Account shown = theirs.stream().findFirst().orElse(null);
        boolean asInFile = row != null && (fileGoes || shown == null);
        String name = asInFile || shown == null ? (row == null ? id : row.name()) : String.valueOf(shown.name());
        String email = asInFile || shown == null ? (row == null ? null : row.email()) : shown.email();
        return new Officer(
                id, name, email, proofs(row == null ? Set.of() : row.entraObjectIds(), theirs), roles.keySet(), common);
    }

    private boolean officersInGroups(String council) {
        GroupSource source = files.sources().get(council);
        return source != null && !source.officers().isEmpty();
    }

    private static List<String> distinct(Stream<String> first, Stream<String> then) {
        return Stream.concat(first, then).distinct().toList();
    }

    private static boolean holds(Set<String> objectIds, String objectId) {
        return objectIds.stream().anyMatch(objectId::equalsIgnoreCase);
    }
}
