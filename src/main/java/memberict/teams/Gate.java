package memberict.teams;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import memberict.teams.ConnectorTokens.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Lets in the Connector, or, where the bot is not registered, this machine. Before it has, nothing is believed. */
interface Gate {

    /** Judged before the body is read. */
    Visitor admit(HttpServletRequest request);

    /** What this visitor may not say; empty where the activity may be dealt with. */
    Optional<String> objection(Visitor.Admitted visitor, Activity activity);

    sealed interface Visitor {

        record Admitted(Verdict.@Nullable Genuine token) implements Visitor {}

        record TurnedAway(HttpStatus status, String why) implements Visitor {}
    }

    /** Where the bot is registered: only with the Connector's signature, and only for what it signed. */
    record Signed(ConnectorTokens tokens, String appId, ServiceUrls serviceUrls) implements Gate {

        private static final String CHANNEL = "msteams";
        private static final String SCHEME = "Bearer ";

        @Override
        public Visitor admit(HttpServletRequest request) {
            String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return new Visitor.TurnedAway(HttpStatus.UNAUTHORIZED, "No token was sent.");
            }
            return switch (tokens.judge(authorization.substring(SCHEME.length()).strip())) {
                case Verdict.Genuine genuine -> new Visitor.Admitted(genuine);
                case Verdict.Worthless(var why) ->
                    new Visitor.TurnedAway(HttpStatus.UNAUTHORIZED, "The token was not accepted: " + why + ".");
            };
        }

        @Override
        public Optional<String> objection(Visitor.Admitted visitor, Activity activity) {
            Verdict.Genuine token = visitor.token();
            if (token == null) {
                return Optional.of("No token was sent.");
            }
            if (token.serviceUrl() == null || !ServiceUrls.same(token.serviceUrl(), activity.serviceUrl())) {
                return Optional.of("The token is not for the activity's service address.");
            }
            if (!serviceUrls.trusted(activity.serviceUrl())) {
                return Optional.of("The service address is not one of the Connector's.");
            }
            if (!activity.channel().equals(CHANNEL) || !token.channels().contains(CHANNEL)) {
                return Optional.of("The token's key may not sign for this channel.");
            }
            if (activity.recipient() == null || !activity.recipient().equalsIgnoreCase("28:" + appId)) {
                return Optional.of("The activity is for another bot.");
            }
            return Optional.empty();
        }
    }

    /** Where it is not: unsigned, but only from this machine to this machine. */
    record ThisMachine(@Nullable InetAddress listening, ServiceUrls serviceUrls) implements Gate {

        private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

        @Override
        public Visitor admit(HttpServletRequest request) {
            if (!closedToOthers()) {
                return new Visitor.TurnedAway(
                        HttpStatus.FORBIDDEN, "Teams is not set up here: memberict.teams.app-id is missing.");
            }
            // Behind a proxy on this machine, everyone would seem to be on this machine.
            boolean forwarded = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
            boolean ours = loopback(request.getRemoteAddr()) && OUR_NAMES.contains(request.getServerName());
            return ours && !forwarded
                    ? new Visitor.Admitted(null)
                    : new Visitor.TurnedAway(HttpStatus.FORBIDDEN, "Without an app id, only this machine is answered.");
        }

        boolean closedToOthers() {
            return listening != null && listening.isLoopbackAddress();
        }

        private static boolean loopback(String address) {
            try {
                return InetAddress.ofLiteral(address).isLoopbackAddress();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public Optional<String> objection(Visitor.Admitted visitor, Activity activity) {
            if (!activity.channel().equals("msteams")) {
                return Optional.of("Only the channel msteams is answered.");
            }
            return serviceUrls.trusted(activity.serviceUrl())
                    ? Optional.empty()
                    : Optional.of("Without an app id, the service address must be http on this machine.");
        }
    }
}
