package memberict.scrutiny;

import static memberict.scrutiny.EvidenceKind.ANSWER_DID_NOT_HELP;
import static memberict.scrutiny.EvidenceKind.ANSWER_HELPED;
import static memberict.scrutiny.EvidenceKind.QUESTION_ANSWERED;
import static memberict.scrutiny.EvidenceKind.TICKET_RAISED;
import static memberict.scrutiny.EvidenceKind.TICKET_RECATEGORISED;
import static memberict.scrutiny.EvidenceKind.TICKET_REOPENED;
import static memberict.scrutiny.EvidenceKind.TICKET_RESOLVED;
import static memberict.scrutiny.Recommendations.KESTREL_VALE;
import static memberict.scrutiny.Recommendations.THORNMERE;
import static memberict.scrutiny.Recommendations.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.catalogue.Categories;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.conversation.ConversationEvent;
import memberict.conversation.ConversationEvent.AnswerDidNotHelp;
import memberict.conversation.ConversationEvent.AnswerHelped;
import memberict.conversation.ConversationEvent.QuestionAnswered;
import memberict.conversation.ConversationId;
import memberict.directory.Directory;
import memberict.knowledge.ArticleId;
import memberict.messaging.Channel;
import memberict.settings.Folders;
import memberict.tickets.Author;
import memberict.tickets.ChangeResult.Changed;
import memberict.tickets.NewTicket;
import memberict.tickets.Priority;
import memberict.tickets.TicketEvent;
import memberict.tickets.TicketEvent.Raised;
import memberict.tickets.TicketEvent.Recategorised;
import memberict.tickets.TicketEvent.Resolved;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.TicketStatus;
import memberict.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class EvidenceTests {

    private static final Instant MORNING = Instant.parse("2026-10-12T08:00:00Z");
    private static final String OFFICER = "o-001";
    private static final int PLENTY = 1000;

    private static final Recommendation IPADS = about(KESTREL_VALE, "1.3", "ipad_device");
    private static final Recommendation PAPERS = about(KESTREL_VALE, "1.5", "committee_papers", "accessibility");
    private static final Recommendation IPADS_AND_PAPERS =
            about(KESTREL_VALE, "1.9", "ipad_device", "committee_papers");
    private static final Recommendation THORNMERE_IPADS = about(THORNMERE, "1.3", "ipad_device");
    private static final Recommendation NOTHING = about(KESTREL_VALE, "1.10");

    @Parameter
    TestDatabases database;

    private AnnotationConfigApplicationContext context;
    private Tickets tickets;
    private Evidence evidence;
    private TransactionTemplate transactions;
    private JdbcClient jdbc;
    private SetClock clock;

    @BeforeEach
    void start() {
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database.fresh());
        context.register(Wiring.class);
        context.refresh();
        tickets = context.getBean(Tickets.class);
        evidence = context.getBean(Evidence.class);
        transactions = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(SetClock.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void whatBecomesOfATicketIsKept() {
        UUID conversation = UUID.randomUUID();
        TicketReference ticket = raise(KESTREL_VALE, "ipad_device", TicketSource.TEAMS, conversation);
        clock.pass(Duration.ofHours(1));
        tickets.resolve(ticket, OFFICER, "Done.", version(ticket));
        clock.pass(Duration.ofHours(1));
        tickets.reopen(ticket, new Author.TheMember());

        assertThat(counts(IPADS))
                .containsExactlyInAnyOrderEntriesOf(Map.of(TICKET_RAISED, 1, TICKET_RESOLVED, 1, TICKET_REOPENED, 1));
        EvidenceRow resolved = rows(IPADS, TICKET_RESOLVED).getFirst();
        assertThat(resolved)
                .isEqualTo(new EvidenceRow(
                        resolved.id(),
                        TICKET_RESOLVED,
                        KESTREL_VALE,
                        "ipad_device",
                        "ipad_device",
                        TicketSource.TEAMS,
                        Priority.P3,
                        ticket,
                        new ConversationId(conversation),
                        null,
                        MORNING.plus(Duration.ofHours(1))));
    }

    @Test
    void whatBecomesOfAnAnswerIsKept() {
        ConversationId conversation = new ConversationId(UUID.randomUUID());
        ArticleId article = new ArticleId("ipad-frozen");
        tell(new QuestionAnswered(conversation, KESTREL_VALE, Channel.WEBCHAT, "ipad_device", article, MORNING));
        tell(new AnswerDidNotHelp(conversation, KESTREL_VALE, Channel.WEBCHAT, "ipad_device", article, MORNING));
        tell(new AnswerHelped(conversation, KESTREL_VALE, Channel.WEBCHAT, "ipad_device", article, MORNING));

        assertThat(counts(IPADS))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(QUESTION_ANSWERED, 1, ANSWER_DID_NOT_HELP, 1, ANSWER_HELPED, 1));
        EvidenceRow helped = rows(IPADS, ANSWER_HELPED).getFirst();
        assertThat(helped)
                .isEqualTo(new EvidenceRow(
                        helped.id(),
                        ANSWER_HELPED,
                        KESTREL_VALE,
                        "ipad_device",
                        "ipad_device",
                        TicketSource.WEBCHAT,
                        null,
                        null,
                        conversation,
                        article,
                        MORNING));
    }

    @Test
    void whatAnOfficerDoesInBetweenIsNoEvidence() {
        TicketReference ticket = raise(KESTREL_VALE, "ipad_device");
        tickets.reply(ticket, OFFICER, "Which iPad is it?", version(ticket));
        tickets.changePriority(ticket, OFFICER, Priority.P1, version(ticket));
        tickets.hold(ticket, OFFICER, "The Member is away.", version(ticket));
        tickets.addMemberWords(ticket, "The new one.");

        assertThat(counts(IPADS)).containsOnlyKeys(TICKET_RAISED);
    }

    @Test
    void factToldTwiceIsKeptOnce() {
        TicketEvent.Subject subject = ticket(1, KESTREL_VALE, "ipad_device", TicketSource.PHONE);
        TicketEvent resolved = new Resolved(subject, MORNING, UUID.randomUUID(), true);
        ConversationEvent helped = new AnswerHelped(
                new ConversationId(UUID.randomUUID()),
                KESTREL_VALE,
                Channel.TEAMS,
                "ipad_device",
                new ArticleId("ipad-frozen"),
                MORNING);

        tell(new Raised(subject, MORNING), resolved, helped);
        tell(new Raised(subject, MORNING), resolved, helped);

        assertThat(counts(IPADS))
                .containsExactlyInAnyOrderEntriesOf(Map.of(TICKET_RAISED, 1, TICKET_RESOLVED, 1, ANSWER_HELPED, 1));
    }

    @Test
    void ticketResolvedTwiceIsTwoFacts() {
        TicketReference ticket = raise(KESTREL_VALE, "ipad_device");
        tickets.resolve(ticket, OFFICER, "Done.", version(ticket));
        tickets.reopen(ticket, new Author.TheMember());
        tickets.resolve(ticket, OFFICER, "Really done.", version(ticket));
        tickets.reopen(ticket, new Author.TheMember());

        assertThat(counts(IPADS)).containsEntry(TICKET_RESOLVED, 2).containsEntry(TICKET_REOPENED, 2);
    }

    @Test
    void ticketThatIsRolledBackLeavesNoRow() {
        transactions.executeWithoutResult(status -> {
            raise(KESTREL_VALE, "ipad_device");
            assertThat(counts(IPADS)).containsEntry(TICKET_RAISED, 1);
            status.setRollbackOnly();
        });

        assertThat(number("ticket")).isZero();
        assertThat(number("evidence")).isZero();
    }

    @Test
    void ticketWhoseRowCannotBeKeptIsNotRaised() {
        jdbc.sql("alter table evidence add constraint broken check (kind <> 'TICKET_RAISED')")
                .update();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> raise(KESTREL_VALE, "ipad_device"));

        assertThat(number("ticket")).isZero();
        assertThat(number("ticket_entry")).isZero();
        assertThat(number("evidence")).isZero();
    }

    @Test
    void resolutionWhoseRowCannotBeKeptIsUndone() {
        TicketReference ticket = raise(KESTREL_VALE, "ipad_device");
        jdbc.sql("alter table evidence add constraint broken check (kind <> 'TICKET_RESOLVED')")
                .update();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> tickets.resolve(ticket, OFFICER, "Done.", version(ticket)));

        assertThat(tickets.details(ticket).orElseThrow().summary().status()).isEqualTo(TicketStatus.NEW);
        assertThat(number("evidence")).isEqualTo(1);
    }

    @Test
    void factOutsideATransactionIsRefused() {
        TicketEvent raised = new Raised(ticket(1, KESTREL_VALE, "ipad_device", TicketSource.PHONE), MORNING);

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> context.publishEvent(raised));
    }

    @Test
    void rowsHoldNoWordsAndNoPerson() {
        assertThat(jdbc.sql("select column_name from information_schema.columns where table_name = 'evidence'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "cause",
                        "council",
                        "category",
                        "source",
                        "priority",
                        "ticket",
                        "conversation",
                        "article",
                        "happened_at");
    }

    @Test
    void rowBelongsToEveryRecommendationThatNamesItsCategory() {
        raise(KESTREL_VALE, "ipad_device");
        raise(KESTREL_VALE, "accessibility");
        raise(KESTREL_VALE, "printing");

        assertThat(evidence.counts(IPADS, Period.EVER).of(TICKET_RAISED)).isEqualTo(1);
        assertThat(evidence.counts(IPADS_AND_PAPERS, Period.EVER).of(TICKET_RAISED))
                .isEqualTo(1);
        assertThat(evidence.counts(PAPERS, Period.EVER).of(TICKET_RAISED)).isEqualTo(1);
        assertThat(evidence.counts(KESTREL_VALE, Period.EVER).of(TICKET_RAISED)).isEqualTo(3);
    }

    @Test
    void recommendationWithoutCategoriesGathersNothing() {
        raise(KESTREL_VALE, "ipad_device");

        assertThat(counts(NOTHING)).isEmpty();
        assertThat(evidence.rows(NOTHING, TICKET_RAISED, Period.EVER, PLENTY))
                .isEqualTo(new EvidenceRows(List.of(), 0));
    }

    @Test
    void eachCouncilHasItsOwnEvidence() {
        TicketReference ticket = raise(THORNMERE, "ipad_device");

        assertThat(counts(IPADS)).isEmpty();
        assertThat(rows(IPADS, TICKET_RAISED)).isEmpty();
        assertThat(evidence.counts(KESTREL_VALE, Period.EVER).byKind()).isEmpty();
        assertThat(rows(THORNMERE_IPADS, TICKET_RAISED))
                .extracting(EvidenceRow::ticket)
                .containsExactly(ticket);
    }

    @Test
    void ticketInACorrectedCategoryCountsThereWithAllThatHappenedToIt() {
        TicketReference ticket = raise(KESTREL_VALE, "ipad_device");
        TicketReference other = raise(KESTREL_VALE, "ipad_device");
        tickets.resolve(ticket, OFFICER, "Done.", version(ticket));

        assertThat(tickets.recategorise(ticket, OFFICER, "committee_papers", version(ticket)))
                .isInstanceOf(Changed.class);
        tickets.reopen(ticket, new Author.TheMember());

        assertThat(counts(IPADS)).containsExactlyEntriesOf(Map.of(TICKET_RAISED, 1));
        assertThat(rows(IPADS, TICKET_RAISED)).extracting(EvidenceRow::ticket).containsExactly(other);
        assertThat(counts(PAPERS))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(TICKET_RAISED, 1, TICKET_RESOLVED, 1, TICKET_REOPENED, 1, TICKET_RECATEGORISED, 1));
        assertThat(rows(PAPERS, TICKET_RAISED)).singleElement().satisfies(row -> {
            assertThat(row.ticket()).isEqualTo(ticket);
            assertThat(row.category()).isEqualTo("committee_papers");
            assertThat(row.categoryThen()).isEqualTo("ipad_device");
        });
    }

    @Test
    void latestCorrectionHolds() {
        TicketReference ticket = raise(KESTREL_VALE, "ipad_device");
        tickets.recategorise(ticket, OFFICER, "committee_papers", version(ticket));
        tickets.recategorise(ticket, OFFICER, "ipad_device", version(ticket));

        assertThat(counts(PAPERS)).isEmpty();
        assertThat(counts(IPADS)).containsExactlyInAnyOrderEntriesOf(Map.of(TICKET_RAISED, 1, TICKET_RECATEGORISED, 2));
    }

    @Test
    void daysBeginAtMidnightByTheCouncilsClock() {
        clock.set(Instant.parse("2026-06-30T22:59:59.999999Z"));
        TicketReference lastOfJune = raise(KESTREL_VALE, "ipad_device");
        clock.set(Instant.parse("2026-06-30T23:00:00Z"));
        TicketReference firstOfJuly = raise(KESTREL_VALE, "ipad_device");
        clock.set(Instant.parse("2026-12-31T23:59:59.999999Z"));
        TicketReference lastOfDecember = raise(KESTREL_VALE, "ipad_device");

        assertThat(raisedIn("2026-06-30", "2026-06-30")).containsExactly(lastOfJune);
        assertThat(raisedIn("2026-07-01", "2026-07-01")).containsExactly(firstOfJuly);
        assertThat(raisedIn("2026-07-01", "2026-12-31")).containsExactly(lastOfDecember, firstOfJuly);
        assertThat(raisedIn("2026-07-01", null)).containsExactly(lastOfDecember, firstOfJuly);
        assertThat(raisedIn(null, "2026-06-30")).containsExactly(lastOfJune);
        assertThat(raisedIn("2027-01-01", null)).isEmpty();
    }

    @Test
    void periodDoesNotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 1)));
    }

    @Test
    void newestRowsComeFirstAndTheRestAreCounted() {
        TicketReference first = raise(KESTREL_VALE, "ipad_device");
        TicketReference second = raise(KESTREL_VALE, "ipad_device");
        clock.pass(Duration.ofMinutes(1));
        TicketReference third = raise(KESTREL_VALE, "ipad_device");

        EvidenceRows rows = evidence.rows(IPADS, TICKET_RAISED, Period.EVER, 2);

        assertThat(rows.newest()).extracting(EvidenceRow::ticket).containsExactly(third, second);
        assertThat(rows.total()).isEqualTo(3);
        assertThat(rows(IPADS, TICKET_RAISED)).extracting(EvidenceRow::ticket).endsWith(first);
    }

    @Test
    void ticketsAreCountedByTheDoorTheyCameInBy() {
        raise(KESTREL_VALE, "ipad_device", TicketSource.PHONE, null);
        raise(KESTREL_VALE, "ipad_device", TicketSource.PHONE, null);
        raise(KESTREL_VALE, "printing", TicketSource.TEAMS, null);

        assertThat(evidence.counts(IPADS, Period.EVER).ticketsBySource()).isEqualTo(Map.of(TicketSource.PHONE, 2));
        EvidenceCounts all = evidence.counts(KESTREL_VALE, Period.EVER);
        assertThat(all.ticketsFrom(TicketSource.PHONE)).isEqualTo(2);
        assertThat(all.ticketsFrom(TicketSource.TEAMS)).isEqualTo(1);
        assertThat(all.ticketsFrom(TicketSource.EMAIL)).isZero();
    }

    @Test
    void everyCountOpensToItsRowsWhateverHappened() {
        Random random = new Random(13);
        List<Object> facts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            facts.add(anyFact(random));
        }
        tell(facts.toArray());
        List<Modelled> model = modelled(facts);
        List<Recommendation> recommendations = List.of(IPADS, PAPERS, IPADS_AND_PAPERS, THORNMERE_IPADS, NOTHING);
        int opened = 0;

        for (int i = 0; i < 20; i++) {
            LocalDate day = LocalDate.of(2026, 10, 1).plusDays(random.nextInt(30));
            Period period = new Period(
                    random.nextInt(4) == 0 ? null : day,
                    random.nextInt(4) == 0 ? null : day.plusDays(random.nextInt(10)));
            for (Recommendation recommendation : recommendations) {
                EvidenceCounts counts = evidence.counts(recommendation, period);
                for (EvidenceKind kind : EvidenceKind.values()) {
                    EvidenceRows rows = evidence.rows(recommendation, kind, period, PLENTY);
                    assertThat(rows.newest()).hasSize(counts.of(kind)).allSatisfy(row -> {
                        assertThat(row.kind()).isEqualTo(kind);
                        assertThat(row.council())
                                .isEqualTo(recommendation.reference().council());
                        assertThat(recommendation.categories()).contains(row.category());
                    });
                    assertThat(rows.total()).isEqualTo(counts.of(kind));
                    assertThat(rows.total()).isEqualTo((int) model.stream()
                            .filter(row -> row.countsFor(recommendation, kind, period))
                            .count());
                    opened += rows.total();
                }
                assertThat(counts.ticketsBySource().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(counts.of(TICKET_RAISED));
            }
        }
        assertThat(opened).isGreaterThan(400);
    }

    private record Modelled(EvidenceKind kind, String council, String category, LocalDate day) {

        boolean countsFor(Recommendation recommendation, EvidenceKind asked, Period period) {
            return kind == asked
                    && council.equals(recommendation.reference().council())
                    && recommendation.categories().contains(category)
                    && (period.from() == null || !day.isBefore(period.from()))
                    && (period.to() == null || !day.isAfter(period.to()));
        }
    }

    /** What the facts come to, worked out without the database. */
    private static List<Modelled> modelled(List<Object> facts) {
        Map<TicketReference, String> corrected = new HashMap<>();
        facts.stream()
                .filter(Recategorised.class::isInstance)
                .map(Recategorised.class::cast)
                .forEach(fact ->
                        corrected.put(fact.subject().reference(), fact.subject().category()));
        Set<TicketReference> raised = new HashSet<>();
        List<Modelled> rows = new ArrayList<>();
        for (Object fact : facts) {
            switch (fact) {
                case QuestionAnswered told ->
                    rows.add(new Modelled(QUESTION_ANSWERED, told.council(), told.category(), dayOf(told.at())));
                case Raised told when !raised.add(told.subject().reference()) -> {}
                case TicketEvent told ->
                    rows.add(new Modelled(
                            told instanceof Raised
                                    ? TICKET_RAISED
                                    : told instanceof Resolved ? TICKET_RESOLVED : TICKET_RECATEGORISED,
                            told.subject().council(),
                            corrected.getOrDefault(
                                    told.subject().reference(), told.subject().category()),
                            dayOf(told.at())));
                default -> throw new AssertionError(fact);
            }
        }
        return rows;
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(ZoneId.of("Europe/London")).toLocalDate();
    }

    private Object anyFact(Random random) {
        String council = random.nextBoolean() ? KESTREL_VALE : THORNMERE;
        List<String> categories = List.of("ipad_device", "committee_papers", "accessibility", "printing");
        String category = categories.get(random.nextInt(categories.size()));
        Instant at = Instant.parse("2026-10-01T00:00:00Z").plusSeconds(random.nextInt(30 * 24 * 3600));
        if (random.nextBoolean()) {
            return new QuestionAnswered(
                    new ConversationId(new UUID(random.nextLong(), random.nextLong())),
                    council,
                    Channel.TEAMS,
                    category,
                    new ArticleId("an-article"),
                    at);
        }
        TicketSource source = TicketSource.values()[random.nextInt(TicketSource.values().length)];
        int number = 1 + random.nextInt(60) * 2 + (council.equals(KESTREL_VALE) ? 0 : 1);
        TicketEvent.Subject ticket = ticket(number, council, category, source);
        return switch (random.nextInt(3)) {
            case 0 -> new Raised(ticket, at);
            case 1 -> new Resolved(ticket, at, new UUID(random.nextLong(), random.nextLong()), true);
            default -> new Recategorised(ticket, at, "telephony");
        };
    }

    private TicketReference raise(String council, String category) {
        return raise(council, category, TicketSource.EMAIL, null);
    }

    private TicketReference raise(String council, String category, TicketSource source, @Nullable UUID conversation) {
        return tickets.raise(new NewTicket(
                council,
                null,
                null,
                false,
                source,
                RequestKind.INCIDENT,
                category,
                Impact.ONE_FUNCTION,
                Urgency.CAN_WAIT,
                "Help",
                "Something does not work.",
                List.of(),
                conversation,
                null,
                null));
    }

    private static TicketEvent.Subject ticket(int number, String council, String category, TicketSource source) {
        return new TicketEvent.Subject(
                new TicketReference(2026, number),
                council,
                category,
                RequestKind.INCIDENT,
                Priority.P3,
                TicketStatus.NEW,
                source,
                null);
    }

    private long version(TicketReference ticket) {
        return tickets.details(ticket).orElseThrow().summary().version();
    }

    private void tell(Object... facts) {
        transactions.executeWithoutResult(status -> List.of(facts).forEach(context::publishEvent));
    }

    private Map<EvidenceKind, Integer> counts(Recommendation recommendation) {
        return evidence.counts(recommendation, Period.EVER).byKind();
    }

    private List<EvidenceRow> rows(Recommendation recommendation, EvidenceKind kind) {
        return evidence.rows(recommendation, kind, Period.EVER, PLENTY).newest();
    }

    private List<TicketReference> raisedIn(@Nullable String from, @Nullable String to) {
        Period period =
                new Period(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
        return evidence.rows(IPADS, TICKET_RAISED, period, PLENTY).newest().stream()
                .map(EvidenceRow::ticket)
                .toList();
    }

    private int number(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(basePackageClasses = Evidence.class)
    @ComponentScan(
            basePackageClasses = Tickets.class,
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = "memberict\\.tickets\\.(Tickets|TicketStore)"))
    static class Wiring {

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Folders folders() {
            return new Folders(Path.of("config"), Path.of("knowledge-base"), Path.of("data"));
        }

        @Bean
        Directory directory() {
            return new Directory(Path.of("config"));
        }

        @Bean
        Categories categories() {
            return new Categories(Path.of("config", "categories.yaml"));
        }

        @Bean
        SetClock wallClock() {
            return new SetClock();
        }
    }

    /** Stands still until it is set. */
    static final class SetClock extends Clock {

        private Instant now = MORNING;

        void set(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
