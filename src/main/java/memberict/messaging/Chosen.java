package memberict.messaging;

/** A button pressed: which of our messages it stood in, and which choice. Both come from outside and prove nothing. */
public record Chosen(MessageId message, String choice) {}
