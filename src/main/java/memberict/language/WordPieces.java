package memberict.language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Cuts a text into the word pieces that BERT's uncased models were trained on, as their ids. */
final class WordPieces {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;

    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.unknown = id("[UNK]");
    }

    /** The id of a piece that the vocabulary must hold, such as {@code [CLS]}. */
    int id(String piece) {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary lacks " + piece);
        }
        return id;
    }

    /** Without {@code [CLS]} and {@code [SEP]}. */
    int[] of(String text) {
        Ids ids = new Ids();
        for (String word : separated(text).split(" ")) {
            if (!word.isEmpty()) {
                addPieces(word, ids);
            }
        }
        return ids.toArray();
    }

    /** The longest piece that fits, then the longest that fits the rest; a word with a gap is unknown as a whole. */
    private void addPieces(String word, Ids ids) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        int before = ids.count;
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            Integer piece = null;
            while (to > from && (piece = vocabulary.get(piece(word, from, to))) == null) {
                to--;
            }
            if (piece == null) {
                ids.count = before;
                ids.add(unknown);
                return;
            }
            ids.add(piece);
            from = to;
        }
    }

    private static String piece(String word, int from, int to) {
        String piece = word.substring(from, to);
        return from == 0 ? piece : "##" + piece;
    }

    /** Lower case, no accents, one blank around every punctuation mark and Chinese character. */
    private static String separated(String text) {
        StringBuilder separated = new StringBuilder(text.length() + 32);
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(c -> {
            if (isBlank(c)) {
                separated.append(' ');
            } else if (standsAlone(c)) {
                separated.append(' ').appendCodePoint(c).append(' ');
            } else if (!isLeftOut(c)) {
                separated.appendCodePoint(c);
            }
        });
        return separated.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean standsAlone(int c) {
        return isPunctuation(c) || isChinese(c);
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            // BERT counts ASCII's symbols such as $ + ~ as punctuation, but not £ or €
            default -> c < 128 && !Character.isLetterOrDigit(c) && !Character.isISOControl(c);
        };
    }

    /** The ideographs only, as in BERT: kana and hangul are words. */
    private static boolean isChinese(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    /** Accents, which the normal form has set apart, and what cannot be seen. */
    private static boolean isLeftOut(int c) {
        return c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    private static final class Ids {

        private int[] values = new int[64];
        private int count;

        void add(int id) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = id;
        }

        int[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }
}
