package memberict.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    private static final String REMOVED = "\\[[A-Za-z ]+ removed]";

    /** @param kinds joined by a plus sign, @param marked the message with each secret between « and » */
    record Told(String kinds, String marked) {}

    static Stream<Told> secrets() {
        return lines("secrets.txt")
                .map(line -> line.split(" \\| ", 2))
                .map(part -> new Told(part[0], spelledOut(part[1])));
    }

    static Stream<String> ordinary() {
        return lines("ordinary.txt").map(SecretsTests::spelledOut);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsTakenOutAndNothingElse(Told told) {
        Masked masked = Secrets.mask(told.marked().replaceAll("[«»]", ""));

        assertThat(masked.text().replaceAll(REMOVED, "…"))
                .isEqualTo(told.marked().replaceAll("«[^»]*»", "…"));
        assertThat(masked.removed())
                .isEqualTo(Arrays.stream(told.kinds().split("\\+"))
                        .map(SecretKind::valueOf)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void whatIsMaskedStaysAsItIs(Told told) {
        String masked = Secrets.mask(told.marked().replaceAll("[«»]", "")).text();

        assertThat(Secrets.mask(masked)).isEqualTo(new Masked(masked, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void anOrdinaryMessageStaysAsItIs(String message) {
        assertThat(Secrets.mask(message)).isEqualTo(new Masked(message, Set.of()));
    }

    @Test
    void fewerThanOneInTwoHundredTrainingMessagesIsTouched() throws IOException {
        List<String> messages = allLines(Path.of("config/training"), ".txt");

        List<String> touched = messages.stream()
                .filter(message -> !Secrets.mask(message).removed().isEmpty())
                .toList();

        assertThat(messages).hasSizeGreaterThan(1000);
        assertThat(touched).as("touched, of %d", messages.size()).hasSizeLessThan(messages.size() / 200);
    }

    @Test
    void articlesCanBeQuotedWhole() throws IOException {
        assertThat(allLines(Path.of("knowledge-base"), ".md"))
                .filteredOn(line -> !Secrets.mask(line).removed().isEmpty())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theMaskSaysWhatWasThere() {
        assertThat(Secrets.mask("my password is Tulip99 and the code was 483921")
                        .text())
                .isEqualTo("my password is [password removed] and the code was [code removed]");
        assertThat(SecretKind.values())
                .extracting(SecretKind::mask)
                .doesNotHaveDuplicates()
                .allMatch(mask -> mask.matches(REMOVED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "[",
                "]",
                "\"",
                "password",
                "password is",
                "password:",
                "code:\n",
                "<b",
                "&quot;",
                "\ud83d"
            })
    void theEndsOfATextAreNoTrap(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(new Masked(text, Set.of()));
    }

    @Test
    void aCutMessageIsNoTrap() {
        String long_ = secrets().map(Told::marked).collect(Collectors.joining(" "));
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            int from = random.nextInt(long_.length());
            String piece = long_.substring(from, Math.min(long_.length(), from + random.nextInt(200)));
            assertThatNoException().as(piece).isThrownBy(() -> Secrets.mask(piece));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4111 1111 1111 1111, true",
        "4111 1111 1111 1112, false",
        "9111 1111 1111 1111, false",
        "378282246310005, true",
        "356938035643809, false",
    })
    void aCardWithoutTheWordMustPassItsCheck(String number, boolean card) {
        assertThat(Secrets.mask("they asked for " + number).removed().contains(SecretKind.CARD))
                .isEqualTo(card);
    }

    @Test
    void hostileTextCostsNoMoreThanItsLength() {
        List<String> units = List.of(
                "password ",
                "password is ",
                "my password is not ",
                "code ",
                "code is 1 ",
                "1 ",
                "123456 ",
                "123456-",
                "4111",
                "4111 1111 1111 1111 ",
                "ABCD-",
                "ABCD-1234-",
                "\"",
                "\"a ",
                "password \"",
                "<",
                "<b ",
                "<b>",
                "&",
                "&quot;",
                "[",
                "[password ",
                "eyJ",
                "eyJa.",
                "-----begin private key-----",
                "?token=",
                "&token=a",
                "://a:",
                "ab 12 ",
                "one two ",
                "S u m ",
                "Tulip99 password ",
                "password\n",
                "cvv ",
                "a@",
                "a.b@",
                "password=",
                "login: a/",
                "as my password ",
                "0-",
                "a,\"",
                "</",
                "{\"password\":\"a\",",
                "zZ1",
                "http://a?",
                "z");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String unit : units) {
                for (int length : new int[] {8_000, 100_000}) {
                    String text = unit.repeat(length / unit.length() + 1).substring(0, length);
                    assertThat(Secrets.mask(text)).isNotNull();
                }
            }
        });
    }

    private static Stream<String> lines(String name) {
        try (InputStream in = SecretsTests.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> allLines(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** With line breaks and characters that are written as in Java. */
    private static String spelledOut(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.startsWith("\\n", i)) {
                text.append('\n');
                i++;
            } else if (line.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }
}
