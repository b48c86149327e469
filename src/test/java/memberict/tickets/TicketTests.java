package memberict.tickets;

import static memberict.tickets.TestTickets.anIncident;
import static memberict.tickets.TicketStatus.CANCELLED;
import static memberict.tickets.TicketStatus.CLOSED;
import static memberict.tickets.TicketStatus.IN_PROGRESS;
import static memberict.tickets.TicketStatus.NEW;
import static memberict.tickets.TicketStatus.ON_HOLD;
import static memberict.tickets.TicketStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import memberict.tickets.Author.AnOfficer;
import memberict.tickets.Author.TheAssistant;
import memberict.tickets.Author.TheMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketTests {

    private static final Instant RAISED = Instant.parse("2026-11-24T18:00:00Z");
    private static final Instant NOW = RAISED.plus(Duration.ofHours(1));
    private static final String TOM = "o-tom";
    private static final String PRIYA = "o-priya";

    /** Complete: what may follow what. */
    private static final Map<TicketStatus, Set<TicketStatus>> TRANSITIONS = new EnumMap<>(Map.of(
            NEW, Set.of(IN_PROGRESS, ON_HOLD, RESOLVED, CANCELLED),
            IN_PROGRESS, Set.of(ON_HOLD, RESOLVED, CANCELLED),
            ON_HOLD, Set.of(IN_PROGRESS, RESOLVED, CANCELLED),
            RESOLVED, Set.of(IN_PROGRESS, CLOSED),
            CLOSED, Set.of(),
            CANCELLED, Set.of()));

    /** Complete: each verb, and what it makes of a ticket in each status it may be done in. */
    private static final Map<String, Map<TicketStatus, TicketStatus>> VERBS = new LinkedHashMap<>(Map.of(
            "start", Map.of(NEW, IN_PROGRESS),
            "reply", Map.of(NEW, IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, ON_HOLD, ON_HOLD),
            "hold", Map.of(NEW, ON_HOLD, IN_PROGRESS, ON_HOLD),
            "resume", Map.of(ON_HOLD, IN_PROGRESS),
            "resolve", Map.of(NEW, RESOLVED, IN_PROGRESS, RESOLVED, ON_HOLD, RESOLVED),
            "reopen", Map.of(RESOLVED, IN_PROGRESS),
            "close", Map.of(RESOLVED, CLOSED),
            "cancel", Map.of(NEW, CANCELLED, IN_PROGRESS, CANCELLED, ON_HOLD, CANCELLED),
            "assign", Map.of(NEW, NEW, IN_PROGRESS, IN_PROGRESS, ON_HOLD, ON_HOLD),
            "addMemberWords", Map.of(NEW, NEW, IN_PROGRESS, IN_PROGRESS, ON_HOLD, IN_PROGRESS, RESOLVED, IN_PROGRESS)));

    @ParameterizedTest
    @MethodSource("everyPair")
    void statusesFollowEachOtherAsTheTableSays(TicketStatus from, TicketStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(TRANSITIONS.get(from).contains(to));
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(TicketStatus.values())
                .flatMap(from -> Arrays.stream(TicketStatus.values()).map(to -> arguments(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyVerbInEveryStatus")
    void verbsWorkInTheirStatusesOnly(String verb, TicketStatus from) {
        Ticket ticket = aTicketThatIs(from);

        boolean done = done(ticket, verb);

        Optional<TicketStatus> expected = Optional.ofNullable(VERBS.get(verb).get(from));
        assertThat(done).isEqualTo(expected.isPresent());
        assertThat(ticket.state().status()).isEqualTo(expected.orElse(from));
        assertThat(ticket.entries().isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(ticket.facts().isEmpty()).isEqualTo(expected.isEmpty());
    }

    static Stream<Arguments> everyVerbInEveryStatus() {
        return VERBS.keySet().stream()
                .flatMap(verb -> Arrays.stream(TicketStatus.values()).map(from -> arguments(verb, from)));
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void notesCanAlwaysBeMade(TicketStatus status) {
        Ticket ticket = aTicketThatIs(status);

        assertThat(ticket.remark(new Author.AnOfficer(TOM), NOW, "Rang, no answer."))
                .isEmpty();

        assertThat(ticket.entries()).extracting(TicketEntry::kind).containsExactly(TicketEntry.Kind.OFFICER_NOTE);
        assertThat(ticket.facts()).isEmpty();
    }

    @Test
    void refusalsSayWhyInWordsForTheOfficer() {
        assertThat(aTicketThatIs(RESOLVED).reply(TOM, NOW, "Hello"))
                .contains("This ticket is resolved. Reopen it to write to the Member.");
        assertThat(aTicketThatIs(CLOSED).reply(TOM, NOW, "Hello"))
                .contains("This ticket is closed, so it cannot be replied to.");
        assertThat(aTicketThatIs(NEW).close(new AnOfficer(TOM), NOW))
                .contains("This ticket is new, so it cannot be closed.");
        assertThat(aTicketThatIs(NEW).resolve(TOM, NOW, " ")).contains("Write the answer to the Member.");
        assertThat(aTicketThatIs(NEW).reply(TOM, NOW, "")).contains("Write your reply to the Member.");
        assertThat(aTicketThatIs(NEW).reply(TOM, NOW, "x".repeat(20_001)))
                .contains("Shorten your reply to the Member to 20,000 characters or fewer.");
        assertThat(aTicketThatIs(NEW).hold(TOM, NOW, "")).contains("Write what the ticket waits for.");
        assertThat(aTicketThatIs(NEW).cancel(new AnOfficer(TOM), NOW, "")).contains("Write why it is cancelled.");
        assertThat(aTicketThatIs(NEW).remark(new Author.AnOfficer(TOM), NOW, ""))
                .contains("Write your note.");
    }

    @Test
    void refusalsChangeNothing() {
        Ticket ticket = aTicketThatIs(NEW);
        Ticket.State before = ticket.state();

        ticket.resolve(TOM, NOW, "");
        ticket.reply(TOM, NOW, "");
        ticket.cancel(new AnOfficer(TOM), NOW, " ");

        assertThat(ticket.state()).isEqualTo(before);
        assertThat(ticket.entries()).isEmpty();
    }

    @Test
    void whoeverDealsFirstWithItHasIt() {
        Ticket replied = aTicketThatIs(NEW);
        replied.reply(TOM, NOW, "We are looking at it.");
        Ticket started = aTicketThatIs(NEW);
        started.start(TOM, NOW);
        Ticket resolved = aTicketThatIs(NEW);
        resolved.resolve(TOM, NOW, "Unlocked.");

        assertThat(Stream.of(replied, started, resolved)
                        .map(ticket -> ticket.state().assignee()))
                .containsOnly(TOM);
    }

    @Test
    void helpingOutDoesNotTakeItFromWhoeverHasIt() {
        Ticket ticket = aTicketThatIs(IN_PROGRESS);
        ticket.assign(TOM, NOW, PRIYA);

        ticket.reply(TOM, NOW, "Priya is out, so I answer.");

        assertThat(ticket.state().assignee()).isEqualTo(PRIYA);
    }

    @Test
    void onlyTheFirstAnswerIsTheFirst() {
        Ticket ticket = aTicketThatIs(NEW);
        ticket.start(TOM, NOW);
        assertThat(ticket.state().firstRespondedAt()).isNull();

        ticket.reply(TOM, NOW, "We are looking at it.");
        ticket.reply(TOM, NOW.plusSeconds(60), "Nearly there.");
        ticket.resolve(TOM, NOW.plusSeconds(120), "Unlocked.");

        assertThat(ticket.state().firstRespondedAt()).isEqualTo(NOW);
        assertThat(facts(ticket, TicketEvent.OfficerReplied.class).map(TicketEvent.OfficerReplied::first))
                .containsExactly(true, false);
        assertThat(facts(ticket, TicketEvent.Resolved.class).map(TicketEvent.Resolved::first))
                .containsExactly(false);
    }

    @Test
    void anAnswerAtOnceIsAFirstResponseToo() {
        Ticket ticket = aTicketThatIs(NEW);

        ticket.resolve(TOM, NOW, "Unlocked.");

        assertThat(ticket.state().firstRespondedAt()).isEqualTo(NOW);
        assertThat(ticket.state().resolvedAt()).isEqualTo(NOW);
        assertThat(facts(ticket, TicketEvent.Resolved.class).map(TicketEvent.Resolved::first))
                .containsExactly(true);
    }

    @Test
    void aMembersWordsReopenWhatIsResolved() {
        Ticket ticket = aTicketThatIs(RESOLVED);

        WordsResult result = ticket.addMemberWords(NOW, "It is locked again.");

        assertThat(result).isEqualTo(new WordsResult.Added(true));
        assertThat(ticket.state().reopenedCount()).isEqualTo(1);
        assertThat(ticket.state().resolvedAt()).isNull();
        assertThat(ticket.state().changedBy()).isEqualTo(new TheMember());
        assertThat(facts(ticket, TicketEvent.Reopened.class).map(TicketEvent.Reopened::count))
                .containsExactly(1);
        assertThat(ticket.facts().getLast()).isInstanceOf(TicketEvent.MemberAdded.class);
    }

    @Test
    void aMembersWordsReopenForTwentyEightDaysOnly() {
        Instant lastMoment = RAISED.plus(Duration.ofDays(28));

        assertThat(aTicketThatIs(RESOLVED).addMemberWords(lastMoment, "Again.")).isEqualTo(new WordsResult.Added(true));
        assertThat(aTicketThatIs(RESOLVED).addMemberWords(lastMoment.plusMillis(1), "Again."))
                .isEqualTo(new WordsResult.NewTicketNeeded(RESOLVED));
        assertThat(aTicketThatIs(RESOLVED).reopen(new TheMember(), lastMoment.plusMillis(1)))
                .contains("It was resolved more than 28 days ago, so it needs a new ticket.");
        assertThat(aTicketThatIs(RESOLVED).reopen(new AnOfficer(TOM), lastMoment.plusMillis(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "CANCELLED"})
    void aMembersWordsNeedANewTicketWhereTheOldOneIsOver(TicketStatus over) {
        assertThat(aTicketThatIs(over).addMemberWords(NOW, "Again.")).isEqualTo(new WordsResult.NewTicketNeeded(over));
    }

    @Test
    void theHistoryTellsEachChangeInWords() {
        Ticket ticket = aTicketThatIs(NEW);

        ticket.hold(TOM, NOW, " the supplier ");
        ticket.recategorise(TOM, NOW, "printing");
        ticket.changePriority(TOM, NOW, Priority.P1);
        ticket.assign(TOM, NOW, PRIYA);

        assertThat(ticket.entries())
                .extracting(TicketEntry::text)
                .containsExactly(
                        "From New to On hold: the supplier",
                        "Category from account_password to printing",
                        "Priority from P2 to P1",
                        "Given to o-priya");
    }

    @Test
    void factsCarryTheTicketAsItWasAfterwards() {
        Ticket ticket = aTicketThatIs(NEW);

        ticket.recategorise(TOM, NOW, "printing");
        ticket.changePriority(TOM, NOW, Priority.P1);
        ticket.reply(TOM, NOW, "We are looking at it.");

        assertThat(ticket.facts())
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("Recategorised", "PriorityChanged", "StatusChanged", "Assigned", "OfficerReplied");
        TicketEvent.Subject last = ticket.facts().getLast().subject();
        assertThat(last.category()).isEqualTo("printing");
        assertThat(last.priority()).isEqualTo(Priority.P1);
        assertThat(last.status()).isEqualTo(IN_PROGRESS);
    }

    @Test
    void whatIsSoAlreadyIsNoChange() {
        Ticket ticket = aTicketThatIs(NEW);
        ticket.assign(TOM, NOW, TOM);

        assertThat(ticket.recategorise(TOM, NOW, "account_password")).isPresent();
        assertThat(ticket.changePriority(TOM, NOW, Priority.P2)).isPresent();
        assertThat(ticket.assign(TOM, NOW, TOM)).isPresent();
        assertThat(ticket.entries()).hasSize(1);
    }

    private static boolean done(Ticket ticket, String verb) {
        return switch (verb) {
            case "start" -> ticket.start(TOM, NOW).isEmpty();
            case "reply" -> ticket.reply(TOM, NOW, "Hello").isEmpty();
            case "hold" -> ticket.hold(TOM, NOW, "the supplier").isEmpty();
            case "resume" -> ticket.resume(TOM, NOW).isEmpty();
            case "resolve" -> ticket.resolve(TOM, NOW, "Done").isEmpty();
            case "reopen" -> ticket.reopen(new TheMember(), NOW).isEmpty();
            case "close" -> ticket.close(new TheAssistant(), NOW).isEmpty();
            case "cancel" -> ticket.cancel(new TheMember(), NOW, "Not needed").isEmpty();
            case "assign" -> ticket.assign(TOM, NOW, PRIYA).isEmpty();
            case "addMemberWords" -> ticket.addMemberWords(NOW, "More") instanceof WordsResult.Added;
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private static Ticket aTicketThatIs(TicketStatus status) {
        Ticket raised = Ticket.raise(new TicketReference(2026, 1), anIncident().request(), RAISED);
        Ticket.State state = raised.state();
        return new Ticket(
                raised.origin(),
                new Ticket.State(
                        state.category(),
                        state.priority(),
                        status,
                        null,
                        null,
                        status == RESOLVED || status == CLOSED ? RAISED : null,
                        0,
                        state.changedBy(),
                        state.changedAt(),
                        state.version()));
    }

    private static <F extends TicketEvent> Stream<F> facts(Ticket ticket, Class<F> type) {
        return ticket.facts().stream().filter(type::isInstance).map(type::cast);
    }
}
