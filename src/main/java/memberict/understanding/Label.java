package memberict.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import memberict.catalogue.Category;

/** What a message can turn out to be. Its name is that of its training file, without {@code .txt}. */
sealed interface Label {

    String name();

    record Request(Category category) implements Label {

        @Override
        public String name() {
            return category.id();
        }
    }

    /** Nothing anyone here is asked for; taught where a set of messages marks its strangers. */
    record OutOfScope() implements Label {

        static final String NAME = "oos";

        @Override
        public String name() {
            return NAME;
        }
    }

    /** Tells where each label stands in the list. */
    static ToIntFunction<Label> places(List<Label> labels) {
        Map<Label, Integer> places = new HashMap<>();
        for (Label label : labels) {
            places.put(label, places.size());
        }
        return label -> places.getOrDefault(label, -1);
    }

    record SmallTalk(Talk talk) implements Label {

        @Override
        public String name() {
            return "talk/" + talk.name().toLowerCase(Locale.ROOT);
        }
    }
}
