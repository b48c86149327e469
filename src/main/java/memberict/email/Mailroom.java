package memberict.email;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import memberict.email.EmailStore.Look;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How each council's mailbox is doing, for those who look after the service. */
@Component
public class Mailroom {

    private final SupportMailboxes mailboxes;
    private final EmailStore store;
    private final EmailSettings settings;

    Mailroom(SupportMailboxes mailboxes, EmailStore store, EmailSettings settings) {
        this.mailboxes = mailboxes;
        this.store = store;
        this.settings = settings;
    }

    /**
     * One mailbox.
     *
     * @param lookedAt when it was last read to its end; null where it never was
     * @param problem what went wrong since, in a sentence; null where nothing did
     */
    public record State(
            String council,
            String address,
            @Nullable Instant lookedAt,
            @Nullable String problem) {

        /** Whether it has not been read for so long that mail may be waiting. */
        public boolean isStale(Instant now) {
            return lookedAt == null || lookedAt.isBefore(now.minus(STALE));
        }

        private static final Duration STALE = Duration.ofMinutes(20);
    }

    /** Those of these councils; none where no mail is read. */
    public List<State> states(Set<String> councils) {
        return settings.receive()
                ? mailboxes.all().stream()
                        .filter(mailbox -> councils.contains(mailbox.council()))
                        .map(this::state)
                        .toList()
                : List.of();
    }

    private State state(SupportMailbox mailbox) {
        Look look = store.look(mailbox.address()).orElse(null);
        return new State(
                mailbox.council(),
                mailbox.address(),
                look == null ? null : look.lookedAt(),
                look == null ? null : look.problem());
    }
}
