package memberict.teams;

import java.util.Optional;
import memberict.messaging.Chosen;
import memberict.messaging.MessageId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a card's button carries out and back. What comes back was in a stranger's hands. */
final class Button {

    static final String VERB = "choose";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_CHOICE = 200;

    private Button() {}

    static ObjectNode data(MessageId message, String choice) {
        return JSON.createObjectNode().put("choice", choice).put("message", message.toString());
    }

    /** Empty where the data is not from a button of ours. */
    static Optional<Chosen> read(JsonNode data) {
        String choice = Activity.text(data.path("choice")).orElse("");
        if (choice.isBlank() || choice.length() > LONGEST_CHOICE) {
            return Optional.empty();
        }
        return Activity.text(data.path("message")).flatMap(Button::id).map(message -> new Chosen(message, choice));
    }

    private static Optional<MessageId> id(String text) {
        try {
            return Optional.of(MessageId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
