package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlsTests {

    private final ServiceUrls registered =
            ServiceUrls.of(Set.of("smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"));
    private final ServiceUrls local = ServiceUrls.local();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://smba.trafficmanager.net/uk/",
                "https://smba.trafficmanager.net:443/amer/11111111-2222-3333-4444-555555555555/",
                "HTTPS://SMBA.TrafficManager.NET/teams",
                "https://smba.infra.gcc.teams.microsoft.com/gcc/"
            })
    void theConnectorsOwnAddressesAreTrusted(String url) {
        assertThat(registered.trusted(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "smba.trafficmanager.net",
                "http://smba.trafficmanager.net/uk/",
                "https://smba.trafficmanager.net.evil.example/uk/",
                "https://evil-smba.trafficmanager.net/uk/",
                "https://evil.trafficmanager.net/uk/",
                "https://trafficmanager.net/uk/",
                "https://smba.trafficmanager.net./uk/",
                "https://smba.trafficmanager.net:8443/uk/",
                "https://smba.trafficmanager.net@evil.example/uk/",
                "https://user:word@smba.trafficmanager.net/uk/",
                "https://@smba.trafficmanager.net/uk/",
                "https://evil.example/https://smba.trafficmanager.net/",
                "https://evil.example\\@smba.trafficmanager.net/uk/",
                "https://smba.trafficmanager.net%2eevil.example/uk/",
                "https://smba.trafficmanager.net/uk/?to=https://evil.example",
                "https://smba.trafficmanager.net/uk/#evil",
                "https:///uk/",
                "ftp://smba.trafficmanager.net/uk/",
                "https://smbа.trafficmanager.net/uk/",
                "http://localhost:56150/_connector"
            })
    void nothingThatOnlyLooksLikeThemIs(String url) {
        assertThat(registered.trusted(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:56150/_connector", "http://127.0.0.1:9/x", "http://[::1]:56150/_connector"})
    void withoutAnAppIdThisMachineIsTrusted(String url) {
        assertThat(local.trusted(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://smba.trafficmanager.net/uk/",
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "http://10.0.0.1/",
                "http://localhost@evil.example/",
                "http://169.254.169.254/metadata"
            })
    void withoutAnAppIdNothingElseIs(String url) {
        assertThat(local.trusted(url)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://smba.trafficmanager.net/uk/, https://smba.trafficmanager.net/uk, true",
        "https://SMBA.trafficmanager.net/uk/, HTTPS://smba.trafficmanager.net/uk/, true",
        "https://smba.trafficmanager.net/uk/, https://smba.trafficmanager.net/UK/, false",
        "https://smba.trafficmanager.net/uk/, https://smba.trafficmanager.net/emea/, false",
        "https://smba.trafficmanager.net/uk/, https://smba.trafficmanager.net/uk//, false",
        "nonsense, nonsense, false"
    })
    void comparesAddressesAsPlaces(String one, String other, boolean same) {
        assertThat(ServiceUrls.same(one, other)).isEqualTo(same);
    }
}
