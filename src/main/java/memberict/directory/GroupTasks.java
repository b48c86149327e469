package memberict.directory;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The looks at groups are work in the database, one for each council, so that several nodes share them. */
@Configuration(proxyBeanMethods = false)
class GroupTasks {

    static final TaskDescriptor<Void> LOOK = TaskDescriptor.of("directory-look");

    /** Where even the look's bookkeeping failed, such as a database that does not answer. */
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    @Bean
    Task<Void> directoryLookTask(ObjectProvider<GroupSync> sync) {
        return Tasks.custom(LOOK.getTaskName(), Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> sync.getObject()
                        .look(instance.getId())
                        .<CompletionHandler<Void>>map(wait -> (complete, operations) -> operations.reschedule(
                                complete, complete.getTimeDone().plus(wait)))
                        .orElseGet(OnCompleteRemove::new));
    }
}
