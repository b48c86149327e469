package memberict.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code =?charset?Q?…?=} words of a header (RFC 2047) as they are written in the wild, not as they should be. */
final class EncodedWords {

    /** The text may hold spaces and question marks, which it must not; its length is bounded so that junk stays cheap. */
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?(.{0,2000}?)\\?=(?!=)", Pattern.DOTALL);

    private static final Base64.Decoder BASE64 = Base64.getMimeDecoder();

    private EncodedWords() {}

    static String decode(String header) {
        if (!header.contains("=?")) {
            return header;
        }
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        Matcher word = WORD.matcher(header);
        while (word.find()) {
            String between = header.substring(end, word.start());
            boolean touching = end > 0 && between.isBlank();
            if (!touching || !word.group(1).equalsIgnoreCase(charset)) {
                flush(waiting, charset, text);
            }
            if (!touching) {
                text.append(between);
            }
            // A letter may be cut in two between neighbours, so bytes wait until the charset changes.
            charset = word.group(1);
            waiting.writeBytes(bytes(word.group(2), word.group(3)));
            end = word.end();
        }
        flush(waiting, charset, text);
        return text.append(header, end, header.length()).toString();
    }

    private static void flush(ByteArrayOutputStream waiting, @Nullable String charset, StringBuilder text) {
        if (waiting.size() > 0) {
            text.append(CharsetGuess.text(waiting.toByteArray(), charset));
            waiting.reset();
        }
    }

    private static byte[] bytes(String encoding, String text) {
        return encoding.toLowerCase(Locale.ROOT).equals("b") ? base64(text) : quoted(text);
    }

    static byte[] base64(String text) {
        String clean = text.replaceAll("[^A-Za-z0-9+/]", "");
        // One letter over carries no byte.
        int usable = clean.length() % 4 == 1 ? clean.length() - 1 : clean.length();
        return BASE64.decode(clean.substring(0, usable));
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                bytes.write(' ');
            } else if (c == '=' && hex(text, i + 1) >= 0) {
                bytes.write(hex(text, i + 1));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The byte that two hexadecimal digits stand for, or -1. */
    static int hex(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
