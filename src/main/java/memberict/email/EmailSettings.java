package memberict.email;

import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mail is fetched and answered; which mailbox a council has stands in its own file.
 *
 * @param receive whether mailboxes are read
 * @param send whether any mail goes out
 * @param poll how often a mailbox is looked into, where it does not tell by itself
 * @param lookBack mail that was in a mailbox for longer than this when we first saw it is left alone
 * @param largest mail that is fetched whole; of a larger one only the beginning
 * @param answersAnHour automatic answers to one address
 * @param answersADay automatic answers to one address
 * @param newSubjectsADay automatic answers to one address that begin a conversation on the same subject
 * @param answersAMinute automatic answers to everyone together
 * @param threadKey signs the ids by which replies find their conversation, the base64 of 32 bytes; absent, one is made in
 *     the data folder
 */
@ConfigurationProperties("memberict.email")
record EmailSettings(
        @DefaultValue("true") boolean receive,
        @DefaultValue("true") boolean send,
        @DefaultValue("60s") Duration poll,
        @DefaultValue("1d") Duration lookBack,
        @DefaultValue("35MB") DataSize largest,
        @DefaultValue("5") int answersAnHour,
        @DefaultValue("10") int answersADay,
        @DefaultValue("2") int newSubjectsADay,
        @DefaultValue("30") int answersAMinute,
        @Nullable String threadKey) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(90);

    EmailSettings {
        must(poll.compareTo(Duration.ofSeconds(5)) >= 0, "poll must be 5s or longer");
        must(!lookBack.isNegative(), "look-back must not be negative");
        must(
                largest.toBytes() >= 100_000 && largest.compareTo(LARGEST) <= 0,
                "largest must be between 100KB and 90MB, such as 35MB");
        must(answersAnHour > 0, "answers-an-hour must be 1 or more");
        must(answersADay >= answersAnHour, "answers-a-day must not be less than answers-an-hour");
        must(newSubjectsADay > 0, "new-subjects-a-day must be 1 or more");
        must(answersAMinute > 0, "answers-a-minute must be 1 or more");
        threadKey = threadKey == null || threadKey.isBlank() ? null : threadKey.strip();
        must(
                threadKey == null || isKey(threadKey),
                "thread-key must be the base64 of 32 bytes, such as 'openssl rand -base64 32' prints");
    }

    // A record would print its secret.
    @Override
    public String toString() {
        return "EmailSettings[receive=%s, send=%s]".formatted(receive, send);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("memberict.email: " + otherwise);
        }
    }
}
