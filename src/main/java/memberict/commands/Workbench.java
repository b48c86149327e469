package memberict.commands;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import memberict.catalogue.Categories;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.language.Encoder;
import memberict.settings.Folders;
import memberict.understanding.Interpreter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The product's parts that need no database, put together from the settings the service would read. */
final class Workbench {

    /** Lucene says there that it goes without an incubating part of Java, as it should. Kept, or it is forgotten. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final Binder settings;
    private final Folders folders;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Encoder encoder;
    private @Nullable Categories categories;

    private Workbench(Binder settings, Folders folders) {
        this.settings = settings;
        this.folders = folders;
    }

    /** @throws BadInput where the settings cannot be read */
    static Workbench open(Where where) {
        VECTORS.setLevel(Level.SEVERE);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("command line", where.settings()));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            Binder settings = Binder.get(environment);
            return new Workbench(
                    settings,
                    settings.bind("memberict.folders", Folders.class)
                            .orElseThrow(() -> new BadInput("The settings do not say where the folders are.")));
        } catch (BadInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadInput("The settings cannot be read: " + innermost(e));
        }
    }

    Folders folders() {
        return folders;
    }

    Clock clock() {
        return clock;
    }

    /** A setting of the service's, however it was given; empty where it is not set. */
    Optional<String> setting(String name) {
        try {
            return settings.bind(name, String.class)
                    .map(value -> value.isBlank() ? Optional.<String>empty() : Optional.of(value))
                    .orElse(Optional.empty());
        } catch (BindException e) {
            throw new BadInput("The setting %s cannot be read: %s".formatted(name, innermost(e)));
        }
    }

    Encoder encoder() {
        Encoder known = encoder;
        if (known == null) {
            boolean off = setting("memberict.language.encoder")
                    .filter(choice -> choice.equalsIgnoreCase("none"))
                    .isPresent();
            known = off ? Encoder.switchedOff() : Encoder.shipped();
            encoder = known;
        }
        return known;
    }

    Categories categories() {
        Categories known = categories;
        if (known == null) {
            known = new Categories(folders.config().resolve("categories.yaml"));
            categories = known;
        }
        return known;
    }

    /** The service's own understanding: what it learnt before, or learnt now and kept. */
    Interpreter interpreter(PrintWriter err) {
        Progress progress = new Progress(err, "Learning from the training messages");
        Interpreter learnt = Interpreter.learnt(
                folders,
                categories(),
                encoder(),
                clock,
                state -> state.percentLearnt().ifPresent(progress::at));
        progress.done();
        return learnt;
    }

    /** @param id null for the first by name */
    Council council(@Nullable String id) {
        Directory directory = new Directory(folders.config());
        if (id == null) {
            return directory.councils().getFirst();
        }
        return directory
                .council(id)
                .orElseThrow(() -> new BadInput("There is no council '%s'; there are: %s"
                        .formatted(
                                id,
                                String.join(
                                        ", ",
                                        directory.councils().stream()
                                                .map(Council::id)
                                                .toList()))));
    }

    static String innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage()).lines().findFirst().orElse(inner.toString());
    }
}
