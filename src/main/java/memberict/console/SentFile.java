package memberict.console;

import java.util.Locale;
import memberict.messaging.Attachment;

/**
 * A file a Member sent, as a link to save it.
 *
 * @param size in words, such as "1.2 MB"
 */
record SentFile(String id, String name, String size) {

    static SentFile of(Attachment attachment) {
        return new SentFile(attachment.id().toString(), attachment.name(), inWords(attachment.size()));
    }

    static String inWords(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? "%d KB".formatted(Math.round(bytes / 1_000.0))
                : String.format(Locale.UK, "%.1f MB", bytes / 1_000_000.0);
    }
}
