package memberict.messaging;

/** A door put a message into the inbox that was not there before. */
public record MessageReceived(Channel channel) {}
