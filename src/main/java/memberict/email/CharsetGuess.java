package memberict.email;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns bytes into words although mail labels lie: the label first, then what the bytes look like, then windows-1252, never a failure. */
final class CharsetGuess {

    private static final Charset WESTERN = charset("windows-1252").orElse(StandardCharsets.ISO_8859_1);

    /** Labels for which everybody means the bigger set that the vendor shipped. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8-bom", "utf-8"));

    private CharsetGuess() {}

    static String text(byte[] bytes, @Nullable String label) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return lenient(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return lenient(bytes, 0, StandardCharsets.UTF_16);
        }
        // Sets of two or four bytes have a zero in every space and line end; without one the label lies.
        boolean zeros = contains(bytes, (byte) 0);
        Optional<Charset> labelled = named(label)
                .filter(charset -> charset != StandardCharsets.US_ASCII)
                .filter(charset -> zeros || !wide(charset));
        boolean ascii = isAscii(bytes);
        if (zeros && labelled.filter(CharsetGuess::wide).isPresent()) {
            return lenient(bytes, 0, labelled.get());
        }
        if (ascii && !contains(bytes, (byte) 0x1B)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        if (ascii) {
            return labelled.flatMap(charset -> strict(bytes, charset))
                    .or(() -> charset("x-windows-iso2022jp").flatMap(charset -> strict(bytes, charset)))
                    .orElseGet(() -> new String(bytes, StandardCharsets.US_ASCII));
        }
        boolean western = labelled.isEmpty() || labelled.get().equals(WESTERN);
        if (western) {
            // Valid UTF-8 is never chance; a Western label over it is a lie.
            return strict(bytes, StandardCharsets.UTF_8)
                    .orElseGet(() ->
                            mostlyUtf8(bytes) ? lenient(bytes, 0, StandardCharsets.UTF_8) : lenient(bytes, 0, WESTERN));
        }
        return labelled.flatMap(charset -> strict(bytes, charset))
                .or(() -> strict(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    if (mostlyUtf8(bytes)) {
                        return lenient(bytes, 0, StandardCharsets.UTF_8);
                    }
                    Charset last = labelled.get();
                    return lenient(bytes, 0, last.equals(StandardCharsets.UTF_8) ? WESTERN : last);
                });
    }

    /** The set a label means; empty where there is no such set, which a mail's label often is. */
    static Optional<Charset> named(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return Optional.empty();
        }
        String tidy = label.strip().toLowerCase(Locale.ROOT);
        int language = tidy.indexOf('*');
        if (language >= 0) {
            tidy = tidy.substring(0, language);
        }
        String name = MEANT.getOrDefault(tidy, tidy);
        Optional<Charset> charset = charset(name).or(() -> charset(name.replaceFirst("^(?:x-)?cp-?(\\d+)$", "cp$1")));
        return charset.filter(Charset::canEncode)
                .or(() -> charset.filter(known -> known.name().contains("2022")));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer decoded = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(decoded.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String lenient(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    /** A text cut in mid-letter is still UTF-8: whole sequences outnumber the broken ones. */
    private static boolean mostlyUtf8(byte[] bytes) {
        int whole = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; i++) {
            int first = bytes[i] & 0xFF;
            if (first < 0x80) {
                continue;
            }
            int more = first >= 0xC2 && first < 0xE0
                    ? 1
                    : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xF0 && first < 0xF5 ? 3 : 0;
            int found = 0;
            while (found < more && i + found + 1 < bytes.length && (bytes[i + found + 1] & 0xC0) == 0x80) {
                found++;
            }
            if (more > 0 && found == more) {
                whole++;
                i += more;
            } else {
                broken++;
            }
        }
        return whole > 0 && whole >= broken;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean wide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static boolean contains(byte[] bytes, byte sought) {
        for (byte each : bytes) {
            if (each == sought) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
