package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import memberict.messaging.InboundMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes please",
                "Hi,\n\nYes please\n\nThanks\nOwain",
                "Hello ICT team\nYes please\nKind regards,\nCllr Owain Rees\nWard of Upper Vale",
                "Bore da,\nYes please\nDiolch\nOwain",
                "Yes please\n\nCllr Owain Rees",
            })
    void mannersAreLeftOutOfAShortAnswer(String written) {
        assertThat(words("Re: locked out", written, false).line()).isEqualTo("Yes please");
    }

    @Test
    void whatIsMoreThanALineStaysWhole() {
        String written = "No\nit still says locked";

        assertThat(words("Re: locked out", written, false).line()).isEmpty();
        assertThat(words("Re: locked out", written, false).text()).isEqualTo(written);
    }

    @Test
    void theSubjectBelongsToTheFirstMailOnly() {
        assertThat(words("locked out", "since noon", true).text()).isEqualTo("locked out\nsince noon");
        assertThat(words("Re: locked out", "since noon", false).text()).isEqualTo("since noon");
        assertThat(words("locked out", "Locked out since noon", true).text()).isEqualTo("Locked out since noon");
        assertThat(words("locked out", "", true).text()).isEqualTo("locked out");
    }

    @Test
    void whatIsTooLongIsCutAndKeptWhole() {
        MailWords words = words("long", "word ".repeat(4_000), true);

        assertThat(words.text())
                .hasSizeLessThanOrEqualTo(InboundMessage.LONGEST)
                .endsWith("…");
        assertThat(words.tooLong())
                .hasValueSatisfying(whole -> assertThat(whole).hasSizeGreaterThan(15_000));
    }

    private static MailWords words(String subject, String text, boolean opens) {
        byte[] raw = """
                From: Cllr Owain Rees <owain@kestrelvale.example>
                Subject: %s
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(subject, text).getBytes(StandardCharsets.UTF_8);
        return MailWords.of(new MailReader().read(raw), opens);
    }
}
