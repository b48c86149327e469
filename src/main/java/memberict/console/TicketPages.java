package memberict.console;

import static memberict.console.ConsoleFrame.DONE;
import static memberict.console.ConsoleFrame.ME;
import static memberict.console.ConsoleFrame.PROBLEMS;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import memberict.catalogue.Categories;
import memberict.conversation.ConversationId;
import memberict.conversation.Conversations;
import memberict.directory.Directory;
import memberict.directory.Officer;
import memberict.secrets.Secrets;
import memberict.tickets.Author;
import memberict.tickets.ChangeResult;
import memberict.tickets.ChangeResult.Changed;
import memberict.tickets.ChangeResult.ChangedMeanwhile;
import memberict.tickets.ChangeResult.NotAllowed;
import memberict.tickets.ChangeResult.NotFound;
import memberict.tickets.Priority;
import memberict.tickets.TicketDetails;
import memberict.tickets.TicketQuery;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import memberict.tickets.Tickets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue, and each ticket with everything that may be done to it. */
@Controller
class TicketPages {

    private static final int ROWS = 50;
    private static final int OTHERS = 5;

    private final Tickets tickets;
    private final Conversations conversations;
    private final Categories categories;
    private final Directory directory;
    private final AssistantHealth health;
    private final Names names;
    private final Times times;

