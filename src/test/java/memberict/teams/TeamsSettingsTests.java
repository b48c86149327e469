package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamsSettingsTests {

    private static final URI HTTPS = URI.create("https://login.example");

    @Test
    void aBlankAppIdIsNone() {
        assertThat(settings(" ", null, null, HTTPS).registered()).isFalse();
    }

    @Test
    void anAppIdNeedsItsTenantAndItsSecret() {
        assertThatThrownBy(() -> settings(Microsoft.APP, null, "secret", HTTPS))
                .hasMessageContaining("app-tenant is missing");
        assertThatThrownBy(() -> settings(Microsoft.APP, "tenant", "", HTTPS))
                .hasMessageContaining("app-secret is missing");
        assertThatThrownBy(() -> settings("my bot", "tenant", "secret", HTTPS)).hasMessageContaining("app-id must be");
    }

    @Test
    void secretsTravelByHttpsOnly() {
        assertThatThrownBy(() -> settings(Microsoft.APP, "tenant", "secret", URI.create("http://login.example")))
                .hasMessageContaining("login must be an https address");
    }

    @Test
    void aServiceHostIsNamedInFull() {
        for (String host : List.of("*.trafficmanager.net", ".trafficmanager.net", "https://smba.example", "smba")) {
            assertThatThrownBy(() -> new TeamsSettings(null, null, null, Microsoft.ISSUER, HTTPS, HTTPS, List.of(host)))
                    .hasMessageContaining(host);
        }
    }

    @Test
    void theSecretIsNeverPrinted() {
        assertThat(settings(Microsoft.APP, "tenant", "very-secret", HTTPS).toString())
                .doesNotContain("very-secret");
    }

    private static TeamsSettings settings(String appId, String tenant, String secret, URI login) {
        return new TeamsSettings(appId, tenant, secret, Microsoft.ISSUER, HTTPS, login, List.of());
    }
}
