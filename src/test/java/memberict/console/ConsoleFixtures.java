package memberict.console;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.TrainedModel;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.MemberId;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Claims;
import memberict.messaging.Courier;
import memberict.messaging.DeadLetters;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.tickets.NewTicket;
import memberict.tickets.TicketDetails;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.Tickets;
import memberict.tickets.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** The sample councils with requests, replies that cannot be delivered, and an article to be mended. */
@TestConfiguration(proxyBeanMethods = false)
class ConsoleFixtures {

    static final String KESTREL_VALE = "kestrel-vale";
    static final String THORNMERE = "thornmere";

    /** ICT, of both councils. */
    static final String PRIYA = "officer:o-001";

    /** ICT, of both councils. */
    static final String TOM = "officer:o-002";

    /** Scrutiny, of Kestrel Vale alone. */
    static final String MARGARET = "officer:o-004";

    /** ICT, of Thornmere alone. */
    static final String UNA = "officer:o-900";

    /** Sits on both councils. */
    static final MemberId CERI = new MemberId("m-001");

    /** Sits on Kestrel Vale. */
    static final MemberId OWAIN = new MemberId("m-002");

    /** Sits on Thornmere. */
    static final MemberId ANN = new MemberId("m-004");

    @Bean
    DataSource database() {
        return TestDatabases.h2();
    }

    @Bean
    DynamicPropertyRegistrar folders() throws IOException {
        Path articles = copy(Path.of("knowledge-base"), Files.createTempDirectory("knowledge-base"));
        Files.writeString(
                articles.resolve("projector.md"),
                "---\nid: projector\ntitle: Use the projector\nkind: wonder\n---\nPress it.\n");
        Path old = articles.resolve("wifi-nothing-loads.md");
        Files.writeString(
                old,
                Files.readString(old)
                        .replaceFirst("(?m)^reviewed: .*", "reviewed: 2020-06-01")
                        .replaceFirst("(?m)^review-by: .*", "review-by: 2021-01-01"));
        Path config = copy(Path.of("config"), Files.createTempDirectory("config"));
        Files.writeString(
                config.resolve("officers.csv"),
                "o-900,Una Grey,una.grey@thornmere.example,,thornmere,ict\n",
                StandardOpenOption.APPEND);
        return registry -> {
            registry.add("memberict.folders.config", config::toString);
            registry.add("memberict.folders.knowledge-base", articles::toString);
            registry.add("memberict.folders.data", () -> TrainedModel.folder().toString());
        };
    }

    @Bean
    Courier teams() {
        return new FailingCourier(Channel.TEAMS);
    }

    @Bean
    Courier webchat() {
        return new FailingCourier(Channel.WEBCHAT);
    }

    @Bean
    Requests requests(Tickets tickets) {
        return new Requests(tickets);
    }

    @Bean
    Letters letters(
            Inbox inbox,
            Outbox outbox,
            DeadLetters deadLetters,
            TransactionTemplate transactions,
            DataSource database) {
        return new Letters(inbox, outbox, deadLetters, transactions, JdbcClient.create(database));
    }

    /** Delivers, unless the conversation's name says what should happen instead. */
    record FailingCourier(Channel channel) implements Courier {

        @Override
        public Delivery send(OutboundMessage message) {
            String conversation = message.to().conversation();
            if (conversation.startsWith("refuse")) {
                return new Delivery.Refused("The Member has blocked the app.");
            }
            if (conversation.startsWith("unknown")) {
                return new Delivery.Unknown("Teams did not answer in time.");
            }
            return new Delivery.Delivered(null);
        }
    }

    /** Raises tickets. */
    record Requests(Tickets tickets) {

        Draft about(String subject) {
            return new Draft(
                    tickets,
                    subject,
                    subject + "\nIt began this morning.",
                    KESTREL_VALE,
                    OWAIN,
                    null,
                    true,
                    "account_password",
                    List.of(),
                    null);
        }

