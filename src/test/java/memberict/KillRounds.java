package memberict;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the running product at random while Members write in Teams, starts it again, and compares what was acknowledged
 * with what is there.
 */
final class KillRounds {

    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);
    private static final List<String> MESSAGES = List.of(
            "I'm locked out of my account",
            "left my ipad on the train",
            "the papers for tonight are not showing",
            "can I speak to a person please",
            "hello",
            "how do I print from the iPad");

    private final Path data;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> delivered = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> lastDelivery = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger number = new AtomicInteger();

    KillRounds(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
    }

    /** What came of it. */
    record Outcome(int acknowledged, int answeredOnce, int tickets, int shownToAnOfficer) {}

    Outcome run(int rounds) {
        HttpServer connector = connector();
        try {
            for (int round = 0; round < rounds; round++) {
                RunningAssistant assistant = RunningAssistant.start(data);
                writeUntilKilled(assistant, connector);
            }
            RunningAssistant assistant = RunningAssistant.start(data);
            waitUntilQuiet(Instant.now());
            assistant.stop();
        } finally {
            connector.stop(0);
        }
        return inspect();
    }

    private void writeUntilKilled(RunningAssistant assistant, HttpServer connector) {
        AtomicBoolean killed = new AtomicBoolean();
        int before = acknowledged.size();
        try (ExecutorService members = Executors.newFixedThreadPool(4)) {
            for (int member = 0; member < 4; member++) {
                members.submit(() -> {
                    while (!killed.get()) {
                        write(assistant.address(), connector.getAddress().getPort());
                    }
                });
            }
            Instant latest = Instant.now().plus(Duration.ofMinutes(1));
            while (acknowledged.size() == before && Instant.now().isBefore(latest)) {
                RunningAssistant.pause(Duration.ofMillis(20));
            }
            RunningAssistant.pause(Duration.ofMillis(200 + random.nextInt(2_500)));
            assistant.kill();
            killed.set(true);
        }
    }

    private void write(URI assistant, int connectorPort) {
        int n = number.incrementAndGet();
        String id = "m" + n;
        String activity = """
                {"type":"message","id":"%s","channelId":"msteams","serviceUrl":"http://localhost:%d",
                 "from":{"id":"29:owain","name":"Owain Rees","aadObjectId":"00000000-0000-4000-8000-000000000030"},
                 "recipient":{"id":"28:bot"},
                 "conversation":{"id":"a:kill-%d","conversationType":"personal","tenantId":"11111111-2222-3333-4444-555555555555"},
                 "channelData":{"tenant":{"id":"11111111-2222-3333-4444-555555555555"}},
                 "text":"%s"}""".formatted(id, connectorPort, n % 40, MESSAGES.get(n % MESSAGES.size()));
        try {
            HttpResponse<Void> response = http.send(
                    HttpRequest.newBuilder(assistant.resolve("/api/messages"))
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(activity))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() / 100 == 2) {
                acknowledged.add("a:kill-%d/%s".formatted(n % 40, id));
            }
        } catch (IOException e) {
            // The process died under this message: it was not acknowledged, so nothing was promised.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the product sends its replies; counts each reply by its text and conversation's activity. */
    private HttpServer connector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AtomicInteger ids = new AtomicInteger();
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                delivered
                        .computeIfAbsent(exchange.getRequestURI().getPath(), path -> new AtomicInteger())
                        .incrementAndGet();
                lastDelivery.set(Instant.now());
                byte[] answer =
                        "{\"id\":\"r%d\"}".formatted(ids.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(201, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing tells from outside that all is done, so this waits until nothing has been delivered for a while. */
    private void waitUntilQuiet(Instant begun) {
        Instant latest = begun.plus(LONGEST_RECOVERY);
        while (Instant.now().isBefore(latest)
                && (lastDelivery.get().isBefore(begun)
                        || lastDelivery.get().plus(QUIET).isAfter(Instant.now()))) {
            RunningAssistant.pause(Duration.ofMillis(250));
        }
    }

    private Outcome inspect() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:%s/assistant;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                .formatted(data.toAbsolutePath()));
        database.setUser("sa");
        database.setPassword("");
        JdbcClient jdbc = JdbcClient.create(database);

        List<String> kept =
                jdbc.sql("select provider_id from inbox").query(String.class).list();
        assertThat(kept).as("every acknowledged message is there").containsAll(acknowledged);
        assertThat(kept).as("and there once").doesNotHaveDuplicates();

        assertThat(jdbc.sql("select count(*) from inbox where state <> 'READ'")
                        .query(Long.class)
                        .single())
                .as("messages nobody has read")
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from inbox i
                        where (select count(*) from outbox o where o.in_reply_to = i.id) <> 1""").query(Long.class).single())
                .as("messages not answered exactly once")
                .isZero();
        assertThat(jdbc.sql("select count(*) from outbox where state in ('QUEUED', 'SENDING', 'DEAD')")
                        .query(Long.class)
                        .single())
                .as("replies still on their way")
                .isZero();
        long sent = jdbc.sql("select count(*) from outbox where state = 'SENT'")
                .query(Long.class)
                .single();
        long unknown = jdbc.sql("select count(*) from outbox where state = 'UNKNOWN'")
                .query(Long.class)
                .single();
        int arrivals = delivered.values().stream().mapToInt(AtomicInteger::get).sum();
        assertThat((long) arrivals)
                .as("replies that reached Teams: each once, and those of unknown outcome at most once")
                .isBetween(sent, sent + unknown);
        assertThat(jdbc.sql("""
                        select count(*) from (select cause from ticket where cause is not null group by cause having count(*) > 1) twice""").query(Long.class).single())
                .as("tickets raised twice for one message")
                .isZero();
        int tickets =
                jdbc.sql("select count(*) from ticket").query(Integer.class).single();
        return new Outcome(acknowledged.size(), (int) sent, tickets, (int) unknown);
    }
}
