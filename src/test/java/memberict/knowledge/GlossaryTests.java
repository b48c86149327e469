package memberict.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import memberict.knowledge.Glossary.Term;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTests {

    private static final Path FILE = Path.of("glossary.md");
    private static final Glossary GLOSSARY = read("""
            # Words we use

            ## Technical words

            - **MFA** (multi-factor authentication, 2FA): A second check when you sign in.
            - **Temporary Access Pass** (TAP): A short-lived code from ICT.
            - **pass**: A code.
            - **VPN**: A private link to the council.

            ## Other words

            - **Teams**: Microsoft's app for meetings.
            """);

    @Test
    void wordsAndTheirMeaningsAreRead() {
        assertThat(GLOSSARY.terms())
                .contains(
                        new Term(
                                "MFA",
                                List.of("multi-factor authentication", "2FA"),
                                "A second check when you sign in.",
                                true),
                        new Term("Teams", List.of(), "Microsoft's app for meetings.", false))
                .hasSize(5);
    }

    @Test
    void technicalWordsAreFoundInTheOrderOfTheText() {
        assertThat(words("Start the VPN, then open Teams and do the 2FA.")).containsExactly("VPN", "MFA");
    }

    @Test
    void longerTermHidesTheOneInsideIt() {
        assertThat(words("Type the temporary access pass.")).containsExactly("Temporary Access Pass");
    }

    @Test
    void wordInCapitalsIsNotTheOrdinaryWord() {
        assertThat(words("Tap the picture.")).isEmpty();
        assertThat(words("Type the TAP.")).containsExactly("Temporary Access Pass");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Turn on the VPN (a private link to the council).",
                "The VPN is off. A VPN is a private link.",
                "A VPN lets you reach the council."
            })
    void wordTheTextItselfExplainsIsLeft(String text) {
        assertThat(words(text)).isEmpty();
    }

    @Test
    void wordsPartOfOthersAreNotFound() {
        assertThat(words("Compass, passing, VPNX")).isEmpty();
        assertThat(words("Two VPNs")).containsExactly("VPN");
    }

    @Test
    void wordsAlreadyExplainedAreLeftOut() {
        assertThat(GLOSSARY.without(Set.of("VPN")).usedIn("Start the VPN.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "VPN: A private link.; 3; expected a word and its meaning on one line",
                "- **VPN** A private link.; 3; expected a word and its meaning on one line",
                "- **VPN**: A private link; 3; a meaning is one sentence",
                "- **VPN**: A link. It is private.; 3; a meaning is one sentence",
                "- **VPN**: A **private** link.; 3; plain words, without markup",
                "- **VPN**: Phone {{ict-phone}}.; 3; plain words, without markup",
                "- **VPN** (a link,): A link.; 3; a word is missing",
                "### More; 3; expected a word and its meaning on one line"
            })
    void whatIsWrongIsNamedWithItsLine(String text, int line, String problem) {
        assertThatThrownBy(() -> read("## Technical words\n\n" + text + "\n"))
                .isInstanceOfSatisfying(BadSettings.class, e -> {
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.problem()).contains(problem);
                });
    }

    @Test
    void wordStandsUnderAHeadingAndOnce() {
        assertThatThrownBy(() -> read("- **VPN**: A link.\n")).hasMessageContaining("words stand under");
        assertThatThrownBy(() -> read("## Other words\n- **VPN**: A link.\n- **Link** (vpn): A link.\n"))
                .hasMessageContaining("'vpn' stands here twice");
        assertThatThrownBy(() -> read("# Words\n")).hasMessageContaining("the glossary holds no words");
    }

    @Test
    void shippedGlossaryExplainsFortyWordsSoThatATwelveYearOldFollows() throws IOException {
        Glossary shipped = Glossary.read(FILE, Files.readAllBytes(Path.of("knowledge-base", "glossary.md")));

        assertThat(shipped.terms()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(ReadingAge.grade(
                        shipped.terms().stream().map(Term::explanation).toList()))
                .isLessThanOrEqualTo(7);
    }

    private static List<String> words(String text) {
        return GLOSSARY.usedIn(text).stream().map(Term::word).toList();
    }

    private static Glossary read(String text) {
        return Glossary.read(FILE, text.getBytes(UTF_8));
    }
}
