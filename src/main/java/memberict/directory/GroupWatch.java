package memberict.directory;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has a council's groups looked at soon after the start, and soon after the operator changes where they are. */
@Component
class GroupWatch {

    private final Directory directory;
    private final ObjectProvider<AccountStore> accounts;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;
    private final Map<String, GroupSource> asked = new HashMap<>();

    GroupWatch(
            Directory directory,
            ObjectProvider<AccountStore> accounts,
            ObjectProvider<Scheduler> scheduler,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void ask() {
        asked.keySet().retainAll(directory.sources().keySet());
        directory.sources().forEach((council, source) -> {
            if (!source.equals(asked.get(council)) && ask(council)) {
                asked.put(council, source);
            }
        });
    }

    private boolean ask(String council) {
        Instant now = clock.instant();
        // Graph may have asked for patience before we were stopped.
        Instant notBefore = accounts.getObject().looks(council).notBefore();
        try {
            scheduler
                    .getObject()
                    .schedule(
                            GroupTasks.LOOK
                                    .instance(council)
                                    .scheduledTo(notBefore != null && notBefore.isAfter(now) ? notBefore : now),
                            ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            return true;
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
    }
}
