package memberict.webchat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import memberict.webchat.Reception.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says no before a request reaches the page, in words all the same. */
@Component
class Refusals implements AccessDeniedHandler {

    static final String REFUSED = "memberict.webchat.refused";

    private static final RequestMatcher CHAT =
            PathPatternRequestMatcher.withDefaults().matcher("/chat/{council}/{part}");
    private static final Refused PAGE_TOO_OLD =
            new Refused(HttpStatus.FORBIDDEN, "This page had been open for too long. Please send it again", null);

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        refuse(PAGE_TOO_OLD, request, response);
    }

    void refuse(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (MediaType.APPLICATION_JSON_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))) {
            response.setStatus(refused.status().value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), new Problem(refused.problem()));
        } else if (CHAT.matches(request)) {
            request.setAttribute(REFUSED, refused);
            String page = URI.create(request.getRequestURI()).resolve("refused").getPath();
            request.getRequestDispatcher(page.substring(request.getContextPath().length()))
                    .forward(request, response);
        } else {
            response.sendError(refused.status().value());
        }
    }

    /** What stood in the box, but not what another site put there, and not what was too much to read. */
    static String typed(HttpServletRequest request, Refused refused) {
        String from = request.getHeader("Sec-Fetch-Site");
        boolean ours = from == null || from.equals("same-origin");
        String typed = ours && refused == PAGE_TOO_OLD ? request.getParameter("text") : null;
        return typed == null ? "" : typed;
    }

    record Problem(String problem) {}
}
