package memberict.microsoft;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Microsoft 365 is. Other addresses are for government clouds, and for a stand-in on this machine.
 *
 * @param graph Microsoft Graph, with its version
 * @param login where tokens are issued
 */
@ConfigurationProperties(prefix = "memberict.microsoft", ignoreUnknownFields = false)
public record MicrosoftSettings(
        @DefaultValue("https://graph.microsoft.com/v1.0") URI graph,
        @DefaultValue("https://login.microsoftonline.com") URI login) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public MicrosoftSettings {
        check("graph", graph);
        check("login", login);
    }

    /** The permission to ask for: all that an administrator has granted the application there. */
    public String graphScope() {
        return graph.resolve("/.default").toString();
    }

    private static void check(String name, URI address) {
        boolean https = "https".equals(address.getScheme());
        boolean here = "http".equals(address.getScheme());
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        // A token sent in the clear is a token given away.
        if (host.isEmpty() || !(https || (here && THIS_MACHINE.contains(host)))) {
            throw new IllegalArgumentException(
                    "memberict.microsoft: %s must be an https address (http on this machine only), not '%s'"
                            .formatted(name, address));
        }
    }
}
