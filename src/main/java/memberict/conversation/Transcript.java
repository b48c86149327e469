package memberict.conversation;

import java.time.Instant;
import java.util.List;
import memberict.messaging.Attachment;
import memberict.messaging.Block;
import memberict.messaging.Channel;

/** Everything said in one conversation, oldest first, for an officer to read. */
public record Transcript(ConversationId conversation, Channel channel, List<Utterance> utterances) {

    public Transcript {
        utterances = List.copyOf(utterances);
    }

    /** Something one side said. */
    public sealed interface Utterance {

        Instant at();

        /**
         * @param choice the label of the button pressed, empty where they typed
         * @param attachments files that came along
         */
        record FromMember(Instant at, String text, String choice, List<Attachment> attachments) implements Utterance {}

        record FromUs(Instant at, List<Block> blocks) implements Utterance {}
    }
}
