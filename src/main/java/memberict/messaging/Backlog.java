package memberict.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits to be done: what an operator watches. */
@Component
public class Backlog {

    private final JdbcClient jdbc;
    private final DeadLetters deadLetters;

    Backlog(JdbcClient jdbc, DeadLetters deadLetters) {
        this.jdbc = jdbc;
        this.deadLetters = deadLetters;
    }

    /**
     * @param messages that came in and have not had their turn
     * @param replies that are written and have not gone out
     * @param oldestMessage when it came in; null where none waits
     * @param oldestReply when it was written; null where none waits
     */
    public record Waiting(
            int messages,
            int replies,
            @Nullable Instant oldestMessage,
            @Nullable Instant oldestReply,
            Map<DeadLetter.Direction, Integer> deadLetters) {

        public Waiting {
            deadLetters = Map.copyOf(deadLetters);
        }

        public int dead() {
            return deadLetters.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public Waiting now() {
        Work turns = work(Tasks.TURN.getTaskName(), "inbox", "received_at");
        Work sends = work(Tasks.SEND.getTaskName(), "outbox", "written_at");
        return new Waiting(turns.count(), sends.count(), turns.oldest(), sends.oldest(), deadLetters());
    }

    private record Work(int count, @Nullable Instant oldest) {}

    // Counted by the tasks, which are only those still to be done: inbox and outbox hold everything there ever was.
    private Work work(String task, String table, String since) {
        return jdbc.sql("""
                        select count(*) as number, min(m.%s) as oldest
                        from scheduled_tasks t join %s m on m.id = cast(t.task_instance as uuid)
                        where t.task_name = :task""".formatted(since, table))
                .param("task", task)
                .query((row, n) -> new Work(
                        row.getInt("number"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .single();
    }

    private Map<DeadLetter.Direction, Integer> deadLetters() {
        Map<DeadLetter.Direction, Integer> counts = new EnumMap<>(DeadLetter.Direction.class);
        Arrays.stream(DeadLetter.Direction.values()).forEach(direction -> counts.put(direction, 0));
        deadLetters.list().forEach(letter -> counts.merge(letter.direction(), 1, Integer::sum));
        return counts;
    }
}
