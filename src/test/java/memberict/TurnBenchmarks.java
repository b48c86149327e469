package memberict;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import memberict.directory.Directory;
import memberict.knowledge.KnowledgeBase;
import memberict.knowledge.Question;
import memberict.language.Encoder;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.Proof;
import memberict.understanding.Interpretation;
import memberict.understanding.Interpreter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What a turn costs in processor time, as a ratio against the embedding that no turn can do without. */
@Tag("benchmark")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TurnBenchmarks {

    private static final int WARM_UP = 2_000;
    private static final int MESSAGES = 400;
    private static final int LONGEST_IN_WORDS = 30;
    /** So that a conversation has several turns, as they do. */
    private static final int CONVERSATIONS = 400;

    private static final double AIM = 1.5;
    private static final List<String> MEMBERS = List.of("m-002", "m-003", "m-005", "m-006", "m-007");

    @TempDir
    static Path database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("memberict.folders.data", () -> TrainedModel.folder().toString());
        settings.add(
                "spring.datasource.url",
                () ->
                        "jdbc:h2:file:%s/assistant;WRITE_DELAY=500;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;QUERY_CACHE_SIZE=256"
                                .formatted(database));
    }

    @Autowired
    Encoder encoder;

    @Autowired
    Interpreter interpreter;

    @Autowired
    KnowledgeBase knowledge;

    @Autowired
    Directory directory;

    @Autowired
    Inbox inbox;

    @Autowired
    Inbox.Reader reader;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Clock clock;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(20261123);

    @Test
    void aTurnAgainstItsEmbedding() throws IOException {
        while (!interpreter.ready()) {
            RunningAssistant.pause(Duration.ofMillis(100));
        }
        List<String> messages = shortMessages();
        // The turn alone: what the scheduler's own threads do beside it would be measured as contention.
        scheduler.pause();
        measure(messages, WARM_UP);
        Parts parts = measure(messages, MESSAGES);

        double words =
                messages.stream().mapToInt(TurnBenchmarks::words).average().orElseThrow();
        System.out.printf(
                """
                One turn of a message of %d words or fewer (%.1f on average), processor time of its thread:
                  embedding alone            %.2f ms   1.00
                  interpret (embeds too)     %.2f ms   %.2f
                  search                     %.2f ms   %.2f
                  store it, before the ack   %.2f ms   %.2f
                  take the turn (all in)     %.2f ms   %.2f
                  store + turn               %.2f ms   %.2f   (aim: at most %.1f)
                  per 100 words              %.1f ms
                """,
                LONGEST_IN_WORDS,
                words,
                parts.embed,
                parts.interpret,
                parts.interpret / parts.embed,
                parts.search,
                parts.search / parts.embed,
                parts.store,
                parts.store / parts.embed,
                parts.turn,
                parts.turn / parts.embed,
                parts.whole(),
                parts.whole() / parts.embed,
                AIM,
                parts.whole() / words * 100);
        assertThat(parts.turn).as("a turn embeds, so it cannot cost less").isGreaterThan(parts.embed);
    }

    /** Milliseconds of thread CPU a message. */
    private record Parts(double embed, double interpret, double search, double store, double turn) {
        double whole() {
            return store + turn;
        }
    }

    private Parts measure(List<String> messages, int count) {
        var council = directory.council("kestrel-vale").orElseThrow();
        long embed = 0;
        long interpret = 0;
        long search = 0;
        long store = 0;
        long turn = 0;
        for (int n = 0; n < count; n++) {
            String text = messages.get(random.nextInt(messages.size()));
            embed += cpu(() -> encoder.encode(text));
            List<Interpretation> meaning = new ArrayList<>();
            interpret += cpu(() ->
                    meaning.add(interpreter.interpret(text, clock.instant().atZone(ZoneId.of("Europe/London")))));
            search += cpu(() -> knowledge.search(new Question(
                    text,
                    meaning.getFirst().vector(),
                    council.id(),
                    council.values().keySet())));
            // Stored as one message and read as another, so that each is done once.
            store += cpu(() -> inbox.receive(message(text)));
            InboundMessage read = message(text);
            turn += cpu(() -> transactions.executeWithoutResult(status -> {
                inbox.hold(read.from());
                reader.read(read);
            }));
        }
        double each = count * 1_000_000.0;
        return new Parts(embed / each, interpret / each, search / each, store / each, turn / each);
    }

    private long cpu(Runnable work) {
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - before;
    }

    private InboundMessage message(String text) {
        return new InboundMessage(
                MessageId.fresh(),
                new Address(Channel.WEBCHAT, "kestrel-vale/" + random.nextInt(CONVERSATIONS)),
                UUID.randomUUID().toString(),
                clock.instant(),
                text,
                null,
                new Claims(new Proof.SignIn(MEMBERS.get(random.nextInt(MEMBERS.size()))), "kestrel-vale", null),
                List.of());
    }

    private static List<String> shortMessages() throws IOException {
        List<String> messages = new ArrayList<>();
        try (var files = Files.list(Path.of("config/training"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .filter(line -> words(line) <= LONGEST_IN_WORDS)
                        .forEach(messages::add);
            }
        }
        return messages;
    }

    private static int words(String text) {
        return text.strip().split("\\s+").length;
    }
}
