package memberict.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import memberict.catalogue.Categories;
import memberict.language.Encoder;
import memberict.settings.BadSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what changed in the folder, for one thread at a time: what can be read goes in service, the rest is complained of. */
final class Librarian {

    private static final Logger log = LoggerFactory.getLogger(Librarian.class);

    private final ArticleFolder folder;
    private final Categories categories;
    private final Encoder encoder;
    private final History revisions;
    private final Clock clock;

    private final Map<String, Searchable> good = new TreeMap<>();
    private final Map<String, Complaint> complaints = new TreeMap<>();
    private Glossary glossary = Glossary.EMPTY;

    Librarian(ArticleFolder folder, Categories categories, Encoder encoder, History revisions, Clock clock) {
        this.folder = folder;
        this.categories = categories;
        this.encoder = encoder;
        this.revisions = revisions;
        this.clock = clock;
    }

    private record Complaint(int line, String problem, Instant since) {}

    List<Searchable> articles() {
        return List.copyOf(good.values());
    }

    Glossary glossary() {
        return glossary;
    }

    List<BrokenArticle> broken() {
        return complaints.entrySet().stream()
                .map(entry -> new BrokenArticle(
                        entry.getKey(),
                        entry.getValue().line(),
                        entry.getValue().problem(),
                        entry.getValue().since(),
                        isServed(entry.getKey())))
                .toList();
    }

    private boolean isServed(String name) {
        if (Glossary.isGlossary(name)) {
            return !glossary.terms().isEmpty();
        }
        return name.equals(folder.name()) ? !good.isEmpty() : good.containsKey(name);
    }

    /** Whether the articles in service changed. */
    boolean take(ArticleFolder.Changes changes) {
        boolean changed = false;
        for (String name : changes.gone()) {
            if (Glossary.isGlossary(name)) {
                glossary = Glossary.EMPTY;
                settle(name);
            } else {
                changed |= withdraw(name);
            }
        }
        for (ArticleFolder.Written written : changes.written()) {
            if (Glossary.isGlossary(written.name())) {
                explain(written);
            } else {
                changed |= receive(written);
            }
        }
        return changed;
    }

    /** Notes the articles that were deleted while nobody watched. */
    void withdrawMissing() {
        for (ArticleId article : revisions.live()) {
            if (!folder.holds(article + ArticleFile.ENDING)) {
                revisions.withdraw(article, clock.instant());
            }
        }
    }

    /** Logs what is new, and keeps it for the curator until it is settled. */
    void complain(String name, int line, String problem, @Nullable Exception cause) {
        Complaint before = complaints.get(name);
        if (before == null || before.line() != line || !before.problem().equals(problem)) {
            complaints.put(name, new Complaint(line, problem, before == null ? clock.instant() : before.since()));
            log.warn("{}, line {}: {}", name, line, problem, cause);
        }
    }

    void settle(String name) {
        if (complaints.remove(name) != null) {
            log.info("{} is in order again", name);
        }
    }

    private boolean withdraw(String name) {
        complaints.remove(name);
        Searchable gone = good.remove(name);
        if (gone == null) {
            return false;
        }
        ArticleId article = gone.article().id();
        log.info("Article {} was deleted", article);
        try {
            revisions.withdraw(article, clock.instant());
        } catch (RuntimeException e) {
            log.error("The deletion of article {} could not be noted; the next start notes it", article, e);
        }
        return true;
    }

    private boolean receive(ArticleFolder.Written written) {
        try {
            return read(written);
        } catch (RuntimeException e) {
            folder.forget(written.name());
            complain(written.name(), 1, "it could not be put in service (%s); it is tried again".formatted(e), e);
            return false;
        }
    }

    /** A glossary that cannot be read leaves the one before in service. */
    private void explain(ArticleFolder.Written written) {
        try {
            glossary = Glossary.read(written.file(), content(written));
            settle(written.name());
        } catch (BadSettings e) {
            complain(written.name(), e.line(), e.problem(), null);
        }
    }

    private static byte[] content(ArticleFolder.Written written) {
        byte @Nullable [] content = written.content();
        if (content == null) {
            throw new BadSettings(written.file(), 1, "the file cannot be read (%s)".formatted(written.hash()));
        }
        return content;
    }

    private boolean read(ArticleFolder.Written written) {
        byte[] content;
        Article article;
        try {
            content = content(written);
            article = ArticleFile.read(written.file(), content, categories);
        } catch (BadSettings e) {
            complain(written.name(), e.line(), e.problem(), null);
            return fallBack(written);
        }
        Searchable searchable = Searchable.of(article, encoder);
        revisions.publish(article.id(), written.hash(), new String(content, UTF_8), clock.instant());
        good.put(written.name(), searchable);
        settle(written.name());
        return true;
    }

    /** Serves the last good version where this process has not seen it itself: the file broke before it started. */
    private boolean fallBack(ArticleFolder.Written written) {
        if (good.containsKey(written.name())) {
            return false;
        }
        Optional<Article> last = ArticleId.ofFile(written.name())
                .flatMap(revisions::lastGood)
                .flatMap(text -> {
                    try {
                        return Optional.of(ArticleFile.read(written.file(), text.getBytes(UTF_8), categories));
                    } catch (BadSettings e) {
                        log.warn(
                                "The last good version of {} no longer is: line {}: {}",
                                written.name(),
                                e.line(),
                                e.problem());
                        return Optional.empty();
                    }
                });
        last.ifPresent(article -> good.put(written.name(), Searchable.of(article, encoder)));
        return last.isPresent();
    }
}
