package memberict.teams;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the assistant is registered with Microsoft. Without an app id it is not: then only this machine may speak to it.
 *
 * @param appId the bot's application (client) id
 * @param appTenant the tenant the bot is registered in, where its own token is issued
 * @param appSecret the client secret with which it asks for that token
 * @param issuer who signs what the Connector sends, and whom our token is for; differs in government clouds
 * @param openIdMetadata where the issuer says which keys it signs with
 * @param login where our token is issued
 * @param extraServiceHosts hosts of the Connector besides {@value #PUBLIC_HOST}, in full
 */
@ConfigurationProperties("memberict.teams")
record TeamsSettings(
        @Nullable String appId,
        @Nullable String appTenant,
        @Nullable String appSecret,
        @DefaultValue("https://api.botframework.com") String issuer,

        @DefaultValue("https://login.botframework.com/v1/.well-known/openidconfiguration")
        URI openIdMetadata,

        @DefaultValue("https://login.microsoftonline.com") URI login,
        @DefaultValue List<String> extraServiceHosts) {

    static final String PUBLIC_HOST = "smba.trafficmanager.net";

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    TeamsSettings {
        appId = blankIsAbsent(appId);
        appTenant = blankIsAbsent(appTenant);
        appSecret = blankIsAbsent(appSecret);
        extraServiceHosts = extraServiceHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (appId != null) {
            appId = appId.toLowerCase(Locale.ROOT);
            must(
                    GUID.matcher(appId).matches(),
                    "app-id must be the bot's application (client) id, such as 12345678-90ab-cdef-1234-567890abcdef");
            must(appTenant != null, "app-tenant is missing: the id of the tenant the bot is registered in");
            must(appSecret != null, "app-secret is missing: the bot's client secret");
        }
        must(safe(openIdMetadata), "open-id-metadata must be an https address");
        must(safe(login), "login must be an https address");
        for (String host : extraServiceHosts) {
            must(
                    HOST.matcher(host).matches(),
                    "extra-service-hosts must name hosts in full, such as smba.infra.gcc.teams.microsoft.com, not '"
                            + host + "'");
        }
    }

    boolean registered() {
        return appId != null;
    }

    Set<String> serviceHosts() {
        return Stream.concat(Stream.of(PUBLIC_HOST), extraServiceHosts.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    // A record would print its secret.
    @Override
    public String toString() {
        return "TeamsSettings[appId=" + appId + "]";
    }

    private static boolean safe(URI address) {
        return "https".equals(address.getScheme()) || ServiceUrls.onThisMachine(address);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("memberict.teams: " + otherwise);
        }
    }

    private static @Nullable String blankIsAbsent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
