package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import memberict.language.Encoder;
import memberict.language.Encoders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTests {

    private static final ZonedDateTime FIVE_O_CLOCK =
            ZonedDateTime.of(2026, 11, 23, 17, 0, 0, 0, ZoneId.of("Europe/London"));

    private static final Encoder ENCODER = Encoders.onnx();

    @TempDir
    private static Path config;

    private static Interpreter interpreter;

    @BeforeAll
    static void learn() {
        TrainingFolder.filled(config);
        interpreter = learnt(ENCODER);
    }

    @Test
    void saysWhatAMessageIsAboutAndWhatHangsOnIt() {
        Interpretation meaning =
                read("I can’t remember my password, ICT-2026-000123, and planning is at 6.30 tonight!");

        assertThat(id(meaning)).isEqualTo("account_password");
        assertThat(meaning.inScope()).isTrue();
        assertThat(meaning.talk()).isEmpty();
        assertThat(meaning.urgency()).contains(Urgency.NOW);
        assertThat(meaning.impact()).isEmpty();
        assertThat(meaning.mentions()).extracting(Mention::text).contains("ICT-2026-000123", "6.30 tonight");
        assertThat(meaning.vector()).isPresent();
    }

    @Test
    void guessesAreCategoriesOnlyAndShareOneProbability() {
        Interpretation meaning = read("thanks, the printer is working");

        assertThat(meaning.guesses()).hasSize(4); // all that were taught
        assertThat(meaning.guesses().stream().mapToDouble(Guess::probability).sum())
                .isEqualTo(1, within(1e-9));
        assertThat(meaning.guesses()).isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
    }

    @Test
    void knowsSmallTalkFromRequests() {
        assertThat(read("many thanks").talk()).contains(Talk.THANKS);
        assertThat(read("Thank you, cheers.").talk()).contains(Talk.THANKS);
        assertThat(read("how do I print in colour").talk()).isEmpty();
    }

    @Test
    void aLongMessageIsNotSmallTalk() {
        String thanks = "thank you very much for your help";

        assertThat(read(thanks).talk()).contains(Talk.THANKS);
        assertThat(read(thanks + ", many thanks, thanks a lot, thank you again, thanks")
                        .talk())
                .isEmpty();
    }

    @Test
    void aThreatIsHeardHoweverLongTheMessage() {
        assertThat(read("I am sorry to trouble you with this as I know that you are the computer people and not the"
                                + " police but a man has been standing at my door and he has threatened me")
                        .talk())
                .contains(Talk.THREAT);
    }

    @Test
    void aStolenDeviceComesBeforeThePasswordOnIt() {
        Interpretation meaning = read("I can't sign in, my password is on the phone that was stolen with my bag");

        assertThat(id(meaning)).isEqualTo("lost_stolen_device");
        assertThat(meaning.inScope()).isTrue();
        assertThat(meaning.urgency()).contains(Urgency.NOW);
        assertThat(meaning.impact()).contains(Impact.MANY);
    }

    @Test
    void aStrangerIsOutOfScopeAndNoSmallTalk() {
        Interpretation meaning = read("the square root of a giraffe");

        assertThat(meaning.inScope()).isFalse();
        assertThat(meaning.talk()).isEmpty();
        assertThat(meaning.guesses()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "👍", "?!", "\n\n"})
    void nothingToReadMeansNothing(String text) {
        Interpretation meaning = read(text);

        assertThat(meaning.guesses()).isEmpty();
        assertThat(meaning.inScope()).isFalse();
        assertThat(meaning.talk()).isEmpty();
        assertThat(meaning.vector()).isEmpty();
    }

    @Test
    @Timeout(5)
    void tenThousandCharactersAreReadByTheirBeginning() {
        String start = "the printer is jammed and nothing comes out of it. ".repeat(40);

        assertThat(id(read(start + "password ".repeat(1000)))).isEqualTo("printing");
        assertThat(read("a".repeat(10_000)).guesses()).isNotEmpty();
        assertThat(read("in a ".repeat(2_000)).guesses()).isNotEmpty();
    }

    @Test
    void theSameMessageMeansTheSame() {
        assertThat(read("nothing comes out of the printer")).isEqualTo(read("nothing comes out of the printer"));
    }

    @Test
    void withoutVectorsItGoesByWords() {
        Interpreter words = learnt(Encoders.none());

        Interpretation meaning = words.interpret("the printer has no toner", FIVE_O_CLOCK);

        assertThat(id(meaning)).isEqualTo("printing");
        assertThat(meaning.inScope()).isTrue();
        assertThat(meaning.vector()).isEmpty();
        assertThat(words.state().wordsOnly()).isPresent();
    }

    @Test
    void isNotReadyBeforeItHasLearnt() {
        Interpreter fresh = new Interpreter(ENCODER, learning(ENCODER));

        assertThat(fresh.ready()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> fresh.interpret("hello", FIVE_O_CLOCK));
    }

    private static Interpretation read(String text) {
        return interpreter.interpret(text, FIVE_O_CLOCK);
    }

    private static String id(Interpretation meaning) {
        return meaning.category().orElseThrow().id();
    }

    private static Interpreter learnt(Encoder with) {
        Learning learning = learning(with);
        learning.look();
        return new Interpreter(with, learning);
    }

    private static Learning learning(Encoder with) {
        return new Learning(
                new TrainingFolder(config).files(),
                new ModelStore(config.resolve("models"), Clock.systemUTC()),
                with,
                Clock.systemUTC(),
                _ -> {});
    }
}
