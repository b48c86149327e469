package memberict.understanding;

import java.util.Locale;
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

    record SmallTalk(Talk talk) implements Label {

        @Override
        public String name() {
            return "talk/" + talk.name().toLowerCase(Locale.ROOT);
        }
    }
}
