package memberict.email;

import java.util.ArrayList;
import java.util.List;

/** The readable side of a mail's parts, put together to one text at the end. */
sealed interface TextPiece {

    TextPiece NOTHING = new Words("");

    String text();

    record Words(String text) implements TextPiece {

        public Words {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
    }

    record Html(String html) implements TextPiece {

        @Override
        public String text() {
            return HtmlText.of(html);
        }
    }

    /** A message inside the message: its words count only where there are no others. */
    record Enclosed(String words) implements TextPiece {

        @Override
        public String text() {
            return "";
        }
    }

    /** What stands before the first boundary or after the last: read only where the boundaries were never found. */
    record Around(String words, boolean before) implements TextPiece {

        @Override
        public String text() {
            return "";
        }
    }

    /** The same words in several dresses: the plain one, unless it says less than another. */
    record Choice(List<TextPiece> pieces) implements TextPiece {

        public Choice {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String text() {
            List<String> plain = new ArrayList<>();
            List<String> dressed = new ArrayList<>();
            for (TextPiece piece : pieces) {
                String text = piece.text().strip();
                if (!text.isEmpty()) {
                    (piece instanceof Words ? plain : dressed).add(text);
                }
            }
            if (plain.isEmpty()) {
                return dressed.isEmpty() ? Row.around(pieces) : dressed.getLast();
            }
            // "Your mail program cannot show this message": the plain part is there for form only.
            boolean forForm = !dressed.isEmpty()
                    && dressed.getLast().length() > 200 + 4 * plain.getFirst().length();
            return forForm ? dressed.getLast() : plain.getFirst();
        }
    }

    record Row(List<TextPiece> pieces) implements TextPiece {

        public Row {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String text() {
            List<String> texts = pieces.stream()
                    .map(TextPiece::text)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!texts.isEmpty()) {
                return String.join("\n\n", texts);
            }
            String inside = pieces.stream()
                    .filter(Enclosed.class::isInstance)
                    .map(piece -> ((Enclosed) piece).words())
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
            return inside.isEmpty() ? around(pieces) : inside;
        }

        /** Only a multipart without a single part has its words around the parts. */
        private static String around(List<TextPiece> pieces) {
            boolean parts = pieces.stream().anyMatch(piece -> !(piece instanceof Around));
            if (parts) {
                return "";
            }
            return String.join(
                            "\n",
                            pieces.stream()
                                    .map(piece -> ((Around) piece).words())
                                    .toList())
                    .strip();
        }
    }
}
