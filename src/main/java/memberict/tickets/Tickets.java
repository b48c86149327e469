package memberict.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import memberict.catalogue.Categories;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.MemberId;
import memberict.tickets.Author.AnOfficer;
import memberict.tickets.Author.TheAssistant;
import memberict.tickets.Author.TheMember;
import memberict.tickets.ChangeResult.Changed;
import memberict.tickets.ChangeResult.ChangedMeanwhile;
import memberict.tickets.ChangeResult.NotAllowed;
import memberict.tickets.ChangeResult.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps every request until it is closed. Each change is one transaction, joined to the caller's where there is one,
 * and tells its facts inside it. Officers see and change only the tickets of councils they work for.
 */
@Component
public class Tickets {

    public static final int LONGEST_QUEUE = 200;

    /** For what cannot overwrite anything. */
    private static final OptionalLong ANY = OptionalLong.empty();

    private final TicketStore store;
    private final Directory directory;
    private final Categories categories;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Tickets(
            TicketStore store,
            Directory directory,
            Categories categories,
            ApplicationEventPublisher news,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.categories = categories;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Raises a ticket, or finds the one that was raised for the same cause before.
     *
     * @throws IllegalArgumentException where there is no such council, category or officer
     */
    public TicketReference raise(NewTicket request) {
        check(request);
        return transactions.execute(status -> {
            Instant now = now();
            int year = now.atOffset(ZoneOffset.UTC).getYear();
            int number = store.takeNumber(year);
            // Looked for only now: whoever raised it for this cause at the same time has finished.
            Optional<TicketReference> earlier =
                    Optional.ofNullable(request.cause()).flatMap(store::raisedFor);
            if (earlier.isPresent()) {
                store.giveNumberBack(year);
                return earlier.get();
            }
            Ticket ticket = Ticket.raise(new TicketReference(year, number), request, now);
            store.insert(ticket, request.told(), request.cause());
            ticket.facts().forEach(news::publishEvent);
            return ticket.origin().reference();
        });
    }

    public Optional<TicketSummary> summary(TicketReference reference) {
        return store.summary(reference);
    }

    /** For those who may see any council's; whoever asks for an officer asks {@link #details(TicketReference, Set)}. */
    public Optional<TicketDetails> details(TicketReference reference) {
        return store.details(reference);
    }

    /** Empty for a ticket of any other council too. */
    public Optional<TicketDetails> details(TicketReference reference, Set<String> councils) {
        return details(reference)
                .filter(details -> councils.contains(details.summary().council()));
    }

    /** What a fact's entry says. */
    public Optional<TicketEntry> entry(UUID id) {
        return store.entry(id);
    }

    /**
     * The first {@value #LONGEST_QUEUE}, those that are open first, by priority and then age; what is over follows, newest
     * first.
     */
    public List<TicketSummary> queue(Set<String> councils, TicketQuery query) {
        if (councils.isEmpty()) {
            return List.of();
        }
        List<MemberId> named = query.text() == null
                ? List.of()
                : directory.findMembers(query.text(), councils).stream()
                        .map(Member::id)
                        .toList();
        return store.queue(councils, query, named);
    }

    /** How many there are in each status, none left out. */
    public Map<TicketStatus, Integer> counts(Set<String> councils) {
        return store.counts(councils);
    }

    /** The last 20 a Member asked of one council, newest first. */
    public List<TicketSummary> ofMember(MemberId member, String council) {
        return store.ofMember(member, council);
    }

    /** The last 20, newest first. */
    public List<TicketSummary> ofConversation(UUID conversation) {
        return store.ofConversation(conversation);
    }

    /**
     * Adds what the Member wrote since. The caller has made sure that it is their ticket.
     *
     * @throws IllegalArgumentException where the words are blank or too long
     */
    public WordsResult addMemberWords(TicketReference reference, String words) {
        NewTicket.check("a Member's words", words, NewTicket.LONGEST_WORDS);
        return transactions.execute(status -> {
            Optional<Ticket> found = store.lock(reference);
            if (found.isEmpty()) {
                return new WordsResult.NotFound();
            }
            Ticket ticket = found.get();
            WordsResult result = ticket.addMemberWords(now(), words);
            if (result instanceof WordsResult.Added) {
                keep(ticket);
            }
            return result;
        });
    }

    /** Writes to the Member. A reply to a new ticket starts it. */
    /**
     * Notes what someone who proved nothing calls themself, so that an officer can find them in the directory.
     *
     * @throws IllegalArgumentException where the name is blank or too long
     */
    public void nameReporter(TicketReference reference, String name) {
        NewTicket.check("a reporter's name", name, NewTicket.LONGEST_NAME);
        String masked = NewTicket.masked(name, NewTicket.LONGEST_NAME);
        transactions.executeWithoutResult(status -> store.nameReporter(reference, masked));
    }

    public ChangeResult reply(TicketReference reference, String officer, String text, long version) {
        return change(reference, officer, version, (ticket, at) -> ticket.reply(officer, at, text));
    }

    /** Notes something for officers alone. */
    public ChangeResult note(TicketReference reference, String officer, String text) {
        return change(
                reference,
                new AnOfficer(officer),
                ANY,
                (ticket, at) -> ticket.remark(new AnOfficer(officer), at, text));
    }

    /** Notes something the assistant knows, for officers alone. */
    public ChangeResult remark(TicketReference reference, String text) {
        return change(reference, new TheAssistant(), ANY, (ticket, at) -> ticket.remark(new TheAssistant(), at, text));
    }

    public ChangeResult start(TicketReference reference, String officer, long version) {
        return change(reference, officer, version, (ticket, at) -> ticket.start(officer, at));
    }

    public ChangeResult hold(TicketReference reference, String officer, String reason, long version) {
        return change(reference, officer, version, (ticket, at) -> ticket.hold(officer, at, reason));
    }

    public ChangeResult resume(TicketReference reference, String officer, long version) {
        return change(reference, officer, version, (ticket, at) -> ticket.resume(officer, at));
    }

    /** @param answer goes to the Member */
    public ChangeResult resolve(TicketReference reference, String officer, String answer, long version) {
        return change(reference, officer, version, (ticket, at) -> ticket.resolve(officer, at, answer));
    }

    public ChangeResult reopen(TicketReference reference, Author by) {
        return change(reference, by, ANY, (ticket, at) -> ticket.reopen(by, at));
    }

    public ChangeResult close(TicketReference reference, Author by) {
        return change(reference, by, ANY, (ticket, at) -> ticket.close(by, at));
    }

    public ChangeResult cancel(TicketReference reference, Author by, String reason, long version) {
        return change(reference, by, OptionalLong.of(version), (ticket, at) -> ticket.cancel(by, at, reason));
    }

    public ChangeResult recategorise(TicketReference reference, String officer, String category, long version) {
        if (categories.find(category).isEmpty()) {
            return new NotAllowed("There is no category '%s'.".formatted(category));
        }
        return change(reference, officer, version, (ticket, at) -> ticket.recategorise(officer, at, category));
    }

    public ChangeResult changePriority(TicketReference reference, String officer, Priority priority, long version) {
        return change(reference, officer, version, (ticket, at) -> ticket.changePriority(officer, at, priority));
    }

    /** @param to id of the officer who is to have it */
    public ChangeResult assign(TicketReference reference, String officer, String to, long version) {
        return change(reference, officer, version, (ticket, at) -> {
            if (!mayWorkOn(ticket, to)) {
                return Optional.of("That officer does not work for this council.");
            }
            return ticket.assign(officer, at, to);
        });
    }

    private ChangeResult change(TicketReference reference, String officer, long version, Verb verb) {
        return change(reference, new AnOfficer(officer), OptionalLong.of(version), verb);
    }

    private ChangeResult change(TicketReference reference, Author by, OptionalLong version, Verb verb) {
        return transactions.execute(status -> {
            Optional<Ticket> found = store.lock(reference).filter(ticket -> maySee(ticket, by));
            if (found.isEmpty()) {
                return new NotFound();
            }
            Ticket ticket = found.get();
            Ticket.State before = ticket.state();
            if (version.isPresent() && version.getAsLong() != before.version()) {
                return new ChangedMeanwhile(before.changedBy(), before.changedAt());
            }
            Optional<String> refusal = verb.apply(ticket, now());
            if (refusal.isPresent()) {
                return new NotAllowed(refusal.get());
            }
            keep(ticket);
            return new Changed(before.version() + 1);
        });
    }

    private void keep(Ticket ticket) {
        store.update(ticket);
        ticket.facts().forEach(news::publishEvent);
    }

    private boolean maySee(Ticket ticket, Author by) {
        return switch (by) {
            case AnOfficer(String id) -> mayWorkOn(ticket, id);
            case TheMember(), TheAssistant() -> true;
        };
    }

    private boolean mayWorkOn(Ticket ticket, String officer) {
        return worksFor(officer, ticket.origin().council());
    }

    private boolean worksFor(String officer, String council) {
        return directory
                .officer(officer)
                .filter(found -> found.worksFor(council))
                .isPresent();
    }

    private void check(NewTicket request) {
        if (directory.council(request.council()).isEmpty()) {
            throw new IllegalArgumentException("no council '%s'".formatted(request.council()));
        }
        categories.get(request.category());
        if (request.raisedBy() != null && !worksFor(request.raisedBy(), request.council())) {
            throw new IllegalArgumentException(
                    "no officer '%s' works for %s".formatted(request.raisedBy(), request.council()));
        }
    }

    /** As the databases keep it, so that a fact and its row agree. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Something done to a ticket; says why not, or nothing. */
    private interface Verb extends BiFunction<Ticket, Instant, Optional<String>> {}
}
