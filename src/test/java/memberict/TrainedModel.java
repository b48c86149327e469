package memberict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The model that tests share: learned once a build, by whichever test needs it first. */
public final class TrainedModel {

    private static final Path FOLDER = Path.of("target", "test-data").toAbsolutePath();

    private TrainedModel() {}

    /** The data folder to start the product with. */
    public static Path folder() {
        try {
            return Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spares a process of its own the learning. */
    static void copyTo(Path data) {
        copy(folder().resolve("models"), data.resolve("models"));
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
