package memberict.teams;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import memberict.messaging.Block;
import memberict.messaging.Chosen;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.messaging.Proof;
import memberict.teams.Connector.Answer;
import memberict.teams.Gate.Visitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where the Bot Connector posts what happens in Teams. What is answered with 200 is stored, or needs no storing. */
@RestController
class TeamsDoor {

    static final int LARGEST = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(TeamsDoor.class);

    private final Gate gate;
    private final Tenants tenants;
    private final TeamsConversations conversations;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Connector connector;
    private final Clock clock;

    TeamsDoor(
            Gate gate,
            Tenants tenants,
            TeamsConversations conversations,
            Inbox inbox,
            Outbox outbox,
            Connector connector,
            Clock clock) {
        this.gate = gate;
        this.tenants = tenants;
        this.conversations = conversations;
        this.inbox = inbox;
        this.outbox = outbox;
        this.connector = connector;
        this.clock = clock;
    }

    // JSON only: a page in someone's browser cannot post it here unasked.
    @PostMapping(path = "/api/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> receive(HttpServletRequest request) throws IOException {
        return switch (gate.admit(request)) {
            case Visitor.TurnedAway(var status, var why) -> refusal(status, why);
            case Visitor.Admitted visitor -> receive(request, visitor);
        };
    }

    private ResponseEntity<?> receive(HttpServletRequest request, Visitor.Admitted visitor) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            return tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return tooLarge();
        }
        try {
            Activity activity = Activity.read(body);
            Optional<String> objection = gate.objection(visitor, activity);
            if (objection.isPresent()) {
                return refusal(HttpStatus.FORBIDDEN, objection.get());
            }
            String tenant = activity.tenant().filter(tenants::ours).orElse(null);
            if (tenant == null) {
                return refusal(HttpStatus.FORBIDDEN, "The tenant is not one of the councils'.");
            }
            return receive(activity, tenant);
        } catch (Activity.Unreadable e) {
            return refusal(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<?> tooLarge() {
        return refusal(HttpStatus.CONTENT_TOO_LARGE, "An activity has at most " + LARGEST / 1024 + " KB.");
    }

    private ResponseEntity<?> receive(Activity activity, String tenant) {
        TeamsConversation conversation = TeamsConversation.of(activity, tenant);
        if (activity.personal() && !activity.removesUs()) {
            conversations.keep(conversation);
        }
        return switch (activity.type()) {
            case "message" -> message(activity, conversation);
            case "invoke" -> invoke(activity, conversation);
            case "installationUpdate", "conversationUpdate" -> membership(activity, conversation);
            default -> {
                log.info("Nothing to do for an activity of type {}", word(activity.type()));
                yield ResponseEntity.ok().build();
            }
        };
    }

    private ResponseEntity<?> message(Activity activity, TeamsConversation conversation) {
        if (!activity.personal()) {
            return hint(conversation, Hint.ONLY_IN_PERSONAL_CHAT);
        }
        String text = activity.text();
        if (text.length() > InboundMessage.LONGEST) {
            return hint(conversation, Hint.tooLong(text.length()));
        }
        Optional<Chosen> pressed = Button.read(activity.submitted());
        if (pressed.isPresent()) {
            if (offered(activity, pressed.get()).isEmpty()) {
                return hint(conversation, Hint.STRANGE_BUTTON);
            }
            store(activity, conversation, activity.providerId(), text, pressed.get());
            return ResponseEntity.ok().build();
        }
        if (!text.isEmpty()) {
            store(activity, conversation, activity.providerId(), text, null);
            return ResponseEntity.ok().build();
        }
        if (activity.carriesValue()) {
            return hint(conversation, Hint.STRANGE_BUTTON);
        }
        return activity.files().isEmpty() ? ResponseEntity.ok().build() : hint(conversation, Hint.ONLY_FILES);
    }

    /** Answered at once, for the Member's screen waits for it. */
    private ResponseEntity<?> invoke(Activity activity, TeamsConversation conversation) {
        if (!activity.name().equals("adaptiveCard/action")) {
            log.info("No answer to an invoke named {}", word(activity.name()));
            return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build();
        }
        Chosen pressed = Button.read(activity.executed())
                .filter(data -> activity.personal() && activity.verb().equals(Button.VERB))
                .orElse(null);
        OutboundMessage card =
                pressed == null ? null : offered(activity, pressed).orElse(null);
        if (pressed == null || card == null) {
            return answer(InvokeAnswer.error(400, "BadRequest", Hint.STRANGE_BUTTON));
        }
        try {
            store(activity, conversation, activity.providerId(), activity.text(), pressed);
        } catch (RuntimeException e) {
            report(e);
            return answer(InvokeAnswer.error(500, "ServiceError", Hint.NOT_STORED));
        }
        String earlier = card.chosen();
        return answer(InvokeAnswer.message(
                earlier == null || earlier.equals(pressed.choice())
                        ? "Thank you: " + label(card, pressed.choice())
                        : "You had already chosen: " + label(card, earlier)));
    }

    private static String label(OutboundMessage card, String choice) {
        return card.choice(choice).map(Block.Choice::label).orElse(choice);
    }

    private static ResponseEntity<?> answer(InvokeAnswer answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /** The message the button stands in, where that is one of ours to this very conversation. */
    private Optional<OutboundMessage> offered(Activity activity, Chosen pressed) {
        return outbox.find(pressed.message())
                .filter(message -> message.to().equals(activity.address()))
                .filter(message -> message.choice(pressed.choice()).isPresent());
    }

    private ResponseEntity<?> membership(Activity activity, TeamsConversation conversation) {
        if (activity.personal() && activity.removesUs()) {
            conversations.unreachable(conversation.id());
        } else if (activity.personal() && activity.addsUs()) {
            // However often we are told, the message's name makes it one greeting.
            store(activity, conversation, activity.welcomeId(), "", null);
        }
        return ResponseEntity.ok().build();
    }

    private void store(
            Activity activity,
            TeamsConversation conversation,
            String providerId,
            String text,
            @Nullable Chosen chosen) {
        Proof proof = activity.sender()
                .map(sender -> new Proof.Entra(conversation.tenant(), sender))
                .orElse(null);
        InboundMessage message = new InboundMessage(
                MessageId.fresh(),
                activity.address(),
                providerId,
                clock.instant(),
                text,
                chosen,
                new Claims(proof, tenants.council(conversation.tenant()).orElse(null), activity.senderName()),
                activity.files());
        inbox.receive(message, activity.raw());
    }

    /** Says at once why nothing was stored. Where that fails, Teams is told so, and may deliver the message again. */
    private ResponseEntity<?> hint(TeamsConversation conversation, String words) {
        ObjectNode answer = TeamsCourier.addressed(CardWriter.words(words), conversation);
        if (connector.post(conversation, answer) instanceof Answer.Status status && status.code() < 300) {
            return ResponseEntity.ok().build();
        }
        log.warn("A message was neither stored nor could its sender be told");
        return unavailable();
    }

    private static ResponseEntity<?> refusal(HttpStatus status, String why) {
        log.info("Refused with {}: {}", status.value(), why);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(why);
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<?> notStored(RuntimeException e) {
        report(e);
        return unavailable();
    }

    private static void report(RuntimeException e) {
        // The exception may quote the message, so its text is not logged.
        Throwable wordless = new Throwable(e.getClass().getName());
        wordless.setStackTrace(e.getStackTrace());
        log.error("An activity could not be taken in: {}", e.getClass().getName(), wordless);
    }

    private static ResponseEntity<?> unavailable() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN)
                .body(Hint.NOT_STORED);
    }

    private static String word(String fromOutside) {
        String word = fromOutside.replaceAll("[^A-Za-z0-9/_.-]", "");
        return word.substring(0, Math.min(60, word.length()));
    }
}
