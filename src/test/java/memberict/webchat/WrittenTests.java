package memberict.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import memberict.webchat.Written.Faulty;
import memberict.webchat.Written.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\r\n\t ", "\u00a0\u2003", "\u200b\u200d", "\u0000"})
    void nothingToReadIsNoMessage(String typed) {
        assertThat(Written.check(typed)).isEqualTo(new Faulty("Write your message before you send it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "😀😀", "👩🏽‍🦯", "❤️", "?", "1"})
    void anythingToReadIsAMessage(String typed) {
        assertThat(Written.check(typed)).isEqualTo(new Message(typed));
    }

    @Test
    void keepsLinesAndDropsWhatCannotBeSeen() {
        assertThat(Written.check("  Help\r\nmy iPad\u0007 is\u0000 frozen\n "))
                .isEqualTo(new Message("Help\nmy iPad is frozen"));
    }

    @Test
    void takesTwoThousandCharactersAndNotOneMore() {
        assertThat(Written.check("a".repeat(2_000))).isEqualTo(new Message("a".repeat(2_000)));
        assertThat(Written.check("a".repeat(2_001)))
                .isEqualTo(new Faulty("Your message is 2,001 characters long. Shorten it to 2,000 or fewer"));
    }

    @Test
    void countsCharactersAsTheyAreSeen() {
        // In a form each end of line is two characters, and in memory each of these faces is.
        assertThat(Written.check("😀\r\n".repeat(999) + "😀😀")).isInstanceOf(Message.class);
    }
}