    TicketPages(
            Tickets tickets,
            Conversations conversations,
            Categories categories,
            Directory directory,
            AssistantHealth health,
            Names names,
            Times times) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.categories = categories;
        this.directory = directory;
        this.health = health;
        this.names = names;
        this.times = times;
    }

    /** What the officer looks for in the queue. */
    record Filter(String q, String category, boolean mine, boolean all) {

        TicketQuery query(Officer me) {
            return new TicketQuery(
                    !all, mine ? me.id() : null, category.isEmpty() ? null : category, q.isEmpty() ? null : q);
        }

        public boolean narrows() {
            return mine || all || !category.isEmpty() || !q.isEmpty();
        }
    }

    @GetMapping("/console")
    String queue(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Filter filter = new Filter(q.strip(), category, mine, all);
        List<TicketSummary> found = tickets.queue(me.councils(), filter.query(me));
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int shown = Math.clamp(page, 1, pages);
        int first = (shown - 1) * ROWS;
        model.addAttribute("filter", filter);
        model.addAttribute("categories", categories.all());
        model.addAttribute("counts", tickets.counts(me.councils()));
        model.addAttribute("found", found.size());
        model.addAttribute("most", Tickets.LONGEST_QUEUE);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "rows",
                found.subList(first, Math.min(found.size(), first + ROWS)).stream()
                        .map(ticket -> TicketRow.of(ticket, me, names, times))
                        .toList());
        model.addAttribute("health", health.now(me));
        return "console/queue";
    }

    @GetMapping("/console/tickets/{reference}")
    String ticket(@ModelAttribute(name = ME, binding = false) Officer me, @PathVariable String reference, Model model) {
        show(find(reference, me), me, model);
        return "console/ticket";
    }

    /** What an officer can do to a ticket, and the field each is typed or chosen in. */
    enum Verb {
        REPLY("reply-text"),
        RESOLVE("reply-text"),
        NOTE("note-text"),
        ASSIGN("assign-choice"),
        START("actions"),
        HOLD("hold-text"),
        RESUME("actions"),
        REOPEN("actions"),
        CANCEL("cancel-text"),
        CATEGORY("category-choice"),
        PRIORITY("priority-choice");

        private final String field;

        Verb(String field) {
            this.field = field;
        }

        static Optional<Verb> of(String address) {
            return Arrays.stream(values())
                    .filter(verb -> verb.address().equals(address))
                    .findFirst();
        }

        String address() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a ticket in that state shows a form for it. */
        boolean isOffered(TicketStatus status) {
            return switch (this) {
                case REPLY, ASSIGN, PRIORITY -> status.isOpen();
                case RESOLVE -> status.canBecome(TicketStatus.RESOLVED);
                case NOTE, CATEGORY -> true;
                case START -> status == TicketStatus.NEW;
                case HOLD -> status.canBecome(TicketStatus.ON_HOLD);
                case RESUME -> status == TicketStatus.ON_HOLD;
                case REOPEN -> status == TicketStatus.RESOLVED;
                case CANCEL -> status.canBecome(TicketStatus.CANCELLED);
            };
        }
    }

    @PostMapping("/console/tickets/{reference}/{verb}")
    ModelAndView change(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @PathVariable String reference,
            @PathVariable("verb") String asked,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "0") long version,
            Model model,
            RedirectAttributes next) {
        Verb verb = Verb.of(asked).orElseThrow(NotHere::new);
        TicketDetails before = find(reference, me);
        TicketReference ticket = before.summary().reference();
        // Browsers send the line ends of a text area as CR LF.
        Attempt attempt = new Attempt(verb, text.replace("\r\n", "\n"), choice);
        return switch (change(ticket, me, attempt, version)) {
            case Changed _ -> {
                next.addFlashAttribute(DONE, done(attempt, before.summary()));
                yield new ModelAndView("redirect:/console/tickets/" + ticket);
            }
            case NotAllowed(String why) -> refused(ticket, me, attempt, why, HttpStatus.UNPROCESSABLE_CONTENT, model);
            case ChangedMeanwhile meanwhile ->
                refused(ticket, me, attempt, said(meanwhile, before.summary(), me), HttpStatus.CONFLICT, model);
            case NotFound() -> throw new NotHere();
        };
    }

    /** What the officer sent: what to do, and what was typed or chosen with it. */
    private record Attempt(Verb verb, String text, String choice) {}

    private ChangeResult change(TicketReference ticket, Officer me, Attempt attempt, long version) {
        String officer = me.id();
        return switch (attempt.verb()) {
            case REPLY -> tickets.reply(ticket, officer, attempt.text(), version);
            case RESOLVE -> tickets.resolve(ticket, officer, attempt.text(), version);
            case NOTE -> tickets.note(ticket, officer, attempt.text());
            case ASSIGN -> tickets.assign(ticket, officer, attempt.choice(), version);
            case START -> tickets.start(ticket, officer, version);
            case HOLD -> tickets.hold(ticket, officer, attempt.text(), version);
            case RESUME -> tickets.resume(ticket, officer, version);
            case REOPEN -> tickets.reopen(ticket, new Author.AnOfficer(officer));
            case CANCEL -> tickets.cancel(ticket, new Author.AnOfficer(officer), attempt.text(), version);
            case CATEGORY -> tickets.recategorise(ticket, officer, attempt.choice(), version);
            case PRIORITY ->
                priority(attempt.choice())
                        .map(priority -> tickets.changePriority(ticket, officer, priority, version))
                        .orElseGet(() -> new NotAllowed("Choose a priority."));
        };
    }

    /** The page as it is by now, with what was typed kept: in its field, or where that is gone, on top to be copied. */
    private ModelAndView refused(
            TicketReference reference, Officer me, Attempt attempt, String why, HttpStatus status, Model model) {
        TicketDetails now = tickets.details(reference, me.councils()).orElseThrow(NotHere::new);
        show(now, me, model);
        String field = attempt.verb().field;
        if (attempt.verb().isOffered(now.summary().status())) {
            model.addAttribute("refusedField", field);
            model.addAttribute("refusedText", attempt.text());
            model.addAttribute("refusedChoice", attempt.choice());
        } else if (attempt.text().isBlank()) {
            field = "actions";
        } else {
            field = "kept";
            model.addAttribute("kept", attempt.text());
        }
        model.addAttribute(PROBLEMS, Problems.one(field, why));
        return new ModelAndView("console/ticket", model.asMap(), status);
    }

    private void show(TicketDetails details, Officer me, Model model) {
        TicketSummary ticket = details.summary();
        ZoneId zone = names.zone(ticket.council());
        model.addAttribute("ticket", TicketView.of(details, me, names, times));
        model.addAttribute("offered", offered(ticket.status()));
        model.addAttribute("categories", categories.all());
        model.addAttribute("priorities", Priority.values());
        model.addAttribute(
                "officers",
                directory.officers().stream()
                        .filter(officer -> officer.worksFor(ticket.council())
                                && !officer.id().equals(ticket.assignee()))
                        .toList());
        model.addAttribute(
                "others",
                Optional.ofNullable(ticket.member())
                        .map(member -> tickets.ofMember(member, ticket.council()))
                        .orElse(List.of())
                        .stream()
                        .filter(other -> !other.reference().equals(ticket.reference()))
                        .limit(OTHERS)
                        .map(other -> TicketRow.of(other, me, names, times))
                        .toList());
        boolean mayRead = mayReadConversation(ticket, me);
        List<Said> conversation = Optional.ofNullable(ticket.conversation())
                .filter(id -> mayRead)
                .flatMap(id -> conversations.transcript(new ConversationId(id)))
                .map(transcript -> Said.all(transcript, zone, times))
                .orElse(List.of());
        model.addAttribute("conversationKept", ticket.conversation() != null && !mayRead);
        model.addAttribute("conversation", conversation);
        model.addAttribute(
                "files",
                conversation.stream().flatMap(said -> said.files().stream()).toList());
    }

    /** A Member of two councils asks for both in one conversation, and one council never sees another's. */
    boolean mayReadConversation(TicketSummary ticket, Officer me) {
        return names.member(ticket.member())
                .map(member -> me.councils().containsAll(member.councils()))
                .orElse(true);
    }

    private static List<String> offered(TicketStatus status) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.isOffered(status))
                .map(Verb::address)
                .toList();
    }

    private TicketDetails find(String reference, Officer me) {
        return TicketReference.parse(reference)
                .flatMap(parsed -> tickets.details(parsed, me.councils()))
                .orElseThrow(NotHere::new);
    }

    private static Optional<Priority> priority(String choice) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equals(choice))
                .findFirst();
    }

    private String said(ChangedMeanwhile meanwhile, TicketSummary ticket, Officer me) {
        String who = meanwhile.by().equals(new Author.AnOfficer(me.id()))
                ? "You changed this ticket yourself"
                : names.author(meanwhile.by(), ticket) + " changed this ticket";
        return "%s %s ago, after you opened this page, so nothing was done. Read what is new, then try again."
                .formatted(who, times.age(meanwhile.at()));
    }

    private String done(Attempt attempt, TicketSummary before) {
        return Secrets.mask(attempt.text()).removed().isEmpty()
                ? doneWith(attempt, before)
                : doneWith(attempt, before)
                        + " A password or code in it was taken out first: those are only given by phone.";
    }

    private String doneWith(Attempt attempt, TicketSummary before) {
        boolean sent = before.conversation() != null;
        return switch (attempt.verb()) {
            case REPLY -> sent ? "Your reply is on its way to the Member." : "Your answer is recorded.";
            case RESOLVE ->
                sent ? "Resolved. Your answer is on its way to the Member." : "Resolved. Your answer is recorded.";
            case NOTE -> "Your note is kept. Only officers see it.";
            case ASSIGN -> "Given to %s.".formatted(names.officer(attempt.choice()));
            case START -> "Started.";
            case HOLD -> "Put on hold.";
            case RESUME -> "In progress again.";
            case REOPEN -> "Reopened.";
            case CANCEL -> "Cancelled.";
            case CATEGORY -> "The category is now “%s”.".formatted(names.category(attempt.choice()));
            case PRIORITY -> "The priority is now %s.".formatted(attempt.choice());
        };
    }
}
