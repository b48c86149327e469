package memberict.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import memberict.directory.Directory;
import memberict.webchat.Visitors.CouncilNotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.HandlerMapping;

/** Where the chat cannot go on: says so, and who can help instead. */
@ControllerAdvice(assignableTypes = {ChatPage.class, LiveChat.class})
class ChatFailures {

    private static final Logger log = LoggerFactory.getLogger(ChatFailures.class);

    private final Directory directory;

    ChatFailures(Directory directory) {
        this.directory = directory;
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(CouncilNotFound notFound, Model model) {
        model.addAttribute("councils", directory.councils());
        return "webchat/not-found";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String failed(RuntimeException failure, HttpServletRequest request, Model model) {
        // The exception may quote the message, so its text is not logged.
        Throwable wordless = new Throwable(failure.getClass().getName());
        wordless.setStackTrace(failure.getStackTrace());
        log.error("The chat page failed", wordless);
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get("id") instanceof String id) {
            directory.council(id).ifPresent(council -> {
                model.addAttribute("council", council);
                model.addAttribute("desk", Desk.of(council));
            });
        }
        model.addAttribute("typed", request.getParameter("text"));
        return "webchat/unavailable";
    }
}
