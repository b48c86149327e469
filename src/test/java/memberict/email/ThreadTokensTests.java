package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import memberict.email.ThreadTokens.Named;
import org.junit.jupiter.api.Test;

class ThreadTokensTests {

    private static final ThreadTokens TOKENS = new ThreadTokens(new byte[] {1, 2, 3, 4});
    private final Named mail = new Named(new UUID(0, 7), UUID.randomUUID());

    @Test
    void anIdOfOursIsReadAgain() {
        String id = TOKENS.messageId(mail, "kestrelvale.example");

        assertThat(TOKENS.read(id)).contains(mail);
        assertThat(TOKENS.read(id.toUpperCase(Locale.ROOT))).contains(mail);
        assertThat(TOKENS.messageId(mail, "kestrelvale.example")).isEqualTo(id);
    }

    @Test
    void anIdThatWasChangedOrSignedElsewhereIsNoOnes() {
        String id = TOKENS.messageId(mail, "kestrelvale.example");
        char last = id.charAt(id.indexOf('@') - 1);

        assertThat(TOKENS.read(id.replace(last + "@", (last == 'a' ? 'b' : 'a') + "@")))
                .isEmpty();
        assertThat(new ThreadTokens(new byte[] {9}).read(id)).isEmpty();
        assertThat(TOKENS.read("<1.2@members.example>")).isEmpty();
        assertThat(TOKENS.read("")).isEmpty();
    }

    @Test
    void aPlusAddressNamesAConversationOrAMessageButNotTheOther() {
        String reply = "ict+" + TOKENS.replyTag(mail.conversation()) + "@kestrelvale.example";
        String bounce = "ict+" + TOKENS.bounceTag(mail.message()) + "@kestrelvale.example";

        assertThat(TOKENS.conversationOf(reply)).contains(mail.conversation());
        assertThat(TOKENS.messageOf(bounce)).contains(mail.message());
        assertThat(TOKENS.messageOf(reply)).isEmpty();
        assertThat(TOKENS.conversationOf("ict@kestrelvale.example")).isEmpty();
        assertThat(reply.indexOf('@')).isLessThanOrEqualTo(64);
    }

    @Test
    void theLoopMarkIsOurs() {
        assertThat(TOKENS.isLoopMark(TOKENS.loopMark())).isTrue();
        assertThat(new ThreadTokens(new byte[] {9}).isLoopMark(TOKENS.loopMark()))
                .isFalse();
    }
}