        TicketDetails read(TicketReference reference) {
            return tickets.details(reference).orElseThrow();
        }
    }

    /** A request, before it is raised. */
    record Draft(
            Tickets tickets,
            String subject,
            String words,
            String council,
            @Nullable MemberId member,
            @Nullable String name,
            boolean proved,
            String category,
            List<Told> told,
            @Nullable UUID conversation) {

        Draft words(String text) {
            return new Draft(tickets, subject, text, council, member, name, proved, category, told, conversation);
        }

        Draft of(String where, MemberId who) {
            return new Draft(tickets, subject, words, where, who, null, true, category, told, conversation);
        }

        Draft bySomeoneCalled(String called) {
            return new Draft(tickets, subject, words, council, null, called, false, category, told, conversation);
        }

        Draft in(String id) {
            return new Draft(tickets, subject, words, council, member, name, proved, id, told, conversation);
        }

        Draft in(UUID where) {
            return new Draft(tickets, subject, words, council, member, name, proved, category, told, where);
        }

        Draft afterBeingTold(Told... articles) {
            return new Draft(
                    tickets, subject, words, council, member, name, proved, category, List.of(articles), conversation);
        }

        TicketReference raised() {
            return raised(Impact.ONE_MEMBER, Urgency.TODAY);
        }

        TicketReference raised(Impact impact, Urgency urgency) {
            return tickets.raise(new NewTicket(
                    council,
                    member,
                    name,
                    proved,
                    conversation == null ? TicketSource.WEBCHAT : TicketSource.TEAMS,
                    RequestKind.INCIDENT,
                    category,
                    impact,
                    urgency,
                    subject,
                    words,
                    told,
                    conversation,
                    null,
                    null));
        }
    }

    /** Writes messages, and replies that become dead letters. */
    record Letters(
            Inbox inbox,
            Outbox outbox,
            DeadLetters deadLetters,
            TransactionTemplate transactions,
            JdbcClient database) {

        /** Until the first model has been learned, turns wait. */
        static final Duration LONG = Duration.ofMinutes(4);

        /** Begins a conversation in Teams with these words; answers its id once its turn has been taken. */
        UUID conversation(String words) {
            Address address = new Address(Channel.TEAMS, "a conversation " + UUID.randomUUID());
            write(address, KESTREL_VALE, words);
            return await().atMost(LONG)
                    .until(
                            () -> database.sql("select id from conversation where name = ?")
                                    .param(address.conversation())
                                    .query(UUID.class)
                                    .optional(),
                            Optional::isPresent)
                    .orElseThrow();
        }

        /** A reply that no courier can take to that Member. */
        MessageId refused(@Nullable String council, String text) {
            return reply("refuse", council, text);
        }

        /** A reply of which no one knows whether it arrived. */
        MessageId lost(@Nullable String council, String text) {
            return reply("unknown", council, text);
        }

        private MessageId reply(String fate, @Nullable String council, String text) {
            Address address = new Address(Channel.TEAMS, fate + " " + UUID.randomUUID());
            MessageId asked = write(address, council, "Hello");
            MessageId reply = MessageId.fresh();
            transactions.executeWithoutResult(status -> outbox.send(
                    new OutboundMessage(reply, address, now(), List.of(Block.paragraph(text)), asked, null)));
            await().atMost(LONG).until(() -> isDead(reply));
            return reply;
        }

        private MessageId write(Address from, @Nullable String council, String words) {
            MessageId id = MessageId.fresh();
            inbox.receive(new InboundMessage(
                    id, from, id.toString(), now(), words, null, new Claims(null, council, "Ann"), List.of()));
            return id;
        }

        private static Instant now() {
            return Instant.now().truncatedTo(ChronoUnit.MICROS);
        }

        boolean isDead(MessageId id) {
            return deadLetters.list().stream()
                    .anyMatch(letter -> letter.message().equals(id));
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }
}
