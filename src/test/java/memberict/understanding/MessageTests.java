package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {

    @Test
    void readsCurlyQuotesAndOddBlanksAsTyped() {
        assertThat(Message.of(" I can’t open “papers” –\u00a0help\t").text())
                .isEqualTo("I can't open \"papers\" - help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n", "?!", "👍", "❤️ 🙂", "...", "\u200b"})
    void nothingToReadSaysNothing(String text) {
        assertThat(Message.of(text).saysNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "👍 ta", "ŵ"})
    void aLetterOrADigitSaysSomething(String text) {
        assertThat(Message.of(text).saysNothing()).isFalse();
    }

    @Test
    void aTimeDoesNotEndASentence() {
        assertThat(Message.of("It starts at 6.30 tonight. Please help! No papers\nat all")
                        .sentences())
                .containsExactly("It starts at 6.30 tonight.", "Please help!", "No papers", "at all");
    }

    @Test
    void theBeginningIsFourHundredWords() {
        assertThat(Message.of("word ".repeat(1000)).beginning())
                .isEqualTo("word ".repeat(400).strip());
        assertThat(Message.of("x".repeat(9000)).beginning()).hasSizeLessThan(400 * 61);
        assertThat(Message.of("short").beginning()).isEqualTo("short");
    }
}
