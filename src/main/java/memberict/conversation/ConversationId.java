package memberict.conversation;

import java.util.UUID;

/** One Member's conversation at one door. */
public record ConversationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
