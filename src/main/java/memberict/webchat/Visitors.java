package memberict.webchat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.signin.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows which conversation a browser is in. Whoever is not signed in keeps theirs in a cookie; a Member who is has one
 * for as long as they are signed in, so that a shared tablet never shows it to the next person.
 */
@Component
class Visitors {

    private static final Pattern CONVERSATION = Pattern.compile("[A-Za-z0-9_-]{32}");

    private final Directory directory;
    private final SignedIn signedIn;
    private final WebchatSettings settings;
    private final SecureRandom random = new SecureRandom();

    Visitors(Directory directory, SignedIn signedIn, WebchatSettings settings) {
        this.directory = directory;
        this.signedIn = signedIn;
        this.settings = settings;
    }

    Council council(String id) {
        return directory.council(id).orElseThrow(CouncilNotFound::new);
    }

    /** In the conversation they were in before, or in a new one. */
    Visitor welcome(String council, HttpServletRequest request, HttpServletResponse response) {
        return remembered(council, request)
                .map(visitor -> {
                    remember(visitor, request, response);
                    return visitor;
                })
                .orElseGet(() -> startAfresh(council, request, response));
    }

    Visitor startAfresh(String council, HttpServletRequest request, HttpServletResponse response) {
        Visitor visitor = visitor(council(council), fresh(), signedIn.member(), request);
        remember(visitor, request, response);
        return visitor;
    }

    /** Empty where this browser has not opened the page yet, or has signed in or out since. */
    Optional<Visitor> remembered(String id, HttpServletRequest request) {
        Council council = council(id);
        Optional<Member> member = signedIn.member();
        Optional<String> conversation =
                member.isPresent() ? inSession(council, member.get(), request) : inCookie(council, request);
        return conversation.map(known -> visitor(council, known, member, request));
    }

    private void remember(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Council council = visitor.council();
        if (visitor.member().isPresent()) {
            request.getSession()
                    .setAttribute(
                            sessionName(council),
                            new Held(visitor.member().get().id().value(), visitor.conversation()));
            // What was said before signing in does not come back after signing out.
            if (inCookie(council, request).isPresent()) {
                setCookie(council, "", Duration.ZERO, request, response);
            }
        } else {
            setCookie(council, visitor.conversation(), settings.remembered(), request, response);
        }
    }

    private static Optional<String> inSession(Council council, Member member, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        // Another Member may have signed in to the same session without the first one signing out.
        return session != null
                        && session.getAttribute(sessionName(council)) instanceof Held(String holder, String held)
                        && holder.equals(member.id().value())
                ? Optional.of(held)
                : Optional.empty();
    }

    private static Optional<String> inCookie(Council council, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookieName(council)))
                .map(Cookie::getValue)
                .filter(value -> CONVERSATION.matcher(value).matches());
    }

    private static void setCookie(
            Council council, String value, Duration keep, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(cookieName(council), value)
                .path(request.getContextPath() + "/chat/" + council.id())
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(keep)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Visitor visitor(
            Council council, String conversation, Optional<Member> member, HttpServletRequest request) {
        return new Visitor(council, conversation, member, network(request));
    }

    /** One household has billions of version 6 addresses; their first half tells households apart. */
    private static String network(HttpServletRequest request) {
        InetAddress address = InetAddress.ofLiteral(request.getRemoteAddr());
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    private String fresh() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String cookieName(Council council) {
        return "chat-" + council.id();
    }

    private static String sessionName(Council council) {
        return "memberict.webchat." + council.id();
    }

    /** An address names a council we do not serve, or no longer do. */
    static class CouncilNotFound extends RuntimeException {

        CouncilNotFound() {
            super("no such council");
        }
    }

    private record Held(String member, String conversation) implements Serializable {}
}
