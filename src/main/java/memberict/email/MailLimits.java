package memberict.email;

import java.time.Duration;

/**
 * How much of one mail is read. What is beyond stays in the stored mail, and the result says so.
 *
 * @param depth of multiparts in multiparts
 * @param headers fields of the mail and of each part
 * @param headerBytes of one field
 * @param textBytes of one part that is read as words
 * @param attachmentBytes of all files together
 */
record MailLimits(
        long bytes,
        int depth,
        int parts,
        int headers,
        int headerBytes,
        int textBytes,
        long attachmentBytes,
        Duration time) {

    static final MailLimits USUAL =
            new MailLimits(100_000_000, 30, 1_000, 1_000, 64_000, 1_000_000, 80_000_000, Duration.ofSeconds(60));

    MailLimits {
        if (bytes < 1 || depth < 0 || parts < 1 || headers < 1 || headerBytes < 1 || textBytes < 1) {
            throw new IllegalArgumentException("a limit is a positive number");
        }
    }

    /** Where the head of a mail ends at the latest. */
    int headerSectionBytes() {
        return 256_000;
    }

    /** For a message inside: each level has a third of the depth, so that a chain of them ends. */
    MailLimits inside() {
        return new MailLimits(bytes, depth / 3, parts, headers, headerBytes, textBytes, attachmentBytes, time);
    }

    /** For a message inside of which only the head is wanted. */
    MailLimits forHeads() {
        return new MailLimits(bytes, 1, 1, headers, headerBytes, 1, 1, time);
    }

    /** A mail of many parts has no more words than two long ones. */
    String shortened(String text) {
        int most = 2 * textBytes;
        return text.length() <= most ? text : text.substring(0, most);
    }
}
