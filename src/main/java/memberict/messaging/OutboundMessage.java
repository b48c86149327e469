package memberict.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way, or one that went.
 *
 * @param inReplyTo the message it answers; null where we speak first, such as an officer's reply
 * @param chosen id of the choice that was taken from it; null while none was
 * @param about reference of the ticket it is about; null for none
 */
public record OutboundMessage(
        MessageId id,
        Address to,
        Instant writtenAt,
        List<Block> blocks,
        @Nullable MessageId inReplyTo,
        @Nullable String chosen,
        @Nullable String about) {

    public OutboundMessage {
        blocks = List.copyOf(blocks);
    }

    /** About no ticket. */
    public OutboundMessage(
            MessageId id,
            Address to,
            Instant writtenAt,
            List<Block> blocks,
            @Nullable MessageId inReplyTo,
            @Nullable String chosen) {
        this(id, to, writtenAt, blocks, inReplyTo, chosen, null);
    }

    public List<Block.Choice> choices() {
        return blocks.stream()
                .filter(Block.Choices.class::isInstance)
                .flatMap(block -> ((Block.Choices) block).choices().stream())
                .toList();
    }

    public Optional<Block.Choice> choice(String id) {
        return choices().stream().filter(choice -> choice.id().equals(id)).findFirst();
    }
}
