package memberict.teams;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be spoken to. Our token goes where an activity says, so an address nobody vetted would be a way
 * to have it sent to a stranger.
 */
final class ServiceUrls {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 500;

    private final Set<String> hosts;
    private final boolean local;

    private ServiceUrls(Set<String> hosts, boolean local) {
        this.hosts = hosts;
        this.local = local;
    }

    /** Where the bot is registered: the Connector's hosts, compared whole, for anyone may register a name beside them. */
    static ServiceUrls of(Set<String> hosts) {
        return new ServiceUrls(hosts, false);
    }

    /** Where it is not: this machine alone. */
    static ServiceUrls local() {
        return new ServiceUrls(Set.of(), true);
    }

    static ServiceUrls of(TeamsSettings settings) {
        return settings.registered() ? of(settings.serviceHosts()) : local();
    }

    boolean trusted(String url) {
        return parse(url)
                .filter(uri -> local ? onThisMachine(uri) : connector(uri))
                .isPresent();
    }

    private boolean connector(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && hosts.contains(host(uri))
                && (uri.getPort() == -1 || uri.getPort() == 443);
    }

    static boolean onThisMachine(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(host(uri));
    }

    /** Whether both name the same place: scheme and host in any case, with or without a slash at the end. */
    static boolean same(String one, String other) {
        return parse(one)
                .flatMap(a -> parse(other).map(b -> place(a).equals(place(b))))
                .orElse(false);
    }

    private static String place(URI uri) {
        String path = uri.getRawPath().endsWith("/")
                ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1)
                : uri.getRawPath();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host(uri) + ":" + uri.getPort() + path;
    }

    private static Optional<URI> parse(String url) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            boolean plain = uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawPath() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }
}
