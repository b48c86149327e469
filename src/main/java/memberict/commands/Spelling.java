package memberict.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a word that is not among those allowed. */
final class Spelling {

    private Spelling() {}

    /** "; did you mean 'printing'?", or all that is allowed where nothing is near and they are few. */
    static String hint(String written, Collection<String> allowed) {
        Optional<String> nearest = allowed.stream()
                .min(Comparator.comparingInt(one -> distance(written, one)))
                .filter(one -> distance(written, one) <= Math.max(2, Math.max(written.length(), one.length()) / 2));
        return nearest.map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> allowed.size() > 40 ? "" : "; allowed: " + String.join(", ", allowed));
    }

    /** How many letters must be put in, taken out or replaced. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int same = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
