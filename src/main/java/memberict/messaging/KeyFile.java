package memberict.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import memberict.settings.BadSettings;

/** The key in the data folder, for a service that was not given one: made once, readable by its owner alone. */
final class KeyFile {

    static final String NAME = "raw-copies.key";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    KeyFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    Path path() {
        return file;
    }

    /** @throws BadSettings where the file is there and holds no key, or cannot be read or written */
    SealingKey readOrMake() {
        try {
            if (Files.notExists(file)) {
                make();
            }
            return SealingKey.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new BadSettings(
                    file,
                    1,
                    "the key %s; put the right file back from a backup, or delete it to begin with a new key"
                            .formatted(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw new BadSettings(
                    file,
                    1,
                    "the key can be neither read nor made (%s)"
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    boolean isForItsOwnerAlone() {
        try {
            return !posix() || OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            return false;
        }
    }

    // Written aside and moved: a crash leaves a whole key or none.
    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(half);
        if (posix()) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } else {
            Files.createFile(half);
            ownerAlone(half);
        }
        Files.writeString(half, SealingKey.fresh().text() + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean posix() throws IOException {
        FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
        return store.supportsFileAttributeView("posix");
    }

    private static void ownerAlone(Path path) throws IOException {
        AclFileAttributeView access = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (access != null) {
            access.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(access.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }
}
