package memberict.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Content-Type} and {@code Content-Disposition}: the value and its parameters, in the RFC 2231 spelling or any other. */
record FieldParameters(String value, Map<String, String> parameters) {

    /** {@code name*0*}: the parameter, its place in the row, and whether it is percent-encoded. */
    private static final Pattern EXTENDED = Pattern.compile("([^*]+)(?:\\*(\\d{1,4}))?(\\*)?");

    FieldParameters {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isBlank());
    }

    static FieldParameters of(@Nullable String field) {
        if (field == null) {
            return new FieldParameters("", Map.of());
        }
        int end = endOfPiece(field, 0);
        String value =
                field.substring(0, end).replaceAll("\\([^)]*\\)", "").strip().toLowerCase(Locale.ROOT);
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Piece>> rows = new LinkedHashMap<>();
        while (end < field.length()) {
            int start = end + 1;
            end = endOfPiece(field, start);
            take(field.substring(start, end), plain, rows);
        }
        rows.forEach((name, pieces) -> plain.put(name, join(pieces)));
        return new FieldParameters(value, plain);
    }

    private record Piece(String text, boolean encoded) {}

    private static int endOfPiece(String field, int start) {
        boolean quoted = false;
        for (int i = start; i < field.length(); i++) {
            char c = field.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        if (quoted) {
            // the closing quotation mark is missing
            int plain = field.indexOf(';', start);
            return plain < 0 ? field.length() : plain;
        }
        return field.length();
    }

    private static void take(String piece, Map<String, String> plain, Map<String, TreeMap<Integer, Piece>> rows) {
        int equals = piece.indexOf('=');
        if (equals < 0) {
            return;
        }
        String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String text = unquoted(piece.substring(equals + 1).strip());
        Matcher extended = EXTENDED.matcher(name);
        if (name.indexOf('*') > 0 && extended.matches()) {
            int place = extended.group(2) == null ? 0 : Integer.parseInt(extended.group(2));
            rows.computeIfAbsent(extended.group(1), any -> new TreeMap<>())
                    .putIfAbsent(place, new Piece(text, extended.group(3) != null));
        } else {
            plain.putIfAbsent(name, EncodedWords.decode(text));
        }
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            // A comment may follow a bare value, but brackets also stand in bare file names.
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                break;
            }
            // Only these two are ever escaped on purpose; others are Windows paths.
            boolean escape = c == '\\' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0;
            plain.append(escape ? text.charAt(++i) : c);
        }
        return plain.toString();
    }

    private static String join(TreeMap<Integer, Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String text = piece.text();
            if (first && piece.encoded()) {
                String[] parts = text.split("'", 3);
                if (parts.length == 3) {
                    charset = parts[0];
                    text = parts[2];
                }
            }
            bytes.writeBytes(piece.encoded() ? percentDecoded(text) : text.getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        return EncodedWords.decode(CharsetGuess.text(bytes.toByteArray(), charset));
    }

    private static byte[] percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int decoded = text.charAt(i) == '%' ? EncodedWords.hex(text, i + 1) : -1;
            if (decoded >= 0) {
                bytes.write(decoded);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
