package memberict.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder of articles and their glossary, looked at again and again by one thread: tells what changed since the last look. A change counts
 * once two looks agree, so that a file is not read while an editor is still writing it.
 */
final class ArticleFolder {

    private static final Set<String> NOT_ARTICLES = Set.of("readme.md");
    private static final int THOROUGH_EVERY = 60;

    private final Path folder;
    private Map<String, Stamp> seen = Map.of();
    private final Map<String, Stamp> read = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private int looks;

    ArticleFolder(Path folder) {
        this.folder = folder;
    }

    /** @param content null where the file cannot be read */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(String name, Path file, byte @Nullable [] content, String hash) {}

    /** @param empty whether no file that could be an article is there at all; the glossary is none */
    record Changes(List<Written> written, List<String> gone, boolean empty) {

        boolean none() {
            return written.isEmpty() && gone.isEmpty();
        }
    }

    private record Stamp(
            FileTime changed, long size, @Nullable Object key) {}

    String name() {
        return folder.toString();
    }

    boolean holds(String name) {
        return seen.containsKey(name);
    }

    /** Everything that is there now, without waiting for it to settle. */
    Changes firstLook() throws IOException {
        seen = stamps();
        return look();
    }

    /** @throws IOException where the folder itself cannot be read; nothing counts as gone then */
    Changes look() throws IOException {
        Map<String, Stamp> now = stamps();
        // Once a minute every file is read: some tools put a new content under the old time and size.
        boolean thorough = looks++ % THOROUGH_EVERY == 0;
        List<Written> written = new ArrayList<>();
        for (Map.Entry<String, Stamp> entry : now.entrySet()) {
            String name = entry.getKey();
            Stamp stamp = entry.getValue();
            boolean settled = stamp.equals(seen.get(name));
            if (settled && (thorough || !stamp.equals(read.get(name)))) {
                read(name, stamp, written);
            }
        }
        List<String> gone = hashes.keySet().stream()
                .filter(name -> !now.containsKey(name) && !seen.containsKey(name))
                .sorted()
                .toList();
        boolean empty = now.keySet().stream().allMatch(Glossary::isGlossary);
        if (!empty) {
            gone.forEach(this::forget);
        }
        seen = now;
        return new Changes(written, empty ? List.of() : gone, empty);
    }

    /** Makes the next look tell about the file again. */
    void forget(String name) {
        read.remove(name);
        hashes.remove(name);
    }

    private void read(String name, Stamp stamp, List<Written> into) {
        Path file = folder.resolve(name);
        byte @Nullable [] content = null;
        String hash;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(ArticleFile.MOST_BYTES + 1);
            hash = sha256(content);
        } catch (NoSuchFileException e) {
            return; // gone since it was listed: the next look sees that
        } catch (IOException e) {
            hash = e.toString();
        }
        read.put(name, stamp);
        if (!hash.equals(hashes.put(name, hash))) {
            into.add(new Written(name, file, content, hash));
        }
    }

    private Map<String, Stamp> stamps() throws IOException {
        Map<String, Stamp> stamps = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ArticleFolder::isRead)) {
            for (Path file : files) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    if (attributes.isRegularFile()) {
                        stamps.put(
                                String.valueOf(file.getFileName()),
                                new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
                    }
                } catch (NoSuchFileException e) {
                    // gone since it was listed
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return stamps;
    }

    private static boolean isRead(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(ArticleFile.ENDING)
                && !name.startsWith("_")
                && !name.startsWith(".")
                && !NOT_ARTICLES.contains(name);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
