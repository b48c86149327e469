package memberict.messaging;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.TaskBuilder;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of durable work: a turn to take, a reply to send, a choice to show, raw copies to forget. */
@Configuration(proxyBeanMethods = false)
class MessagingTasks {

    /** Where even the attempt's bookkeeping failed, such as a database that does not answer. */
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    @Bean
    Task<Void> turnTask(ObjectProvider<TurnTaker> turns) {
        return oneTime(Tasks.TURN.getTaskName())
                .execute((instance, context) -> next(turns.getObject().take(MessageId.parse(instance.getId()))));
    }

    @Bean
    Task<Void> sendTask(ObjectProvider<Dispatcher> dispatcher) {
        return oneTime(Tasks.SEND.getTaskName())
                .execute((instance, context) -> next(dispatcher.getObject().send(MessageId.parse(instance.getId()))));
    }

    @Bean
    Task<Void> settleTask(ObjectProvider<Dispatcher> dispatcher) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(Tasks.SETTLE)
                .onFailure(new MaxRetriesFailureHandler<>(3, new OnFailureRetryLater<>(AFTER_A_FAULT)))
                .execute((instance, context) -> dispatcher.getObject().settle(MessageId.parse(instance.getId())));
    }

    @Bean
    Task<Void> forgetTask(ObjectProvider<RawCopies> copies) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(Tasks.FORGET, FixedDelay.ofHours(24))
                .execute((instance, context) -> copies.getObject().forgetOld());
    }

    private static TaskBuilder<Void> oneTime(String name) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.custom(name, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive();
    }

    private static CompletionHandler<Void> next(Optional<Duration> comeBack) {
        return comeBack.<CompletionHandler<Void>>map(delay -> (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(delay)))
                .orElseGet(OnCompleteRemove::new);
    }
}
