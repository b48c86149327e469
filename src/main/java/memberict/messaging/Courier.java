package memberict.messaging;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes replies out by one channel. Called outside any transaction, by one thread at a time for one conversation. */
public interface Courier {

    Channel channel();

    Delivery send(OutboundMessage message);

    /**
     * A choice was taken from a message that was delivered: show so where it stands. Cosmetic: a failure is retried a
     * few times and then dropped.
     *
     * @param providerId what {@link Delivery.Delivered} said
     */
    default void settle(OutboundMessage message, String providerId) {}

    /** How much one conversation takes; the outbox waits rather than exceed it. */
    default List<Pace> paces() {
        return List.of();
    }

    /** How often one message is tried before an officer is shown it. */
    default int attempts() {
        return 8;
    }

    /** Whether a message whose outcome is unknown may simply be sent again. */
    default boolean repeatsHarmlessly() {
        return false;
    }

    /** At most so many messages in so long a time. */
    record Pace(int messages, Duration within) {}

    /** How an attempt went. */
    sealed interface Delivery {

        /** @param providerId the channel's own id of what was sent; null where it has none */
        record Delivered(@Nullable String providerId) implements Delivery {}

        /** @param after how long the provider asked us to wait; null where it did not */
        record TryAgain(String why, @Nullable Duration after) implements Delivery {}

        /** It will never go; an officer is shown it. */
        record Refused(String why) implements Delivery {}

        /** It may or may not have arrived. */
        record Unknown(String why) implements Delivery {}
    }
}
