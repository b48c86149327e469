package memberict.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import memberict.messaging.Courier.Delivery;
import memberict.messaging.MessageStore.Departure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands replies to their couriers, in order and at their pace, and decides what a failure means. */
@Component
class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration BEHIND_ANOTHER = Duration.ofMillis(300);
    /** A courier's own time-outs are shorter; a claim older than this was left by a crash. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    private final MessageStore store;
    private final TransactionTemplate transactions;
    private final Durability durability;
    private final ObjectProvider<Courier> couriers;
    private final Clock clock;

    Dispatcher(
            MessageStore store,
            TransactionTemplate transactions,
            Durability durability,
            ObjectProvider<Courier> couriers,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.durability = durability;
        this.couriers = couriers;
        this.clock = clock;
    }

    /** Returns when to come back; empty when this reply is dealt with. */
    Optional<Duration> send(MessageId due) {
        Step step = transactions.execute(status -> claim(due));
        return switch (step) {
            case Step.Done() -> Optional.empty();
            case Step.Wait(Duration delay) -> Optional.of(delay);
            case Step.Go(Departure departure) -> {
                // The turn that wrote it and the claim reach the disk before the words leave: no one is told what a
                // crash undoes.
                durability.confirm();
                yield go(departure);
            }
            case null -> throw new IllegalStateException("a claim has an outcome");
        };
    }

    private Step claim(MessageId due) {
        Departure found = store.departure(due).orElse(null);
        if (found == null) {
            return new Step.Done();
        }
        store.lock(found.message().to());
        // Read again under the lock: another attempt may have ended meanwhile.
        Departure departure = store.departure(due).orElseThrow();
        Courier courier = courier(departure.message());
        Instant now = clock.instant();
        return switch (departure.state()) {
            case SENT, DEAD, UNKNOWN, ASIDE -> new Step.Done();
            case SENDING -> {
                if (!departure.claimedBefore(now, LONGEST_SEND)) {
                    yield new Step.Wait(Duration.ofSeconds(5));
                }
                if (courier.repeatsHarmlessly()) {
                    store.claim(due, now);
                    yield new Step.Go(departure);
                }
                store.undeliverable(
                        due, "The service stopped while this was being sent; it may have arrived.", true, now);
                yield new Step.Done();
            }
            case QUEUED -> {
                if (store.earlierOnItsWay(departure.message())) {
                    yield new Step.Wait(BEHIND_ANOTHER);
                }
                Optional<Duration> tooFast =
                        tooFast(courier.paces(), departure.message().to(), now);
                if (tooFast.isPresent()) {
                    yield new Step.Wait(tooFast.get());
                }
                store.claim(due, now);
                yield new Step.Go(departure);
            }
        };
    }

    private Optional<Duration> tooFast(List<Courier.Pace> paces, Address to, Instant now) {
        return paces.stream()
                .filter(pace -> store.sentSince(to, now.minus(pace.within())) >= pace.messages())
                .map(pace -> pace.within().dividedBy(pace.messages()))
                .max(Duration::compareTo);
    }

    private Optional<Duration> go(Departure departure) {
        OutboundMessage message = departure.message();
        Delivery delivery = attempt(message);
        return transactions.execute(status -> switch (delivery) {
            case Delivery.Delivered(var providerId) -> {
                store.sent(message.id(), clock.instant(), providerId);
                yield Optional.empty();
            }
            case Delivery.Refused(var why) -> {
                log.warn("Reply {} was refused: {}", message.id(), why);
                store.undeliverable(message.id(), why, false, clock.instant());
                yield Optional.empty();
            }
            case Delivery.Unknown(var why) -> {
                if (courier(message).repeatsHarmlessly()) {
                    yield again(departure, why, null);
                }
                log.warn("Reply {} may or may not have arrived: {}", message.id(), why);
                store.undeliverable(message.id(), why, true, clock.instant());
                yield Optional.empty();
            }
            case Delivery.TryAgain(var why, var after) -> again(departure, why, after);
        });
    }

    private Delivery attempt(OutboundMessage message) {
        try {
            return courier(message).send(message);
        } catch (RuntimeException e) {
            log.error("Courier for {} failed on reply {}", message.to().channel(), message.id(), e);
            return new Delivery.Unknown("The courier failed (" + e.getClass().getSimpleName() + ").");
        }
    }

    private Optional<Duration> again(Departure departure, String why, @Nullable Duration after) {
        MessageId id = departure.message().id();
        int attempts = departure.attempts() + 1;
        if (attempts >= courier(departure.message()).attempts()) {
            log.warn("Reply {} given up after {} attempts: {}", id, attempts, why);
            store.undeliverable(id, why, false, clock.instant());
            return Optional.empty();
        }
        store.backInQueue(id);
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 20));
        Duration backOff = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return Optional.of(after != null && after.compareTo(backOff) > 0 ? after : backOff);
    }

    /** Shows a choice that was taken where it stands. A failure is the courier's exception. */
    void settle(MessageId id) {
        store.departure(id)
                .filter(departure -> departure.providerId() != null)
                .ifPresent(departure -> courier(departure.message())
                        .settle(departure.message(), Objects.requireNonNull(departure.providerId())));
    }

    private Courier courier(OutboundMessage message) {
        Map<Channel, Courier> byChannel =
                couriers.stream().collect(Collectors.toMap(Courier::channel, Function.identity()));
        Courier courier = byChannel.get(message.to().channel());
        if (courier == null) {
            throw new IllegalStateException("no courier for " + message.to().channel());
        }
        return courier;
    }

    private sealed interface Step {
        record Done() implements Step {}

        record Wait(Duration delay) implements Step {}

        record Go(Departure departure) implements Step {}
    }
}
