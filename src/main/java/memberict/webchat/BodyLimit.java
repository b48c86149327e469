package memberict.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import memberict.webchat.Reception.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away a body far larger than any message, before anyone reads it. */
class BodyLimit extends OncePerRequestFilter {

    /** The longest message takes 24,000 bytes in a form, where each character is four bytes of three letters. */
    static final int LARGEST = 64 * 1024;

    private static final Refused TOO_LARGE = new Refused(
            HttpStatus.CONTENT_TOO_LARGE,
            "That was far too much to read. Shorten your message to %,d characters or fewer".formatted(Written.LONGEST),
            null);

    private final Refusals refusals;

    BodyLimit(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // A browser says how long its form is; what comes in pieces may never end.
        boolean inPieces = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (inPieces || request.getContentLengthLong() > LARGEST) {
            refusals.refuse(TOO_LARGE, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
