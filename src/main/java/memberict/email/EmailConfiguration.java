package memberict.email;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import memberict.settings.Folders;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the door needs that no class of its own stands for. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    /** A service without a mailbox makes no key. */
    @Bean
    ThreadTokens threadTokens(EmailSettings settings, SupportMailboxes mailboxes, Folders folders) {
        if (settings.threadKey() != null) {
            return new ThreadTokens(Base64.getDecoder().decode(settings.threadKey()));
        }
        return new ThreadTokens(mailboxes.all().isEmpty() ? new byte[32] : ThreadKey.readOrMake(folders.data()));
    }

    @Bean
    Task<Void> mailRoundTask(ObjectProvider<MailRounds> rounds) {
        return Tasks.custom(MailRounds.ROUND.getTaskName(), Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> next(rounds.getObject().round(instance.getId())));
    }

    private static CompletionHandler<Void> next(Optional<Duration> comeBack) {
        return comeBack.<CompletionHandler<Void>>map(pause -> (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(pause)))
                .orElseGet(OnCompleteRemove::new);
    }

    @Bean
    MailWriter mailWriter(ThreadTokens tokens) {
        return new MailWriter(tokens);
    }
}
