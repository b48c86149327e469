package memberict.catalogue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import memberict.settings.Entry;
import memberict.settings.Folders;
import memberict.settings.SettingsFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All categories, read once from {@code config/categories.yaml}. */
@Component
public class Categories {

    private static final Pattern ID = Pattern.compile("[a-z][a-z_]{1,39}");

    private final Map<String, Category> byId;
    private final Collection<Category> inOrder;

    @Autowired
    Categories(Folders folders) {
        this(folders.config().resolve("categories.yaml"));
    }

    /** @throws memberict.settings.BadSettings naming the line at fault */
    public Categories(Path file) {
        Map<String, Category> read = new LinkedHashMap<>();
        for (Entry entry : SettingsFile.list(file)) {
            Category category = category(entry);
            if (Category.UNSORTED.is(category.id())) {
                throw entry.bad("id", "'unsorted' is kept for tickets no one has sorted yet");
            }
            if (read.put(category.id(), category) != null) {
                throw entry.bad("id", "'%s' stands here twice".formatted(category.id()));
            }
        }
        this.byId = Map.copyOf(read);
        this.inOrder = Collections.unmodifiableCollection(read.values());
    }

    public Optional<Category> find(String id) {
        if (Category.UNSORTED.is(id)) {
            return Optional.of(Category.UNSORTED);
        }
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalArgumentException where there is no such category */
    public Category get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no category '" + id + "'"));
    }

    /** What requests are sorted into, in the file's order; without {@link Category#UNSORTED}. */
    public Collection<Category> all() {
        return inOrder;
    }

    private static Category category(Entry entry) {
        entry.allowing("id", "label", "ask", "self-service", "route", "kind", "impact", "urgency");
        String id = entry.text("id");
        if (!ID.matcher(id).matches()) {
            throw entry.bad("id", "'%s' must be lower-case letters and underscores".formatted(id));
        }
        return new Category(
                id,
                entry.text("label"),
                entry.text("ask"),
                entry.oneOf("self-service", SelfService.class),
                entry.text("route"),
                entry.oneOf("kind", RequestKind.class),
                entry.oneOf("impact", Impact.class),
                entry.oneOf("urgency", Urgency.class));
    }
}
