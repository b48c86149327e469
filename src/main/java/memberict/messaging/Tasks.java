package memberict.messaging;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The work that must happen later, written down in the caller's transaction. */
@Component
class Tasks {

    static final TaskDescriptor<Void> TURN = TaskDescriptor.of("turn");
    static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send");
    static final TaskDescriptor<Void> SETTLE = TaskDescriptor.of("settle");
    static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("forget raw copies");

    // The scheduler needs the tasks, and the tasks' work comes back here: so it is looked up when first used.
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    Tasks(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void turn(MessageId message) {
        soon(TURN, message);
    }

    void send(MessageId message) {
        soon(SEND, message);
    }

    void settle(MessageId message) {
        soon(SETTLE, message);
    }

    /** For a dead letter: what was scheduled before may still be there. */
    void again(TaskDescriptor<Void> task, MessageId message) {
        Scheduler at = scheduler.getObject();
        at.scheduleIfNotExists(now(task, message));
        checkAfterCommit(at);
    }

    private void soon(TaskDescriptor<Void> task, MessageId message) {
        Scheduler at = scheduler.getObject();
        // As a batch: a fresh message's id is not there yet, so there is no need to look first.
        at.scheduleBatch(List.of(now(task, message)));
        checkAfterCommit(at);
    }

    private SchedulableInstance<Void> now(TaskDescriptor<Void> task, MessageId message) {
        return task.instance(message.toString()).scheduledTo(clock.instant());
    }

    private static void checkAfterCommit(Scheduler at) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                at.triggerCheckForDueExecutions();
            }
        });
    }
}
