package memberict.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosoftSettingsTests {

    private static final URI LOGIN = URI.create("https://login.microsoftonline.com");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://graph.microsoft.us/v1.0", "http://localhost:8081/v1.0", "http://127.0.0.1:8081/v1.0"})
    void takesAnAddressThatKeepsTheTokenSecret(String graph) {
        assertThat(new MicrosoftSettings(URI.create(graph), LOGIN).graph()).hasToString(graph);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com/v1.0",
                "http://localhost.example/v1.0",
                "ftp://localhost/v1.0",
                "graph.microsoft.com/v1.0",
                "https:///v1.0"
            })
    void refusesAnAddressThatWouldGiveTheTokenAway(String graph) {
        assertThatThrownBy(() -> new MicrosoftSettings(URI.create(graph), LOGIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memberict.microsoft: graph must be an https address");
    }

    @Test
    void asksForWhatWasGrantedAtThatAddress() {
        assertThat(new MicrosoftSettings(URI.create("https://graph.microsoft.com/v1.0"), LOGIN).graphScope())
                .isEqualTo("https://graph.microsoft.com/.default");
    }
}
