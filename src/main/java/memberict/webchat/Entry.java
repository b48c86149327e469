package memberict.webchat;

import java.util.List;
import memberict.messaging.Block;
import org.jspecify.annotations.Nullable;

/** One thing that was said, as the page shows it. */
sealed interface Entry {

    String id();

    Stamp stamp();

    /** Whether the Member said it. */
    boolean mine();

    /** A Member's words. */
    record Asked(String id, Stamp stamp, String text) implements Entry {

        @Override
        public boolean mine() {
            return true;
        }
    }

    /** @param chosen label of the button that was pressed in it; null while none was */
    record Replied(
            String id,
            Stamp stamp,
            List<Part> parts,
            @Nullable String chosen) implements Entry {

        @Override
        public boolean mine() {
            return false;
        }
    }

    /** A block, and the fragment of {@code webchat/blocks.html} that shows it. */
    record Part(String fragment, Block block) {

        static Part of(Block block) {
            return new Part(
                    switch (block) {
                        case Block.Heading _ -> "heading";
                        case Block.Paragraph _ -> "paragraph";
                        case Block.Steps _ -> "steps";
                        case Block.Bullets _ -> "bullets";
                        case Block.Facts _ -> "facts";
                        case Block.Aside _ -> "aside";
                        case Block.Choices _ -> "choices";
                    },
                    block);
        }
    }
}
