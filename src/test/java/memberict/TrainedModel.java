package memberict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The model that tests share: learned once a build, by whichever test needs it first. */
public final class TrainedModel {

    private static final Path FOLDER = Path.of("target", "test-data").toAbsolutePath();

    private static final Duration LONGEST_LEARNING = Duration.ofMinutes(10);

    private TrainedModel() {}

    /** Spares encoding the articles. */
    private static final String VECTORS = "article-vectors";

    /** The data folder to start the product with. */
    public static Path folder() {
        try {
            return Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spares a process of its own the learning: learns here first where nothing has been learned yet. */
    static void copyTo(Path data) {
        Path models = folder().resolve("models");
        if (isEmpty(models)) {
            RunningAssistant teacher = RunningAssistant.start(data);
            Instant latest = Instant.now().plus(LONGEST_LEARNING);
            while (isEmpty(data.resolve("models")) && Instant.now().isBefore(latest)) {
                RunningAssistant.pause(Duration.ofMillis(200));
            }
            teacher.stop();
            copy(data.resolve("models"), models);
            copy(data.resolve(VECTORS), folder().resolve(VECTORS));
        } else {
            copy(models, data.resolve("models"));
            copy(folder().resolve(VECTORS), data.resolve(VECTORS));
        }
    }

    private static boolean isEmpty(Path models) {
        if (!Files.isDirectory(models)) {
            return true;
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.noneMatch(file -> file.toString().endsWith(".model"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped articles, in a folder a test may write to. */
    static Path copyOfKnowledgeBase() {
        try {
            Path copy = Files.createTempDirectory("knowledge-base");
            copy(Path.of("knowledge-base"), copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
