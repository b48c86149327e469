package memberict.conversation;

import java.time.Duration;
import memberict.messaging.Channel;

/**
 * A message has had its turn.
 *
 * @param move what the assistant did
 * @param took to read, decide and write
 * @param waited from when the message came in until its reply was written
 */
public record TurnTaken(Channel channel, String move, Duration took, Duration waited) {}
