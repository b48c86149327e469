package memberict.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import memberict.microsoft.GraphUser;
import org.jspecify.annotations.Nullable;

/**
 * What a look changes in what is known. A Member who is no longer in the group is a former Member; if that were more
 * than half of them, a slip is likelier than an election, so nobody comes or goes until
 * the operator says so.
 *
 * @param accounts everyone known, afterwards
 * @param links from which the next look goes on; the Members' group, where it was held, is asked from where it was before
 * @param held why the Members stayed as they were, where they should have changed
 */
record Taken(List<Account> accounts, Map<String, String> links, Optional<String> held) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_PHONE = 100;
    private static final int LONGEST_LANGUAGE = 40;

    static Taken from(
            Look look,
            GroupSource source,
            Council council,
            List<Account> before,
            Map<String, String> links,
            UnaryOperator<String> memberId,
            UnaryOperator<String> officerId,
            Instant now) {
        Set<String> sitting = look.in(source.members());
        long seats =
                before.stream().filter(account -> account.seat() == Seat.NOW).count();
        long leavers = before.stream()
                .filter(account -> account.seat() == Seat.NOW && !sitting.contains(account.objectId()))
                .count();
        boolean held = leavers * 2 > seats && !largeChangeIsDue(source, council.zone(), now);

        Map<String, Account> known = new HashMap<>();
        before.forEach(account -> known.put(account.objectId(), account));
        Set<String> everyone = new TreeSet<>(known.keySet());
        look.inside().values().forEach(everyone::addAll);
        List<Account> after = new ArrayList<>();
        for (String id : everyone) {
            Account account = Optional.ofNullable(known.get(id))
                    .orElseGet(() -> stranger(source.council(), id, memberId.apply(id), officerId.apply(id)));
            Account placed = place(account, sitting.contains(id), held, roles(id, look, source), now);
            GraphUser person = look.shown().get(id);
            if (placed.seat() != Seat.NEVER || !placed.roles().isEmpty()) {
                after.add(person == null ? placed : shown(placed, person, council));
            }
        }
        after.sort(Comparator.comparing(Account::objectId));
        return new Taken(
                after,
                links(look, source, links, held),
                held ? Optional.of(heldBack(leavers, seats)) : Optional.empty());
    }

    private static Account place(Account account, boolean sits, boolean held, Set<Role> roles, Instant now) {
        if (held) {
            // Newcomers wait too: each would make those who go a smaller part of the whole, until it is no longer half.
            return account.placed(account.seat(), account.leftAt(), roles);
        }
        if (sits) {
            return account.placed(Seat.NOW, null, roles);
        }
        return account.seat() == Seat.NOW
                ? account.placed(Seat.FORMERLY, now, roles)
                : account.placed(account.seat(), account.leftAt(), roles);
    }

    private static Set<Role> roles(String id, Look look, GroupSource source) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        source.officers().forEach((role, group) -> {
            if (look.in(group).contains(id)) {
                roles.add(role);
            }
        });
        return roles;
    }

    private static Account stranger(String council, String id, String memberId, String officerId) {
        return new Account(council, id, memberId, officerId, null, null, null, null, false, Seat.NEVER, null, Set.of());
    }

    private static Account shown(Account account, GraphUser person, Council council) {
        String name = person.name().length() <= LONGEST_NAME
                ? person.name()
                : person.name().substring(0, LONGEST_NAME);
        String phone = Optional.ofNullable(fitting(person.mobilePhone(), LONGEST_PHONE))
                .or(() -> person.businessPhones().stream()
                        .filter(number -> fitting(number, LONGEST_PHONE) != null)
                        .findFirst())
                .map(String::strip)
                .orElse(null);
        return account.shownAs(
                name, email(person, council), phone, fitting(person.language(), LONGEST_LANGUAGE), person.enabled());
    }

    /** The name to sign in with is an address only where the council's mail goes there. */
    private static @Nullable String email(GraphUser person, Council council) {
        String mail = fitting(person.mail(), LONGEST_EMAIL);
        if (mail != null) {
            return mail;
        }
        String signIn = fitting(person.signInName(), LONGEST_EMAIL);
        return signIn != null
                        && council.mailDomains()
                                .contains(signIn.substring(signIn.lastIndexOf('@') + 1)
                                        .toLowerCase(Locale.ROOT))
                ? signIn
                : null;
    }

    private static @Nullable String fitting(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.strip().length() > longest ? null : text.strip();
    }

    private static Map<String, String> links(Look look, GroupSource source, Map<String, String> before, boolean held) {
        Map<String, String> links = new HashMap<>(look.links());
        if (held) {
            String subject = source.subject(source.members());
            String earlier = before.get(subject);
            if (earlier == null) {
                links.remove(subject);
            } else {
                links.put(subject, earlier);
            }
        }
        return links;
    }

    private static boolean largeChangeIsDue(GroupSource source, ZoneId zone, Instant now) {
        LocalDate until = source.largeChangeUntil();
        return until != null && !now.atZone(zone).toLocalDate().isAfter(until);
    }

    private static String heldBack(long leavers, long seats) {
        return ("%d of %d Members are no longer in the group. That is more than half, so nobody comes or goes."
                        + " If it is right, set 'large-change-until' in the council's file to today's date; if not, mend the group")
                .formatted(leavers, seats);
    }
}
