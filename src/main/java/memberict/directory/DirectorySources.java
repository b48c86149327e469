package memberict.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import memberict.directory.AccountStore.Looks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says how fresh the people of those councils are that keep them in Entra groups, and what is wrong there. */
@Component
public class DirectorySources {

    /** So many looks may be missed before anyone is told. */
    private static final int MISSED = 4;

    private final Directory directory;
    private final ObjectProvider<AccountStore> accounts;
    private final DirectorySettings settings;
    private final Clock clock;

    DirectorySources(
            Directory directory, ObjectProvider<AccountStore> accounts, DirectorySettings settings, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One council's groups.
     *
     * @param readAt when they were last read in full order; empty where they never were
     * @param problem what is wrong and what to do, for the operator
     */
    public record State(String council, Optional<Instant> readAt, Optional<String> problem) {}

    /** By council; none for a council whose people stand in the files. */
    public List<State> states() {
        if (directory.sources().isEmpty()) {
            return List.of();
        }
        Map<String, Looks> looks =
                accounts.getObject().looks().stream().collect(Collectors.toMap(Looks::council, look -> look));
        return directory.sources().keySet().stream()
                .sorted()
                .map(council -> state(looks.getOrDefault(council, Looks.none(council))))
                .toList();
    }

    private State state(Looks looks) {
        Optional<Instant> readAt = Optional.ofNullable(looks.readAt());
        return new State(
                looks.council(),
                readAt,
                Optional.ofNullable(looks.problem())
                        .or(
                                () -> readAt.filter(this::longAgo)
                                        .map(
                                                when ->
                                                        "They have not been read for some time, though nothing went wrong: is the service busy or stopped?")));
    }

    private boolean longAgo(Instant readAt) {
        return readAt.plus(settings.every().multipliedBy(MISSED)).isBefore(clock.instant());
    }
}
