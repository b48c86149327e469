package memberict.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import memberict.knowledge.KnowledgeBase;
import memberict.messaging.Backlog;
import memberict.messaging.Backlog.Waiting;
import memberict.scrutiny.Reviews;
import memberict.settings.BadSettings;
import memberict.understanding.Interpreter;
import memberict.understanding.InterpreterState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of the health page that are the product's own. None of them is ever "down": Members' messages are still
 * taken and kept, so a load balancer should go on sending them; someone should look.
 */
@Configuration(proxyBeanMethods = false)
class Healths {

    static final Status NEEDS_A_LOOK = new Status("NEEDS_A_LOOK");

    /** Longer than any back-off of a single send, so that a short fault at a provider is no alarm. */
    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    @Bean
    HealthIndicator understandingHealthIndicator(Interpreter interpreter) {
        return () -> understanding(interpreter.state(), interpreter.ready());
    }

    static Health understanding(InterpreterState state, boolean ready) {
        Health.Builder health = new Health.Builder(
                        ready && state.problem().isEmpty() && state.wordsOnly().isEmpty() ? Status.UP : NEEDS_A_LOOK)
                .withDetail("trained", ready)
                .withDetail("messages", state.messages());
        state.percentLearnt().ifPresent(percent -> health.withDetail("learning", percent + "%"));
        state.wordsOnly().ifPresent(why -> health.withDetail("wordsOnly", why));
        state.problem().ifPresent(problem -> health.withDetail("problem", problem));
        return health.build();
    }

    @Bean
    HealthIndicator articlesHealthIndicator(KnowledgeBase knowledge) {
        return () -> {
            Health.Builder health = new Health.Builder(
                            knowledge.unavailable().isEmpty()
                                            && knowledge.broken().isEmpty()
                                    ? Status.UP
                                    : NEEDS_A_LOOK)
                    .withDetail("inService", knowledge.articles().size())
                    .withDetail("broken", knowledge.broken().size());
            knowledge.unavailable().ifPresent(why -> health.withDetail("problem", why));
            return health.build();
        };
    }

    @Bean
    HealthIndicator messagesHealthIndicator(Backlog backlog, Clock clock) {
        return () -> messages(backlog.now(), clock.instant());
    }

    static Health messages(Waiting waiting, Instant now) {
        boolean late = isLate(waiting.oldestMessage(), now) || isLate(waiting.oldestReply(), now);
        return new Health.Builder(late || waiting.dead() > 0 ? NEEDS_A_LOOK : Status.UP)
                .withDetail("messagesWaiting", waiting.messages())
                .withDetail("repliesWaiting", waiting.replies())
                .withDetail("waitingTooLong", late)
                .withDetail("deadLetters", waiting.dead())
                .build();
    }

    private static boolean isLate(@Nullable Instant since, Instant now) {
        return since != null && since.plus(TOO_LONG).isBefore(now);
    }

    @Bean
    HealthIndicator reviewsHealthIndicator(Reviews reviews) {
        return () -> reviews.problems().isEmpty()
                ? Health.up().build()
                : new Health.Builder(NEEDS_A_LOOK)
                        .withDetail(
                                "problems",
                                reviews.problems().stream()
                                        .map(BadSettings::getMessage)
                                        .toList())
                        .build();
    }
}
