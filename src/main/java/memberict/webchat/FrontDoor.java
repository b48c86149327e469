package memberict.webchat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import memberict.messaging.Chosen;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.messaging.RawCopy;
import memberict.secrets.Secrets;
import memberict.webchat.Reception.Received;
import memberict.webchat.Reception.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in what the page sends, once each. */
@Component
class FrontDoor {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Inbox inbox;
    private final Outbox outbox;
    private final Allowance allowance;
    private final Clock clock;

    FrontDoor(Inbox inbox, Outbox outbox, Allowance allowance, Clock clock) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.allowance = allowance;
        this.clock = clock;
    }

    /** @param key the page's own name for the message; the same one with the same text is the same message */
    Reception say(Visitor by, @Nullable String typed, @Nullable String key) {
        Optional<Duration> tooFast = allowance.spend(by);
        if (tooFast.isPresent()) {
            return slowDown(tooFast.get());
        }
        return switch (Written.check(typed)) {
            case Written.Faulty(String problem) -> new Refused(HttpStatus.BAD_REQUEST, problem, null);
            case Written.Message(String text) ->
                // The text is part of the name: a browser that goes back may reuse the key for other words. Without its
                // secrets, for a name that is made of few words can be guessed back to them.
                receive(
                        by,
                        text,
                        null,
                        "said " + (isKey(key) ? key : UUID.randomUUID()) + " "
                                + name(Secrets.mask(text).text()));
        };
    }

    Reception choose(Visitor by, String message, String choice) {
        Optional<Duration> tooFast = allowance.spend(by);
        if (tooFast.isPresent()) {
            return slowDown(tooFast.get());
        }
        Optional<OutboundMessage> offered =
                id(message).flatMap(outbox::find).filter(found -> found.to().equals(by.address()));
        if (offered.flatMap(found -> found.choice(choice)).isEmpty()) {
            return new Refused(
                    HttpStatus.BAD_REQUEST, "That button is no longer on this page. Write your answer instead", null);
        }
        Chosen chosen = new Chosen(offered.get().id(), choice);
        return receive(by, "", chosen, "chose " + chosen.message() + " " + name(choice));
    }

    private Reception receive(Visitor by, String text, @Nullable Chosen chosen, String what) {
        String providerId = by.address().conversation() + " " + what;
        // The same message has the same id, so whoever sent it twice waits for the one reply.
        MessageId id = new MessageId(name(providerId));
        inbox.receive(
                new InboundMessage(id, by.address(), providerId, clock.instant(), text, chosen, by.claims(), List.of()),
                chosen == null ? RawCopy.ofText(text) : null);
        return new Received(id);
    }

    private static Refused slowDown(Duration pause) {
        return new Refused(
                HttpStatus.TOO_MANY_REQUESTS,
                "You have sent many messages in a short time. Wait a minute, then send it again",
                pause);
    }

    private static boolean isKey(@Nullable String key) {
        return key != null && KEY.matcher(key).matches();
    }

    private static Optional<MessageId> id(String text) {
        try {
            return Optional.of(MessageId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UUID name(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
