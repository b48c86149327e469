package memberict.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.messaging.MessageId;
import memberict.messaging.Outbox;
import memberict.webchat.Reception.Received;
import memberict.webchat.Reception.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The chat for any browser, with or without scripts. */
@Controller
class ChatPage {

    /** Without scripts the page cannot wait for the reply, so the answer to the form does. */
    private static final Duration WORTH_WAITING = Duration.ofSeconds(3);

    private final Directory directory;
    private final Visitors visitors;
    private final FrontDoor door;
    private final ChatView view;
    private final Outbox outbox;
    private final OpenPages pages;

    ChatPage(Directory directory, Visitors visitors, FrontDoor door, ChatView view, Outbox outbox, OpenPages pages) {
        this.directory = directory;
        this.visitors = visitors;
        this.door = door;
        this.view = view;
        this.outbox = outbox;
        this.pages = pages;
    }

    @GetMapping("/")
    String chooseCouncil(Model model) {
        List<Council> councils = directory.councils();
        if (councils.size() == 1) {
            return "redirect:/chat/" + councils.getFirst().id();
        }
        model.addAttribute("councils", councils);
        return "webchat/councils";
    }

    @GetMapping("/chat")
    String noCouncil() {
        return "redirect:/";
    }

    @GetMapping("/chat/{id}")
    String open(
            @PathVariable String id,
            CsrfToken token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(visitors.welcome(id, request, response), "", token, model);
    }

    @PostMapping("/chat/{id}/messages")
    String say(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            CsrfToken token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Visitor visitor = visitors.welcome(id, request, response);
        return switch (door.say(visitor, text, key)) {
            case Received(MessageId asked) -> {
                awaitReply(visitor, asked);
                yield backTo(visitor, asked);
            }
            case Refused refused -> refuse(refused, visitor, text, token, model, response);
        };
    }

    @PostMapping("/chat/{id}/choices")
    String choose(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String choice,
            CsrfToken token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Visitor visitor = visitors.welcome(id, request, response);
        return switch (door.choose(visitor, message, choice)) {
            case Received(MessageId asked) -> {
                awaitReply(visitor, asked);
                yield backTo(visitor, MessageId.parse(message));
            }
            case Refused refused -> refuse(refused, visitor, "", token, model, response);
        };
    }

    @GetMapping("/chat/{id}/new")
    String askBeforeStartingAfresh(@PathVariable String id, Model model) {
        Council known = visitors.council(id);
        model.addAttribute("council", known);
        model.addAttribute("desk", Desk.of(known));
        return "webchat/new";
    }

    @PostMapping("/chat/{id}/new")
    String startAfresh(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        visitors.startAfresh(id, request, response);
        return "redirect:/chat/" + id;
    }

    /** Where {@link Refusals} sends a form that never reached the page. */
    @RequestMapping("/chat/{id}/refused")
    String refused(
            @PathVariable String id,
            @RequestAttribute(name = Refusals.REFUSED, required = false) @Nullable Refused refused,
            CsrfToken token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (refused == null) {
            return "redirect:/chat/" + visitors.council(id).id();
        }
        Visitor visitor = visitors.welcome(id, request, response);
        return refuse(refused, visitor, Refusals.typed(request, refused), token, model, response);
    }

    private String refuse(
            Refused refused,
            Visitor visitor,
            String typed,
            CsrfToken token,
            Model model,
            HttpServletResponse response) {
        response.setStatus(refused.status().value());
        refused.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        model.addAttribute("problem", refused.problem());
        return page(visitor, typed, token, model);
    }

    private String page(Visitor visitor, String typed, CsrfToken token, Model model) {
        view.page(visitor, token, model);
        model.addAttribute("typed", typed);
        model.addAttribute("key", UUID.randomUUID());
        return "webchat/chat";
    }

    private static String backTo(Visitor visitor, MessageId place) {
        return "redirect:/chat/" + visitor.council().id() + "#m-" + place;
    }

    private void awaitReply(Visitor visitor, MessageId asked) {
        Semaphore changes = new Semaphore(0);
        long deadline = System.nanoTime() + WORTH_WAITING.toNanos();
        try (OpenPages.Watch _ = pages.watch(visitor.address(), changes::release)) {
            while (!isAnswered(visitor, asked)) {
                if (!changes.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered(Visitor visitor, MessageId asked) {
        return outbox.to(visitor.address()).stream().anyMatch(reply -> asked.equals(reply.inReplyTo()));
    }
}
