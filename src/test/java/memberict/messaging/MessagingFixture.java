package memberict.messaging;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/** The real inbox and outbox on a fresh database, with a reader and a courier that do as a test tells them. */
final class MessagingFixture {

    static final Instant START = Instant.parse("2026-11-23T18:20:00Z");

    final SettableClock clock = new SettableClock(START);
    final ObedientReader reader = new ObedientReader();
    final ObedientCourier courier = new ObedientCourier();
    final TransactionTemplate transactions;
    final MessageStore store;
    final Scheduler scheduler;
    final Inbox inbox;
    final Outbox outbox;
    final DeadLetters deadLetters;
    final RawCopies copies;
    final JdbcClient jdbc;
    final TurnTaker turns;
    final Dispatcher dispatcher;

    MessagingFixture(DataSource database) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        store = new MessageStore(jdbc);
        MessagingTasks tasks = new MessagingTasks();
        turns = new TurnTaker(store, transactions, beans.getBeanProvider(Inbox.Reader.class), clock);
        Durability durability = new Durability(database, jdbc);
        dispatcher = new Dispatcher(store, transactions, durability, beans.getBeanProvider(Courier.class), clock);
        beans.addBean("reader", reader);
        beans.addBean("courier", courier);
        beans.addBean("turns", turns);
        beans.addBean("dispatcher", dispatcher);
        scheduler = Scheduler.create(
                        new TransactionAwareDataSourceProxy(database),
                        tasks.turnTask(beans.getBeanProvider(TurnTaker.class)),
                        tasks.sendTask(beans.getBeanProvider(Dispatcher.class)),
                        tasks.settleTask(beans.getBeanProvider(Dispatcher.class)))
                .build();
        beans.addBean("scheduler", scheduler);
        Tasks work = new Tasks(beans.getBeanProvider(Scheduler.class), clock);
        copies = new RawCopies(jdbc, new Sealer(SealingKey.fresh()), new RawCopySettings(null, 30), clock);
        inbox = new Inbox(store, work, durability, transactions, copies, event -> {});
        outbox = transactional(new Outbox(store, work, clock));
        deadLetters =
                transactional(new DeadLetters(store, work, beans.getBeanProvider(DeadLetters.LeftAtTheDoor.class)));
    }

    /** As Spring hands it out: with what {@code @Transactional} says. */
    @SuppressWarnings("unchecked")
    private <T> T transactional(T component) {
        ProxyFactory proxy = new ProxyFactory(component);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(new TransactionInterceptor(
                Objects.requireNonNull(transactions.getTransactionManager()),
                new AnnotationTransactionAttributeSource()));
        return (T) proxy.getProxy();
    }

    /** All messages as the database has them, sealed copies too. */
    String everythingStored() {
        return String.join(
                        "\n",
                        jdbc.sql("select message from inbox")
                                .query(String.class)
                                .list())
                + jdbc.sql("select sealed from raw_copy").query(byte[].class).list().stream()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }

    static Address chat(String name) {
        return new Address(Channel.WEBCHAT, name);
    }

    InboundMessage message(String conversation, String providerId, String text) {
        return new InboundMessage(
                MessageId.fresh(),
                chat(conversation),
                providerId,
                clock.instant(),
                text,
                null,
                new Claims(new Proof.Entra("tenant", "person"), "kestrel-vale", "Cllr Jones"),
                List.of());
    }

    OutboundMessage reply(String conversation, Block... blocks) {
        return new OutboundMessage(MessageId.fresh(), chat(conversation), clock.instant(), List.of(blocks), null, null);
    }

    /** Puts a reply in the outbox, as a turn does. */
    OutboundMessage queued(String conversation, Block... blocks) {
        OutboundMessage message = reply(conversation, blocks);
        transactions.executeWithoutResult(status -> outbox.send(message));
        return message;
    }

    int scheduled(String task) {
        List<Object> found = new ArrayList<>();
        scheduler.fetchScheduledExecutions(execution -> {
            if (execution.getTaskInstance().getTaskName().equals(task)) {
                found.add(execution);
            }
        });
        return found.size();
    }

    static final class SettableClock extends Clock {

        private final AtomicReference<Instant> now;

        SettableClock(Instant start) {
            now = new AtomicReference<>(start);
        }

        void forward(Duration by) {
            now.updateAndGet(instant -> instant.plus(by));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    static final class ObedientReader implements Inbox.Reader {

        final List<String> read = new ArrayList<>();
        final List<String> gaveUp = new ArrayList<>();
        boolean ready = true;

        @Nullable
        RuntimeException failure;

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public void read(InboundMessage message) {
            if (failure != null) {
                throw failure;
            }
            read.add(message.text());
        }

        @Override
        public void gaveUp(InboundMessage message) {
            gaveUp.add(message.text());
        }
    }

    static final class ObedientCourier implements Courier {

        final List<OutboundMessage> sent = new ArrayList<>();
        final List<String> settled = new ArrayList<>();
        final Deque<Delivery> outcomes = new ArrayDeque<>();
        boolean repeatsHarmlessly;
        List<Pace> paces = List.of();

        @Override
        public Channel channel() {
            return Channel.WEBCHAT;
        }

        @Override
        public Delivery send(OutboundMessage message) {
            sent.add(message);
            return outcomes.isEmpty() ? new Delivery.Delivered("provider-" + sent.size()) : outcomes.removeFirst();
        }

        @Override
        public void settle(OutboundMessage message, String providerId) {
            settled.add(providerId + " " + message.chosen());
        }

        @Override
        public List<Pace> paces() {
            return paces;
        }

        @Override
        public boolean repeatsHarmlessly() {
            return repeatsHarmlessly;
        }
    }
}
