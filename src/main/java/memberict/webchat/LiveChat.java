package memberict.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import memberict.webchat.Reception.Received;
import memberict.webchat.Reception.Refused;
import memberict.webchat.Refusals.Problem;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * What the page's script talks to. An event only says that something changed; the script then fetches the list and puts
 * in what it lacks, so nothing can come twice and nothing is missing after a break.
 */
@Controller
class LiveChat {

    /** Longer than a session lives: an open page does not keep a Member signed in. */
    private static final Duration STREAM = Duration.ofHours(1);

    private static final int MOST_STREAMS = 2_000;
    private static final int MOST_FOR_ONE_CONVERSATION = 12;

    private final Visitors visitors;
    private final FrontDoor door;
    private final ChatView view;
    private final OpenPages pages;
    private final Set<SseEmitter> streams = ConcurrentHashMap.newKeySet();

    LiveChat(Visitors visitors, FrontDoor door, ChatView view, OpenPages pages) {
        this.visitors = visitors;
        this.door = door;
        this.view = view;
        this.pages = pages;
    }

    @PostMapping(path = "/chat/{id}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Problem> say(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(door.say(visitors.welcome(id, request, response), text, key));
    }

    @PostMapping(path = "/chat/{id}/choices", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Problem> choose(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String choice,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(door.choose(visitors.welcome(id, request, response), message, choice));
    }

    @GetMapping("/chat/{id}/log")
    String log(
            @PathVariable String id,
            CsrfToken token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        view.log(visitors.welcome(id, request, response), token, model);
        return "webchat/log :: log";
    }

    /** "No content" tells a browser not to ask again; its page then looks for itself now and then. */
    @GetMapping(path = "/chat/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(@PathVariable String id, HttpServletRequest request) {
        Optional<Visitor> visitor = visitors.remembered(id, request);
        if (visitor.isEmpty()
                || streams.size() >= MOST_STREAMS
                || pages.count(visitor.get().address()) >= MOST_FOR_ONE_CONVERSATION) {
            return ResponseEntity.noContent().build();
        }
        SseEmitter stream = new SseEmitter(STREAM.toMillis());
        streams.add(stream);
        OpenPages.Watch watch = pages.watch(
                visitor.get().address(),
                () -> tell(stream, SseEmitter.event().name("changed").data("")));
        stream.onCompletion(() -> {
            watch.close();
            streams.remove(stream);
        });
        stream.onTimeout(stream::complete);
        tell(stream, SseEmitter.event().comment("open"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // Proxies otherwise keep events until there is enough to send.
                .header("X-Accel-Buffering", "no")
                .body(stream);
    }

    /** Keeps proxies from ending a quiet stream, and finds out which pages have gone. */
    @Scheduled(fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void keepAlive() {
        streams.forEach(stream -> tell(stream, SseEmitter.event().comment("still here")));
    }

    /** An open stream would hold up the shutdown. */
    @EventListener(ContextClosedEvent.class)
    void endStreams() {
        streams.forEach(SseEmitter::complete);
    }

    /** By a thread of its own: one slow telephone must not hold up the others. */
    private static void tell(SseEmitter stream, SseEventBuilder event) {
        Thread.startVirtualThread(() -> {
            try {
                stream.send(event);
            } catch (IOException | IllegalStateException e) {
                // The page has gone; the container now completes the stream, and that cleans up.
            }
        });
    }

    private static ResponseEntity<Problem> answer(Reception reception) {
        return switch (reception) {
            case Received _ -> ResponseEntity.accepted().build();
            case Refused refused ->
                ResponseEntity.status(refused.status())
                        .headers(refused.headers())
                        .body(new Problem(refused.problem()));
        };
    }
}
