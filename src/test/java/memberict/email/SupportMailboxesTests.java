package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import memberict.TestCouncils;
import memberict.email.SupportMailbox.Tls;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportMailboxesTests {

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        TestCouncils.in(folder);
    }

    @Test
    void aCouncilWithoutAMailboxHasNoDoor() {
        assertThat(read(Map.of()).all()).isEmpty();
    }

    @Test
    void aMailboxIsReadWithItsPasswordFromTheEnvironment() throws IOException {
        mailbox("""
                mailbox:
                  address: ICT@KestrelVale.example
                  imap: { host: imap.kestrelvale.example }
                  smtp: { host: smtp.kestrelvale.example, tls: starttls }
                """);

        SupportMailbox mailbox = read(Map.of("MAILBOX_PASSWORD_KESTREL_VALE", "sesame"))
                .of("kestrel-vale")
                .orElseThrow();

        assertThat(mailbox.address()).isEqualTo("ict@kestrelvale.example");
        assertThat(mailbox.password()).isEqualTo("sesame");
        assertThat(mailbox.imap()).isEqualTo(new SupportMailbox.Server("imap.kestrelvale.example", 993, Tls.IMPLICIT));
        assertThat(mailbox.smtp()).isEqualTo(new SupportMailbox.Server("smtp.kestrelvale.example", 587, Tls.STARTTLS));
        assertThat(mailbox.toString()).doesNotContain("sesame");
        assertThat(read(Map.of("MAILBOX_PASSWORD_KESTREL_VALE", "x")).isOurs("ict+r123@kestrelvale.example"))
                .isTrue();
    }

    @Test
    void aMissingPasswordSaysWhereToPutIt() throws IOException {
        mailbox("""
                mailbox:
                  address: ict@kestrelvale.example
                  imap: { host: imap.kestrelvale.example }
                  smtp: { host: smtp.kestrelvale.example }
                """);

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("kestrel-vale.yaml, line")
                .hasMessageContaining("MAILBOX_PASSWORD_KESTREL_VALE")
                .hasMessageContaining("password-file");
    }

    @Test
    void aPasswordInTheFileIsNoSetting() throws IOException {
        mailbox("""
                mailbox:
                  address: ict@kestrelvale.example
                  password: sesame
                """);

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("'password' is not a setting here")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void noPasswordTravelsInTheOpen() throws IOException {
        mailbox("""
                mailbox:
                  address: ict@kestrelvale.example
                  imap: { host: imap.kestrelvale.example, tls: none }
                  smtp: { host: 127.0.0.1, tls: none }
                """);

        assertThatThrownBy(() -> read(Map.of("MAILBOX_PASSWORD_KESTREL_VALE", "sesame")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("on this machine only");
    }

    private void mailbox(String yaml) throws IOException {
        Path council = folder.resolve("councils/kestrel-vale.yaml");
        Files.writeString(council, Files.readString(council) + yaml);
    }

    private SupportMailboxes read(Map<String, String> environment) {
        return new SupportMailboxes(folder, environment::get);
    }
}
