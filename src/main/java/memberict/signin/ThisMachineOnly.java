package memberict.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away whoever is not at this machine. Listening on a loopback address is not enough: a web site may give its own
 * name our address, and a tunnel or proxy on this machine may bring in the whole world.
 */
class ThisMachineOnly extends OncePerRequestFilter {

    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** What tunnels and proxies add; a browser at this machine does not. */
    private static final List<String> BROUGHT_BY_ANOTHER =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final String refusal;

    /** @param refusal what they are told */
    ThisMachineOnly(String refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromHere(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().print(refusal);
    }

    private static boolean isFromHere(HttpServletRequest request) throws IOException {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && OUR_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && BROUGHT_BY_ANOTHER.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
