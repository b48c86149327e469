package memberict.teams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import memberict.messaging.Channel;
import memberict.messaging.Courier;
import memberict.messaging.OutboundMessage;
import memberict.teams.Connector.Answer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes replies into Teams, and knows which of Microsoft's refusals pass and which do not. */
@Component
class TeamsCourier implements Courier {

    private static final Set<String> GONE = Set.of(
            "BotNotInConversationRoster", "ConversationBlockedByUser", "BotDisabledByAdmin", "ConversationNotFound");

    /** Microsoft's limits for one bot in one conversation. */
    private static final List<Pace> PACES = List.of(
            new Pace(7, Duration.ofSeconds(1)),
            new Pace(8, Duration.ofSeconds(2)),
            new Pace(60, Duration.ofSeconds(30)),
            new Pace(1800, Duration.ofHours(1)));

    private final TeamsConversations conversations;
    private final Connector connector;

    TeamsCourier(TeamsConversations conversations, Connector connector) {
        this.conversations = conversations;
        this.connector = connector;
    }

    @Override
    public Channel channel() {
        return Channel.TEAMS;
    }

    @Override
    public List<Pace> paces() {
        return PACES;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        Optional<TeamsConversation> to = conversations.find(message.to().conversation());
        if (to.isEmpty()) {
            return new Delivery.Refused("It is not known where this conversation is in Teams.");
        }
        if (!to.get().reachable()) {
            return new Delivery.Refused("The Member has removed or blocked the assistant in Teams.");
        }
        return switch (connector.post(to.get(), addressed(CardWriter.activity(message), to.get()))) {
            case Answer.Status status -> delivery(status, to.get());
            case Answer.NotSent(var why) -> new Delivery.TryAgain(why, null);
            case Answer.NoAnswer(var why) -> new Delivery.Unknown(why);
            case Answer.Untrusted() ->
                new Delivery.Refused("The conversation's address is not one of Microsoft's that are allowed here.");
        };
    }

    private Delivery delivery(Answer.Status status, TeamsConversation to) {
        if (GONE.contains(status.error()) && (status.code() == 403 || status.code() == 404)) {
            conversations.unreachable(to.id());
            return new Delivery.Refused("The Member has removed or blocked the assistant in Teams.");
        }
        int code = status.code();
        return switch (code) {
            case 200, 201, 202, 204 -> new Delivery.Delivered(status.id());
            case 401 -> new Delivery.TryAgain("Teams did not accept the bot's token; check its registration.", null);
            case 412, 429, 502, 503 -> new Delivery.TryAgain("Teams was busy (" + code + ").", status.retryAfter());
            case 504 -> new Delivery.Unknown("Teams did not hear back from itself in time (504).");
            case 413 -> new Delivery.Refused("Teams found the message too big (413).");
            default -> new Delivery.Refused("Teams refused the message (" + described(status) + ").");
        };
    }

    private static String described(Answer.Status status) {
        String word = status.error().replaceAll("[^A-Za-z0-9]", "");
        return word.isEmpty()
                ? "" + status.code()
                : status.code() + " " + word.substring(0, Math.min(60, word.length()));
    }

    @Override
    public void settle(OutboundMessage message, String providerId) {
        TeamsConversation to = conversations
                .find(message.to().conversation())
                .filter(TeamsConversation::reachable)
                .orElse(null);
        if (to == null) {
            return;
        }
        ObjectNode settled = addressed(CardWriter.activity(message), to).put("id", providerId);
        switch (connector.put(to, providerId, settled)) {
            case Answer.Status status when status.code() < 300 -> {}
            // The card is gone, or not ours to change: trying again changes nothing.
            case Answer.Status status when status.code() == 403 || status.code() == 404 -> {}
            case Answer.Status status -> throw new NotSettled("status " + status.code());
            case Answer.NotSent(var why) -> throw new NotSettled(why);
            case Answer.NoAnswer(var why) -> throw new NotSettled(why);
            case Answer.Untrusted() -> {}
        }
    }

    static ObjectNode addressed(ObjectNode activity, TeamsConversation to) {
        activity.putObject("conversation").put("id", to.id());
        if (to.bot() != null) {
            activity.putObject("from").put("id", to.bot());
        }
        if (to.user() != null) {
            activity.putObject("recipient").put("id", to.user());
        }
        return activity;
    }

    /** The outbox tries again a few times. */
    static final class NotSettled extends RuntimeException {
        NotSettled(String why) {
            super("A card could not be changed: " + why);
        }
    }
}
