package memberict.email;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import memberict.messaging.Block.Choice;

/**
 * What to write back to choose something: mail has no buttons.
 *
 * @param word such as YES, or the choice's number where it has no word of its own
 */
record ReplyWord(String word, int number, Choice choice) {

    static List<ReplyWord> of(List<Choice> choices) {
        Set<String> taken = new HashSet<>();
        List<ReplyWord> all = new ArrayList<>();
        for (Choice choice : choices) {
            int number = all.size() + 1;
            String word = wordFor(choice);
            all.add(new ReplyWord(!word.isEmpty() && taken.add(word) ? word : "" + number, number, choice));
        }
        return all;
    }

    /** Which choice was meant, by its word, its number or its own words; empty where more or something else was written. */
    static Optional<Choice> meant(String written, List<Choice> choices) {
        String bare = bare(written).replaceFirst("^(?:option|number|choice|answer) ", "");
        return of(choices).stream()
                .filter(one -> bare.equals("" + one.number())
                        || bare.equals(bare(one.word()))
                        || bare.equals(bare(one.choice().label())))
                .map(ReplyWord::choice)
                .findFirst();
    }

    private static String wordFor(Choice choice) {
        List<String> words = List.of(bare(choice.label()).split(" "));
        if (words.getFirst().equals("yes") || words.getFirst().equals("no")) {
            return words.getFirst().toUpperCase(Locale.UK);
        }
        return words.contains("person") ? "PERSON" : "";
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N} ]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
