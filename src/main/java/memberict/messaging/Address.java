package memberict.messaging;

/**
 * Where a message came from and where its replies go.
 *
 * @param conversation the channel's own name for the conversation, at most 300 characters
 */
public record Address(Channel channel, String conversation) {

    public Address {
        if (conversation.isBlank() || conversation.length() > 300) {
            throw new IllegalArgumentException("a conversation's name has 1 to 300 characters");
        }
    }
}
