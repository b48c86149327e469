package memberict.webchat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the page takes, and how long a browser remembers its conversation.
 *
 * @param messagesAMinute most from one conversation
 * @param messagesAMinuteFromOneAddress most from one network address; a whole council may share one
 * @param remembered since the page was last opened by someone who is not signed in
 */
@ConfigurationProperties("memberict.webchat")
record WebchatSettings(
        @DefaultValue("20") int messagesAMinute,
        @DefaultValue("120") int messagesAMinuteFromOneAddress,
        @DefaultValue("14d") Duration remembered) {

    WebchatSettings {
        if (messagesAMinute < 1 || messagesAMinuteFromOneAddress < 1) {
            throw new IllegalArgumentException("memberict.webchat: at least one message a minute must be allowed");
        }
        if (!remembered.isPositive()) {
            throw new IllegalArgumentException("memberict.webchat.remembered must be longer than nothing");
        }
    }
}
