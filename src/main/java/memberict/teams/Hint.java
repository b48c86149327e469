package memberict.teams;

import java.util.Locale;
import memberict.messaging.InboundMessage;

/** The few sentences the door says itself: each tells why a message went no further, and what to do instead. */
final class Hint {

    static final String ONLY_IN_PERSONAL_CHAT =
            "I can only help in a chat between you and me. Please open a personal chat with me and write to me there.";
    static final String STRANGE_BUTTON = "That button no longer works. Please type what you need instead.";
    static final String ONLY_FILES =
            "I cannot open files or pictures. Please tell me in words what you need help with.";
    static final String NOT_STORED = "Sorry, that could not be saved. Please try again in a minute.";

    private Hint() {}

    static String tooLong(int characters) {
        return String.format(
                Locale.UK,
                "Sorry, your message is too long for me: it has %,d characters, and I can read %,d. I have not kept it. "
                        + "Please send the main points in a shorter message.",
                characters,
                InboundMessage.LONGEST);
    }
}
