package memberict.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A message as it came, before anything was masked or left out.
 *
 * @param contentType of the bytes, such as {@code application/json} or {@code message/rfc822}
 */
public record RawCopy(String contentType, byte[] bytes) {

    public RawCopy {
        if (contentType.isBlank() || contentType.length() > 100) {
            throw new IllegalArgumentException("a content type has 1 to 100 characters");
        }
    }

    /** What was typed. */
    public static RawCopy ofText(String text) {
        return new RawCopy("text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    // A record would compare its array by identity and print nothing useful; words are never printed.
    @Override
    public String toString() {
        return "RawCopy[" + contentType + ", " + bytes.length + " bytes]";
    }
}
