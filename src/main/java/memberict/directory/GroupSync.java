package memberict.directory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import memberict.directory.AccountStore.Looks;
import memberict.microsoft.GraphFault;
import memberict.microsoft.MicrosoftSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at a council's groups and takes over what changed. Whatever goes wrong, those known before stay known. */
@Component
class GroupSync {

    private static final Logger log = LoggerFactory.getLogger(GroupSync.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration BEFORE_IT_ENDS = Duration.ofDays(30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Directory directory;
    private final AccountStore accounts;
    private final DirectorySettings settings;
    private final Clock clock;
    private final GroupReaders readers;

    GroupSync(
            Directory directory,
            AccountStore accounts,
            DirectorySettings settings,
            MicrosoftSettings microsoft,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        this.readers = new GroupReaders(microsoft, clock);
    }

    /** Returns how long to leave it then; empty where the council has no groups any more. */
    Optional<Duration> look(String councilId) {
        GroupSource source = directory.sources().get(councilId);
        Council council = directory.council(councilId).orElse(null);
        if (source == null || council == null) {
            return Optional.empty();
        }
        Looks looks = accounts.looks(councilId);
        try {
            takeOver(source, council);
            return Optional.of(settings.every());
        } catch (GraphFault e) {
            return Optional.of(failed(looks, e));
        }
    }

    private void takeOver(GroupSource source, Council council) throws GraphFault {
        List<Account> before = accounts.of(source.council());
        Map<String, String> links = accounts.links(source.council());
        Look look = readers.of(source).look(before, links);
        List<Account> everyone = accounts.all();
        DirectoryFiles.Contents files = directory.files();
        Instant now = clock.instant();
        Taken taken = Taken.from(
                look,
                source,
                council,
                before,
                links,
                id -> files.listing(source.council(), id)
                        .map(row -> row.id().value())
                        .orElseGet(() -> idOf(id, source, files, everyone, Account::memberId)),
                id -> files.listingOfficer(source.council(), id)
                        .map(Officer::id)
                        .orElseGet(() -> idOf(id, source, files, everyone, Account::officerId)),
                now);
        taken.held().ifPresent(why -> log.warn("The directory of {}: {}", source.council(), why));
        String problem = taken.held().or(() -> endsSoon(source, now)).orElse(null);
        accounts.keep(new Looks(source.council(), now, 0, null, problem), before, taken.accounts(), taken.links());
        directory.reload();
        if (!before.equals(taken.accounts())) {
            log.info(
                    "Read the groups of {}: {} Members, {} officers",
                    source.council(),
                    taken.accounts().stream().filter(Account::sits).count(),
                    taken.accounts().stream().filter(Account::works).count());
        }
    }

    /** As another council of the same tenant has them, else their object id. */
    private static String idOf(
            String objectId,
            GroupSource source,
            DirectoryFiles.Contents files,
            List<Account> everyone,
            Function<Account, String> id) {
        Optional<String> theirs = everyone.stream()
                .filter(account -> account.objectId().equals(objectId)
                        && files.shareTenant(source.council(), Set.of(account.council())))
                .map(id)
                .findFirst();
        if (theirs.isPresent()) {
            return theirs.get();
        }
        boolean taken = everyone.stream().anyMatch(account -> id.apply(account).equals(objectId));
        // Entra gives every account of the world an id of its own; if one turns up in two tenants, it is not one
        // person.
        return taken
                ? UUID.nameUUIDFromBytes(source.subject(objectId).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : objectId;
    }

    private Duration failed(Looks looks, GraphFault fault) {
        int failures = looks.failures() + 1;
        Duration wait = switch (fault.kind()) {
            case REFUSED, NOT_THERE -> settings.every();
            case BUSY -> fault.retryAfter().orElse(settings.every());
            case GONE, OUT_OF_REACH -> longer(fault.retryAfter().orElse(Duration.ZERO), backOff(failures));
        };
        @Nullable
        Instant notBefore = fault.retryAfter().map(clock.instant()::plus).orElse(null);
        accounts.keep(new Looks(looks.council(), looks.readAt(), failures, notBefore, fault.getMessage()));
        log.warn(
                "The directory of {} stays as it was, and is looked at again in {} minutes: {}",
                looks.council(),
                Math.max(1, wait.toMinutes()),
                fault.getMessage());
        return wait;
    }

    private Duration backOff(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(settings.every()) < 0 ? wait : settings.every();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<String> endsSoon(GroupSource source, Instant now) {
        return source.credential()
                .expires()
                .filter(end -> end.isBefore(now.plus(BEFORE_IT_ENDS)))
                .map(end -> "The certificate ends on %s: make a new one and upload it in Entra"
                        .formatted(DAY.format(LocalDate.ofInstant(end, ZoneOffset.UTC))));
    }
}
