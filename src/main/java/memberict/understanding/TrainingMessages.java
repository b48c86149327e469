package memberict.understanding;

import java.nio.file.Path;
import java.util.Map;
import memberict.understanding.TrainingFiles.Stamp;

/** Where the messages to learn from come from. */
interface TrainingMessages {

    /** @throws memberict.settings.BadSettings naming file and line */
    TrainingSet read();

    /** Changes when they do; asking costs no reading. */
    Map<Path, Stamp> stamps();

    /** Messages that stay as they are. */
    record Given(TrainingSet set) implements TrainingMessages {

        @Override
        public TrainingSet read() {
            return set;
        }

        @Override
        public Map<Path, Stamp> stamps() {
            return Map.of();
        }
    }
}
