package memberict.messaging;

import java.util.UUID;
import memberict.secrets.Secrets;

/**
 * A file that came with a message. Its content is sealed, and asked for by id from {@link Attachments}.
 *
 * @param name as it may be shown and saved: no folders, no control characters, 1 to {@value #LONGEST_NAME} characters
 * @param type as the sender said, such as {@code image/png}; never believed
 * @param size in bytes
 */
public record Attachment(UUID id, String name, String type, long size, String sha256) {

    public static final int LONGEST_NAME = 120;

    public Attachment {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("an attachment's name has 1 to 120 characters and no folder");
        }
        if (type.isBlank() || type.length() > 100) {
            throw new IllegalArgumentException("an attachment's type has 1 to 100 characters");
        }
    }

    Attachment withoutSecrets() {
        String masked = Secrets.mask(name).text();
        return new Attachment(
                id, masked.length() > LONGEST_NAME ? masked.substring(0, LONGEST_NAME) : masked, type, size, sha256);
    }
}
