package memberict.console;

import static memberict.console.ConsoleFrame.DONE;
import static memberict.console.ConsoleFrame.ME;
import static memberict.console.ConsoleFrame.PROBLEMS;

import java.util.List;
import java.util.Optional;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.Officer;
import memberict.tickets.Priority;
import memberict.tickets.TicketEntry;
import memberict.tickets.TicketReference;
import memberict.tickets.Tickets;
import memberict.understanding.Guess;
import memberict.understanding.Interpreter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writes down a request that came by phone, voicemail or at the counter. The buttons "Find" and "Suggest" send the whole
 * form and get it back with an answer in it; with a script the answer alone is put in its place.
 */
@Controller
class NewTicketPages {

    private final Tickets tickets;
    private final Directory directory;
    private final Categories categories;
    private final Interpreter interpreter;
    private final TransactionTemplate transactions;
    private final Names names;
    private final Times times;

    NewTicketPages(
            Tickets tickets,
            Directory directory,
            Categories categories,
            Interpreter interpreter,
            TransactionTemplate transactions,
            Names names,
            Times times) {
        this.tickets = tickets;
        this.directory = directory;
        this.categories = categories;
        this.interpreter = interpreter;
        this.transactions = transactions;
        this.names = names;
        this.times = times;
    }

    /** A Member whom the caller may be. */
    record Found(String id, String name, String hint) {}

    @GetMapping("/console/tickets/new")
    String blank(@ModelAttribute(name = ME, binding = false) Officer me, Model model) {
        return show(NewTicketForm.blank(), me, Problems.NONE, model);
    }

    @PostMapping(path = "/console/tickets/new", params = "find")
    String find(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @ModelAttribute("form") NewTicketForm form,
            Model model) {
        return show(form, me, Problems.NONE, model);
    }

    @PostMapping(path = "/console/tickets/new", params = "suggest")
    String suggest(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @ModelAttribute("form") NewTicketForm form,
            Model model) {
        return show(withSuggestion(form, me), me, Problems.NONE, model);
    }

    @PostMapping("/console/tickets/new")
    ModelAndView raise(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @ModelAttribute("form") NewTicketForm form,
            Model model,
            RedirectAttributes next) {
        Problems problems = form.problems(me, directory, categories);
        if (!problems.none()) {
            return new ModelAndView(
                    show(withSuggestion(form, me), me, problems, model),
                    model.asMap(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        TicketReference raised = raise(form, me);
        next.addFlashAttribute(
                DONE, "%s is raised. %s".formatted(raised, priority(form).orElse("")));
        return new ModelAndView("redirect:/console/tickets/" + raised);
    }

    /** Parts of the page, for its script. */
    @PostMapping("/console/tickets/new/{part:people|category|priority}")
    String part(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @ModelAttribute("form") NewTicketForm form,
            @PathVariable String part,
            Model model) {
        show(form, me, Problems.NONE, model);
        return "console/new-ticket :: " + part;
    }

    private TicketReference raise(NewTicketForm form, Officer me) {
        String note = "Who it is: %s.%s"
                .formatted(
                        form.identityCheck().orElseThrow().label(),
                        form.notes().isEmpty() ? "" : "\n\n" + form.notes());
        return transactions.execute(status -> {
            TicketReference raised = tickets.raise(form.request(me, directory, categories));
            boolean noted = tickets.details(raised, me.councils()).orElseThrow().entries().stream()
                    .anyMatch(entry -> entry.kind() == TicketEntry.Kind.OFFICER_NOTE);
            if (!noted) {
                tickets.note(raised, me.id(), note);
            }
            return raised;
        });
    }

    private String show(NewTicketForm form, Officer me, Problems problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(PROBLEMS, problems);
        model.addAttribute("found", found(form, me));
        model.addAttribute("councils", names.councils(me));
        model.addAttribute("checks", NewTicketForm.IdentityCheck.values());
        model.addAttribute("sources", NewTicketForm.SOURCES);
        model.addAttribute("categories", categories.all());
        model.addAttribute("guesses", guesses(form, me));
        model.addAttribute("priority", priority(form).orElse(""));
        return "console/new-ticket";
    }

    private List<Found> found(NewTicketForm form, Officer me) {
        return directory.findMembers(form.name(), me.councils()).stream()
                .filter(Member::active)
                .map(member -> new Found(
                        member.id().value(),
                        member.name(),
                        String.join(
                                        " and ",
                                        member.councils().stream()
                                                .map(names::council)
                                                .toList())
                                + (member.phone() == null ? ", no phone number" : ", phone " + member.phone())))
                .toList();
    }

    /** What the words seem to be about; nothing while the assistant is still learning. */
    private List<Category> guesses(NewTicketForm form, Officer me) {
        return form.words().isEmpty() || !interpreter.ready()
                ? List.of()
                : interpreter.interpret(form.words(), times.now(names.zone(me))).guesses().stream()
                        .limit(3)
                        .map(Guess::category)
                        .toList();
    }

    private NewTicketForm withSuggestion(NewTicketForm form, Officer me) {
        return form.category().isEmpty()
                ? guesses(form, me).stream()
                        .findFirst()
                        .map(category -> form.in(category.id()))
                        .orElse(form)
                : form;
    }

    private Optional<String> priority(NewTicketForm form) {
        return form.ticketImpact()
                .flatMap(impact -> form.ticketUrgency().map(urgency -> {
                    boolean broken = categories
                            .find(form.category())
                            .filter(category -> category.kind() == RequestKind.INCIDENT)
                            .isPresent();
                    return "Its priority is %s, because %s and %s."
                            .formatted(Priority.of(impact, urgency, broken), reach(impact), need(urgency));
                }));
    }

    private static String reach(Impact impact) {
        return switch (impact) {
            case MANY -> "it stops many Members or a meeting, or is about security";
            case ONE_MEMBER -> "one Member cannot work";
            case ONE_FUNCTION -> "one thing is affected";
        };
    }

    private static String need(Urgency urgency) {
        return switch (urgency) {
            case NOW -> "it is needed now";
            case TODAY -> "it is needed within a working day";
            case CAN_WAIT -> "it can wait";
        };
    }
}
