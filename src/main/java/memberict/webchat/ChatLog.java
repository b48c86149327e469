package memberict.webchat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import memberict.messaging.Chosen;
import memberict.messaging.InboundMessage;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the page shows it: what came in and what went out, in the order in which people said it.
 *
 * @param waiting whether a reply may be expected any moment
 */
record ChatLog(List<Entry> entries, boolean waiting) {

    /** Some messages get no reply, such as a word to an officer who has taken over: the page stops expecting one. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(45);

    ChatLog {
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Both lists oldest first, as inbox and outbox give them. */
    static ChatLog of(List<InboundMessage> in, List<OutboundMessage> out, Instant now, ZoneId zone) {
        Map<MessageId, Integer> places = new HashMap<>();
        Map<MessageId, Chosen> pressed = new HashMap<>();
        for (int place = 0; place < in.size(); place++) {
            InboundMessage message = in.get(place);
            places.put(message.id(), place);
            if (message.chosen() != null) {
                pressed.putIfAbsent(message.chosen().message(), message.chosen());
            }
        }
        Builder log = new Builder(now, zone);
        int next = 0;
        for (OutboundMessage reply : out) {
            // Two machines' clocks may differ: a reply still comes after what it answers.
            int asked = reply.inReplyTo() == null ? -1 : places.getOrDefault(reply.inReplyTo(), -1);
            while (next < in.size()
                    && (next <= asked || !in.get(next).receivedAt().isAfter(reply.writtenAt()))) {
                log.add(in.get(next++));
            }
            log.add(reply, pressed.get(reply.id()));
        }
        in.subList(next, in.size()).forEach(log::add);
        return new ChatLog(log.entries, isWaiting(in, out, now));
    }

    private static boolean isWaiting(List<InboundMessage> in, List<OutboundMessage> out, Instant now) {
        Set<MessageId> answered = out.stream()
                .flatMap(reply -> Optional.ofNullable(reply.inReplyTo()).stream())
                .collect(Collectors.toSet());
        return in.stream()
                .filter(message -> message.receivedAt().plus(LONGEST_WAIT).isAfter(now))
                .anyMatch(message -> !answered.contains(message.id()));
    }

    private static final class Builder {

        private final List<Entry> entries = new ArrayList<>();
        private final Instant now;
        private final ZoneId zone;
        private @Nullable Instant before;

        Builder(Instant now, ZoneId zone) {
            this.now = now;
            this.zone = zone;
        }

        /** A button press has no words of its own: it shows where the button stood. */
        void add(InboundMessage message) {
            if (!message.text().isEmpty()) {
                entries.add(new Entry.Asked(message.id().toString(), stamp(message.receivedAt()), message.text()));
            }
        }

        void add(OutboundMessage reply, @Nullable Chosen pressed) {
            String choice = reply.chosen() != null ? reply.chosen() : pressed == null ? null : pressed.choice();
            entries.add(new Entry.Replied(
                    reply.id().toString(),
                    stamp(reply.writtenAt()),
                    reply.blocks().stream().map(Entry.Part::of).toList(),
                    choice == null
                            ? null
                            : reply.choice(choice).map(taken -> taken.label()).orElse(null)));
        }

        private Stamp stamp(Instant at) {
            Stamp stamp = Stamp.of(at, before, now, zone);
            before = at;
            return stamp;
        }
    }
}
