package memberict.tickets;

import static memberict.TestCouncils.ANN;
import static memberict.TestCouncils.CERI;
import static memberict.TestCouncils.DELE;
import static memberict.TestCouncils.EDITH;
import static memberict.TestCouncils.KESTREL_VALE;
import static memberict.TestCouncils.OWAIN;
import static memberict.TestCouncils.PRIYA;
import static memberict.TestCouncils.THORNMERE;
import static memberict.TestCouncils.TOM;
import static memberict.tickets.TestTickets.anIncident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import memberict.TestCouncils;
import memberict.TestDatabases;
import memberict.catalogue.Categories;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.Directory;
import memberict.directory.MemberId;
import memberict.tickets.Author.AnOfficer;
import memberict.tickets.Author.TheAssistant;
import memberict.tickets.Author.TheMember;
import memberict.tickets.ChangeResult.Changed;
import memberict.tickets.ChangeResult.ChangedMeanwhile;
import memberict.tickets.ChangeResult.NotAllowed;
import memberict.tickets.ChangeResult.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class TicketsTests {

    private static final Set<String> BOTH = Set.of(KESTREL_VALE, THORNMERE);

    @Parameter
    TestDatabases databases;

    @TempDir
    Path config;

    private final List<Object> news = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-11-24T18:00:00.123456789Z");
    private TransactionTemplate transactions;
    private Tickets tickets;

    @BeforeEach
    void open() {
        DataSource database = databases.fresh();
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        TestCouncils.in(config);
        tickets = new Tickets(
                new TicketStore(JdbcClient.create(database)),
                new Directory(config),
                new Categories(config.resolve("categories.yaml")),
                news::add,
                transactions,
                clock());
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void passwordsAreTakenOutWhoeverWritesThemDown() {
        TicketReference reference = tickets.raise(anIncident()
                .fromSomeoneCalled("Jo")
                .about("Locked out, password is Tulip99")
                .request());
        tickets.nameReporter(reference, "Jo, pw: Rose22");
        tickets.addMemberWords(reference, "the code it texted me was 483 921");
        tickets.note(reference, PRIYA, "She read me her password, Fern33x");
        tickets.reply(reference, PRIYA, "Your new password is Moss44x.", 3);

        TicketDetails details = tickets.details(reference).orElseThrow();

        assertThat(details.summary().subject()).isEqualTo("Locked out, password is [password removed]");
        assertThat(details.toString())
                .contains("[code removed]", "pw: [password removed]", "her password, [password removed]")
                .contains("Your new password is [password removed].")
                .doesNotContain("Tulip99", "Rose22", "483 921", "Fern33", "Moss44");
    }

    @Test
    void aSubjectThatGrowsWithoutItsSecretStillFits() {
        String subject = "pin 1234 ".repeat(NewTicket.LONGEST_SUBJECT / 9).strip();

        TicketReference reference = tickets.raise(anIncident().about(subject).request());

        assertThat(tickets.details(reference).orElseThrow().summary().subject())
                .startsWith("pin [password removed]")
                .hasSizeLessThanOrEqualTo(NewTicket.LONGEST_SUBJECT);
    }

    @Test
    void keepsAllThatIsKnownWhenItIsRaised() {
        UUID conversation = UUID.randomUUID();
        Told first = new Told("account-locked", "Your account is locked", Told.Outcome.NOT_HELPED);
        Told second = new Told("forgotten-password", "You have forgotten it", Told.Outcome.UNANSWERED);

        TicketReference reference = tickets.raise(
                anIncident().told(first, second).from(conversation).request());

        assertThat(reference).hasToString("ICT-2026-000001");
        TicketDetails details = tickets.details(reference).orElseThrow();
        Instant raisedAt = Instant.parse("2026-11-24T18:00:00.123456Z");
        assertThat(details.summary())
                .isEqualTo(new TicketSummary(
                        reference,
                        KESTREL_VALE,
                        new MemberId(OWAIN),
                        null,
                        true,
                        TicketSource.TEAMS,
                        "account_password",
                        Priority.P2,
                        TicketStatus.NEW,
                        "Locked out of my iPad",
                        null,
                        raisedAt,
                        raisedAt,
                        conversation,
                        1));
        assertThat(details.told()).containsExactly(first, second);
        assertThat(details.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(TicketEntry.Kind.MEMBER_WORDS);
            assertThat(entry.author()).isEqualTo(new TheMember());
            assertThat(entry.text()).isEqualTo("I typed the wrong password and now it says locked.");
            assertThat(entry.at()).isEqualTo(raisedAt);
            assertThat(tickets.entry(entry.id())).contains(entry);
        });
        assertThat(news)
                .containsExactly(new TicketEvent.Raised(
                        new TicketEvent.Subject(
                                reference,
                                KESTREL_VALE,
                                "account_password",
                                RequestKind.INCIDENT,
                                Priority.P2,
                                TicketStatus.NEW,
                                TicketSource.TEAMS,
                                conversation),
                        raisedAt));
    }

    @Test
    void keepsWhoeverAsksWithoutProof() {
        TicketReference reference =
                tickets.raise(anIncident().fromSomeoneCalled("Cllr Rees").request());

        TicketSummary summary = tickets.details(reference).orElseThrow().summary();
        assertThat(summary.member()).isNull();
        assertThat(summary.reporterName()).isEqualTo("Cllr Rees");
        assertThat(summary.proved()).isFalse();
    }

    @Test
    void numbersEachYearFromOne() {
        assertThat(raise()).hasToString("ICT-2026-000001");
        assertThat(raise()).hasToString("ICT-2026-000002");
        now = Instant.parse("2026-12-31T23:59:59.999Z");
        assertThat(raise()).hasToString("ICT-2026-000003");
        now = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(raise()).hasToString("ICT-2027-000001");
    }

    @Test
    void numbersNoTwoAlikeHoweverManyAreRaisedAtOnce() throws Exception {
        // The first ticket of the year, too: all threads find no row for it.
        List<TicketReference> raised = atOnce(8, n -> {
                    List<TicketReference> mine = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        mine.add(raise());
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(raised).doesNotHaveDuplicates().hasSize(40);
        assertThat(raised.stream().mapToInt(TicketReference::number).max()).hasValue(40);
    }

    @Test
    void raisesOnceForOneCause() {
        TicketReference first = tickets.raise(anIncident().because("mail-1").request());
        TicketReference again = tickets.raise(anIncident().because("mail-1").request());
        TicketReference other = tickets.raise(anIncident().because("mail-2").request());

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(news).hasSize(2);
    }

    @Test
    void raisesOnceForOneCauseThatIsToldTwiceAtOnce() throws Exception {
        List<TicketReference> raised =
                atOnce(8, n -> tickets.raise(anIncident().because("mail-1").request()));

        assertThat(Set.copyOf(raised)).hasSize(1);
        assertThat(news).hasSize(1);
    }

    @Test
    void isNotRaisedWhereTheCallersTransactionFails() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    raise();
                    throw new IllegalStateException("the turn failed");
                }))
                .hasMessage("the turn failed");

        assertThat(tickets.queue(BOTH, TicketQuery.all())).isEmpty();
        assertThat(raise()).hasToString("ICT-2026-000001");
    }

    @Test
    void isNotRaisedForWhatIsNotThere() {
        assertThatThrownBy(() -> tickets.raise(anIncident().of("elsewhere").request()))
                .hasMessage("no council 'elsewhere'");
        assertThatThrownBy(() -> tickets.raise(anIncident().in("weather").request()))
                .hasMessage("no category 'weather'");
        assertThatThrownBy(() -> tickets.raise(anIncident().writtenDownBy(DELE).request()))
                .hasMessage("no officer 'o-dele' works for kestrel-vale");

        assertThat(news).isEmpty();
    }

    @Test
    void carriesAnAnswerFromReplyToClosing() {
        TicketReference reference = raise();

        assertThat(tickets.reply(reference, TOM, "We are looking at it.", 1)).isEqualTo(new Changed(2));
        now = now.plus(Duration.ofHours(1));
        assertThat(tickets.hold(reference, TOM, "the supplier", 2)).isEqualTo(new Changed(3));
        assertThat(tickets.resume(reference, TOM, 3)).isEqualTo(new Changed(4));
        assertThat(tickets.resolve(reference, TOM, "Unlocked. Sign in again.", 4))
                .isEqualTo(new Changed(5));
        assertThat(tickets.close(reference, new TheAssistant())).isEqualTo(new Changed(6));

        TicketDetails details = tickets.details(reference).orElseThrow();
        assertThat(details.summary().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(details.summary().assignee()).isEqualTo(TOM);
        assertThat(details.firstRespondedAt()).isEqualTo("2026-11-24T18:00:00.123456Z");
        assertThat(details.resolvedAt()).isEqualTo("2026-11-24T19:00:00.123456Z");
        assertThat(details.entries())
                .extracting(TicketEntry::text)
                .containsExactly(
                        "I typed the wrong password and now it says locked.",
                        "From New to In progress",
                        "Given to o-tom",
                        "We are looking at it.",
                        "From In progress to On hold: the supplier",
                        "From On hold to In progress",
                        "Unlocked. Sign in again.",
                        "From In progress to Resolved",
                        "From Resolved to Closed");
        assertThat(details.entries().getLast().author()).isEqualTo(new TheAssistant());
    }

    @Test
    void opensAgainWhenTheMemberRepliesToAnAnswer() {
        TicketReference reference = raise();
        tickets.resolve(reference, TOM, "Unlocked.", 1);
        news.clear();
        now = now.plus(Duration.ofDays(3));

        WordsResult result = tickets.addMemberWords(reference, "It is locked again.");

        assertThat(result).isEqualTo(new WordsResult.Added(true));
        TicketDetails details = tickets.details(reference).orElseThrow();
        assertThat(details.summary().status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(details.reopenedCount()).isEqualTo(1);
        assertThat(details.resolvedAt()).isNull();
        assertThat(details.firstRespondedAt()).isNotNull();
        assertThat(news)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("StatusChanged", "Reopened", "MemberAdded");
        TicketEvent.MemberAdded added = (TicketEvent.MemberAdded) news.getLast();
        assertThat(tickets.entry(added.entry())).map(TicketEntry::text).contains("It is locked again.");
    }

    @Test
    void leavesAloneWhatIsOverWhenTheMemberReplies() {
        TicketReference reference = raise();
        tickets.cancel(reference, new TheMember(), "No longer needed", 1);
        TicketDetails before = tickets.details(reference).orElseThrow();

        assertThat(tickets.addMemberWords(reference, "Wait!"))
                .isEqualTo(new WordsResult.NewTicketNeeded(TicketStatus.CANCELLED));
        assertThat(tickets.details(reference)).contains(before);
        assertThat(tickets.addMemberWords(new TicketReference(2026, 99), "Hello"))
                .isEqualTo(new WordsResult.NotFound());
    }

    @Test
    void refusesWhatItsStatusDoesNotAllow() {
        TicketReference reference = raise();
        TicketDetails before = tickets.details(reference).orElseThrow();
        news.clear();

        assertThat(tickets.close(reference, new AnOfficer(TOM)))
                .isEqualTo(new NotAllowed("This ticket is new, so it cannot be closed."));
        assertThat(tickets.recategorise(reference, TOM, "weather", 1))
                .isEqualTo(new NotAllowed("There is no category 'weather'."));
        assertThat(tickets.assign(reference, TOM, DELE, 1))
                .isEqualTo(new NotAllowed("That officer does not work for this council."));
        assertThat(tickets.details(reference)).contains(before);
        assertThat(news).isEmpty();
    }

    @Test
    void tellsTheSecondOfficerThatTheFirstWasThere() {
        TicketReference reference = raise();
        tickets.start(reference, PRIYA, 1);

        ChangeResult result = tickets.resolve(reference, TOM, "Unlocked.", 1);

        assertThat(result)
                .isEqualTo(new ChangedMeanwhile(new AnOfficer(PRIYA), Instant.parse("2026-11-24T18:00:00.123456Z")));
        assertThat(tickets.details(reference).orElseThrow().summary().status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void tellsAnOfficerThatTheMemberWroteMeanwhile() {
        TicketReference reference = raise();
        tickets.addMemberWords(reference, "Never mind, it works.");

        assertThat(tickets.reply(reference, TOM, "We are looking at it.", 1))
                .isInstanceOfSatisfying(
                        ChangedMeanwhile.class,
                        meanwhile -> assertThat(meanwhile.by()).isEqualTo(new TheMember()));
    }

    @Test
    void letsOneOfTwoOfficersThroughAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            TicketReference reference = raise();

            List<ChangeResult> results =
                    atOnce(4, n -> tickets.resolve(reference, n % 2 == 0 ? PRIYA : TOM, "Answer " + n, 1));

            assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(ChangedMeanwhile.class::isInstance).hasSize(3);
            assertThat(tickets.details(reference).orElseThrow().entries())
                    .filteredOn(entry -> entry.kind() == TicketEntry.Kind.OFFICER_REPLY)
                    .hasSize(1);
        }
    }

    @Test
    void notesNeverStandInEachOthersWay() throws Exception {
        TicketReference reference = raise();

        List<ChangeResult> results = atOnce(6, n -> tickets.note(reference, TOM, "Note " + n));

        assertThat(results).allMatch(Changed.class::isInstance);
        assertThat(tickets.details(reference).orElseThrow().entries()).hasSize(7);
    }

    @Test
    void showsNoCouncilAnothersTickets() {
        TicketReference theirs =
                tickets.raise(anIncident().of(THORNMERE).from(ANN).request());
        TicketReference ours = raise();

        assertThat(tickets.details(theirs, Set.of(KESTREL_VALE))).isEmpty();
        assertThat(tickets.details(theirs, Set.of())).isEmpty();
        assertThat(tickets.details(theirs, BOTH)).isPresent();
        assertThat(references(tickets.queue(Set.of(KESTREL_VALE), TicketQuery.all())))
                .containsExactly(ours);
        assertThat(references(
                        tickets.queue(Set.of(KESTREL_VALE), TicketQuery.all().with(theirs.toString()))))
                .isEmpty();
        assertThat(references(
                        tickets.queue(Set.of(KESTREL_VALE), TicketQuery.all().with("Ann"))))
                .isEmpty();
        assertThat(tickets.queue(Set.of(), TicketQuery.all())).isEmpty();
        assertThat(references(tickets.queue(BOTH, TicketQuery.all()))).containsExactlyInAnyOrder(ours, theirs);
        assertThat(tickets.counts(Set.of(KESTREL_VALE))).containsEntry(TicketStatus.NEW, 1);
        assertThat(tickets.counts(Set.of())).containsEntry(TicketStatus.NEW, 0);
    }

    @Test
    void letsNoOfficerTouchAnotherCouncilsTickets() {
        TicketReference theirs =
                tickets.raise(anIncident().of(THORNMERE).from(ANN).request());
        TicketDetails before = tickets.details(theirs).orElseThrow();

        assertThat(List.of(
                        tickets.reply(theirs, TOM, "Hello", 1),
                        tickets.note(theirs, TOM, "Hello"),
                        tickets.start(theirs, TOM, 1),
                        tickets.hold(theirs, TOM, "Hello", 1),
                        tickets.resume(theirs, TOM, 1),
                        tickets.resolve(theirs, TOM, "Hello", 1),
                        tickets.reopen(theirs, new AnOfficer(TOM)),
                        tickets.close(theirs, new AnOfficer(TOM)),
                        tickets.cancel(theirs, new AnOfficer(TOM), "Hello", 1),
                        tickets.recategorise(theirs, TOM, "printing", 1),
                        tickets.changePriority(theirs, TOM, Priority.P1, 1),
                        tickets.assign(theirs, TOM, TOM, 1),
                        tickets.note(theirs, "o-nobody", "Hello")))
                .containsOnly(new NotFound());
        assertThat(tickets.details(theirs)).contains(before);
        assertThat(tickets.start(theirs, DELE, 1)).isEqualTo(new Changed(2));
        assertThat(tickets.note(new TicketReference(2026, 99), TOM, "Hello")).isEqualTo(new NotFound());
    }

    @Test
    void queuesByPriorityAndThenAgeAndPutsWhatIsOverLast() {
        TicketReference over = raise();
        tickets.cancel(over, new AnOfficer(TOM), "Twice", 1);
        TicketReference p2Old = raiseLater(anIncident());
        TicketReference p4 = raiseLater(anIncident().in("printing").reaching(Impact.ONE_FUNCTION, Urgency.CAN_WAIT));
        TicketReference p1 = raiseLater(anIncident().reaching(Impact.MANY, Urgency.NOW));
        TicketReference p2New = raiseLater(anIncident());
        TicketReference overLater = raiseLater(anIncident());
        tickets.resolve(overLater, TOM, "Unlocked.", 1);

        assertThat(references(tickets.queue(BOTH, TicketQuery.open()))).containsExactly(p1, p2Old, p2New, p4);
        assertThat(references(tickets.queue(BOTH, TicketQuery.all())))
                .containsExactly(p1, p2Old, p2New, p4, overLater, over);
        assertThat(tickets.counts(BOTH))
                .isEqualTo(Map.of(
                        TicketStatus.NEW, 4,
                        TicketStatus.IN_PROGRESS, 0,
                        TicketStatus.ON_HOLD, 0,
                        TicketStatus.RESOLVED, 1,
                        TicketStatus.CLOSED, 0,
                        TicketStatus.CANCELLED, 1));
    }

    @Test
    void findsInTheQueueWhatIsAskedFor() {
        TicketReference owains =
                tickets.raise(anIncident().about("Password 100% gone").request());
        TicketReference ediths = tickets.raise(
                anIncident().from(EDITH).in("printing").about("Paper jam").request());
        TicketReference someones = tickets.raise(anIncident()
                .fromSomeoneCalled("Mrs Marchbanks")
                .about("No sound")
                .request());
        tickets.start(ediths, PRIYA, 1);

        assertThat(found("PASSWORD")).containsExactly(owains);
        assertThat(found("0%")).containsExactly(owains);
        assertThat(found("%")).containsExactly(owains);
        assertThat(found("_")).isEmpty();
        assertThat(found("rees")).containsExactly(owains);
        assertThat(found("edith")).containsExactly(ediths);
        assertThat(found(" march")).containsExactly(someones);
        assertThat(found("ict 2026 000002")).containsExactly(ediths);
        assertThat(found("000002")).containsExactly(ediths);
        assertThat(found("nothing like it")).isEmpty();
        assertThat(references(tickets.queue(BOTH, TicketQuery.open().of(PRIYA))))
                .containsExactly(ediths);
        assertThat(references(tickets.queue(BOTH, TicketQuery.open().in("printing"))))
                .containsExactly(ediths);
        assertThat(references(tickets.queue(BOTH, TicketQuery.open().of(PRIYA).in("account_password"))))
                .isEmpty();
    }

    @Test
    void listsAMembersOwnByCouncilNewestFirst() {
        UUID conversation = UUID.randomUUID();
        TicketReference first = raiseLater(anIncident().from(CERI).from(conversation));
        TicketReference second = raiseLater(anIncident().from(CERI).from(conversation));
        TicketReference elsewhere = raiseLater(anIncident().from(CERI).of(THORNMERE));
        raiseLater(anIncident().from(OWAIN));

        assertThat(references(tickets.ofMember(new MemberId(CERI), KESTREL_VALE)))
                .containsExactly(second, first);
        assertThat(references(tickets.ofMember(new MemberId(CERI), THORNMERE))).containsExactly(elsewhere);
        assertThat(references(tickets.ofConversation(conversation))).containsExactly(second, first);
        assertThat(tickets.ofConversation(UUID.randomUUID())).isEmpty();
    }

    private TicketReference raise() {
        return tickets.raise(anIncident().request());
    }

    private TicketReference raiseLater(TestTickets request) {
        now = now.plusSeconds(60);
        return tickets.raise(request.request());
    }

    private List<TicketReference> found(String text) {
        return references(tickets.queue(BOTH, TicketQuery.open().with(text)));
    }

    private static List<TicketReference> references(List<TicketSummary> summaries) {
        return summaries.stream().map(TicketSummary::reference).toList();
    }

    private interface Work<T> {
        T done(int number) throws Exception;
    }

    /** All start at the same moment. */
    private static <T> List<T> atOnce(int threads, Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> all = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(n -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return work.done(n);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(all)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
