package memberict.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentsDetailsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't open the file about my resident Mrs Patel",
                "a constituent of mine, Mr J Brown, wrote to me and the mail has gone",
                "The email from Mrs Patel of 14 Elm Road will not open",
                "DOB 12/03/1948, it's in the form that won't print",
                "her date of birth is 12 March 1948",
                "NHS number 943 476 5919",
                "housing benefit ref 20448811 is stuck in my outbox",
                "Universal Credit claim number: UC123456",
                "The resident lives at 14 Elm Road and I can't reply",
                "my constituent at S44 6XX cannot open the planning portal",
                "my resident needs a call, her number is 07700 900456",
                "the resident wants an answer, his email is joe.bloggs@example.com",
                "a resident called Joan Smith emailed me",
            })
    void aResidentsDetailsAreNoticed(String message) {
        assertThat(ResidentsDetails.in(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a resident emailed me and I can't open the attachment",
                "residents are complaining about bins on Elm Road",
                "My resident's email has gone to junk",
                "Mrs Patel from democratic services told me to ask you",
                "the tablet belongs to Cllr Mr Jones",
                "please ring me on 07700 900123",
                "Kind regards, Mrs J Smith, Councillor, 07700 900123",
                "Cllr J Smith\n12 High Street\nNG1 5DT",
                "my email is cllr.smith@thornmere.gov.uk",
                "planning application 24/01234/FUL at 14 Elm Road will not open",
                "when is the tenants' forum",
                "my date of birth is asked for on the form",
                "council tax question for residents",
                "how do I forward a resident's email to the officer",
            })
    void namingSomeoneIsNotEnough(String message) {
        assertThat(ResidentsDetails.in(message)).isFalse();
    }

    @Test
    void fewerThanOneInTwoHundredTrainingMessagesIsSuspected() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("config/training"))) {
            List<String> messages = files.filter(Files::isRegularFile)
                    .flatMap(ResidentsDetailsTests::lines)
                    .filter(line -> !line.startsWith("#"))
                    .toList();

            assertThat(messages).filteredOn(ResidentsDetails::in).hasSizeLessThan(messages.size() / 200);
        }
    }

    @Test
    void hostileTextCostsNoMoreThanItsLength() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String unit : List.of(
                    "Mrs A",
                    "my resident ",
                    "1 Aa Aa ",
                    "she a a a ",
                    "DOB ",
                    "a@",
                    "housing ref ",
                    "1",
                    "A",
                    "Mr. ")) {
                ResidentsDetails.in(unit.repeat(8_000 / unit.length()));
            }
        });
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
