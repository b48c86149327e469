package memberict.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import memberict.settings.BadSettings;

/** The key that thread ids are signed with, for a service that was not given one: made once, in the data folder. */
final class ThreadKey {

    static final String NAME = "mail-threads.key";

    private ThreadKey() {}

    /** @throws BadSettings where the file is there and holds no key, or cannot be read or written */
    static byte[] readOrMake(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != 32) {
                throw new IllegalArgumentException("too short");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new BadSettings(
                    file,
                    1,
                    "this is not the base64 of 32 bytes; put the right file back from a backup, or delete it: then replies to"
                            + " mail sent before begin new conversations");
        } catch (IOException e) {
            throw new BadSettings(
                    file,
                    1,
                    "the key can be neither read nor made (%s)"
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    // Written aside and moved: a crash leaves a whole key or none.
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path half = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(half);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(half, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
