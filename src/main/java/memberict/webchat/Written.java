package memberict.webchat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed into the box: a message, or why it is none. */
sealed interface Written {

    /** The page's own limit in Unicode characters; the box says when it comes near. */
    int LONGEST = 2_000;

    Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
    Pattern NOTHING = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Mn}]*");

    record Message(String text) implements Written {}

    record Faulty(String problem) implements Written {}

    static Written check(@Nullable String typed) {
        // Browsers send the end of a line as two characters.
        String text = UNSEEN.matcher((typed == null ? "" : typed).replace("\r\n", "\n"))
                .replaceAll("")
                .strip();
        if (NOTHING.matcher(text).matches()) {
            return new Faulty("Write your message before you send it");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            return new Faulty(
                    "Your message is %,d characters long. Shorten it to %,d or fewer".formatted(length, LONGEST));
        }
        return new Message(text);
    }
}
