package memberict.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import memberict.catalogue.Categories;
import memberict.language.Encoder;
import memberict.settings.BadSettings;
import memberict.settings.Folders;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The articles in service and the search over them. The folder is the truth: what officers change there is live within
 * seconds, and a change that cannot be read leaves the last good version in service.
 */
@Component
public class KnowledgeBase implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KnowledgeBase.class);

    /** Before every door: the turns they bring search. */
    private static final int PHASE = -1000;

    private static final String NOT_READ = "the articles have not been read yet";

    private final Path path;
    private final ArticleFolder folder;
    private final RememberedVectors encoder;
    private final Librarian librarian;
    private final Duration pause;
    private boolean behind;

    private volatile @Nullable Shelf shelf;
    private volatile List<BrokenArticle> broken = List.of();
    private volatile Glossary glossary = Glossary.EMPTY;
    private volatile @Nullable ScheduledExecutorService watcher;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

    @Autowired
    KnowledgeBase(Folders folders, Categories categories, Encoder encoder, Revisions revisions, Clock clock) {
        this(folders, categories, encoder, revisions, clock, Duration.ofSeconds(1));
    }

    /** @param pause between two looks at the folder; it takes two or three looks until a change is live */
    KnowledgeBase(
            Folders folders, Categories categories, Encoder encoder, History revisions, Clock clock, Duration pause) {
        this.path = folders.knowledgeBase();
        this.folder = new ArticleFolder(path);
        this.encoder = new RememberedVectors(encoder, folders.data().resolve("article-vectors"));
        this.librarian = new Librarian(folder, categories, this.encoder, revisions, clock);
        this.pause = pause;
    }

    /**
     * The articles as they stand now in the folder, for looking at: later changes are not seen, and nothing is kept of
     * them but their vectors.
     *
     * @throws BadSettings where there is no folder of articles, or none in it
     */
    public static KnowledgeBase asItStands(Folders folders, Categories categories, Encoder encoder, Clock clock) {
        KnowledgeBase now = new KnowledgeBase(folders, categories, encoder, History.NONE, clock, Duration.ofSeconds(1));
        now.open();
        return now;
    }

    /** These articles, whoever wrote them, found as the officers' own are. */
    public static KnowledgeBase of(
            List<Article> articles, Folders folders, Categories categories, Encoder encoder, Clock clock) {
        KnowledgeBase given =
                new KnowledgeBase(folders, categories, encoder, History.NONE, clock, Duration.ofSeconds(1));
        try {
            given.shelf = Shelf.of(articles.parallelStream()
                    .map(article -> Searchable.of(article, encoder))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return given;
    }

    public SearchResult search(Question question) {
        return ranked(question, Shelf.MOST_MATCHES);
    }

    /** As {@link #search}, with as many as are wanted. */
    public SearchResult ranked(Question question, int most) {
        Shelf current = shelf;
        if (current == null) {
            return new SearchResult.Unavailable(NOT_READ);
        }
        try {
            SearchResult found = new SearchResult.Found(current.search(question, most));
            if (trouble.getAndSet(null) != null) {
                log.info("The search of articles works again");
            }
            return found;
        } catch (IOException | AlreadyClosedException e) {
            String why = "the index of articles cannot be read (%s)".formatted(e.getMessage());
            if (!why.equals(trouble.getAndSet(why))) {
                log.error("No article can be found: {}", why, e);
            }
            return new SearchResult.Unavailable(why);
        }
    }

    public Optional<Article> article(ArticleId id) {
        Shelf current = shelf;
        return current == null ? Optional.empty() : current.article(id);
    }

    /** Those in service, by title. */
    public List<Article> articles() {
        Shelf current = shelf;
        return current == null ? List.of() : current.articles();
    }

    /** The words explained in answers; empty where there is no glossary. */
    public Glossary glossary() {
        return glossary;
    }

    /** What a curator must mend, by file name. */
    public List<BrokenArticle> broken() {
        return broken;
    }

    /** Why no article can be found, in a sentence for the operator; empty where all is well. */
    public Optional<String> unavailable() {
        return shelf == null ? Optional.of(NOT_READ) : Optional.ofNullable(trouble.get());
    }

    /** @throws BadSettings where there is no folder of articles, or none in it */
    @Override
    public void start() {
        open();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("knowledge-base").factory());
        var _ = executor.scheduleWithFixedDelay(this::watch, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        watcher = executor;
    }

    private void open() {
        ArticleFolder.Changes first;
        try {
            first = folder.firstLook();
        } catch (IOException e) {
            throw new BadSettings(path, 1, "the folder of articles cannot be read (%s)".formatted(e));
        }
        if (first.empty()) {
            throw new BadSettings(path, 1, "the folder holds no articles: no files whose names end in .md");
        }
        librarian.take(first);
        librarian.withdrawMissing();
        putInService();
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = watcher;
        if (executor != null) {
            executor.close();
            watcher = null;
        }
        Shelf current = shelf;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void watch() {
        String name = folder.name();
        try {
            ArticleFolder.Changes changes = folder.look();
            if (changes.empty()) {
                librarian.complain(name, 1, "the folder is empty; the articles that were in it stay in service", null);
            } else {
                librarian.settle(name);
            }
            behind |= librarian.take(changes);
            if (behind) {
                putInService();
            }
        } catch (IOException e) {
            librarian.complain(
                    name, 1, "the folder cannot be read (%s); its articles stay in service".formatted(e), null);
        } catch (RuntimeException e) {
            // The watch must go on: a scheduled task that throws never runs again.
            log.error("The folder of articles could not be looked through; the next look is in {}", pause, e);
        }
        broken = librarian.broken();
        glossary = librarian.glossary();
    }

    /** The old shelf is left to the garbage collector, for searches may still be at it. It holds nothing but memory. */
    private void putInService() {
        broken = librarian.broken();
        glossary = librarian.glossary();
        try {
            Shelf next = Shelf.of(librarian.articles());
            shelf = next;
            behind = false;
            encoder.save();
            log.info(
                    "{} articles in service, {} files broken; {}",
                    next.articles().size(),
                    broken.size(),
                    next.thresholds());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
