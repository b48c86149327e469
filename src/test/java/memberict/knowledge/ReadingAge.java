package memberict.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How hard English is to read, by the Flesch–Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59. The
 * grade is a year of American school, which begins at the age of five or six: grade 7 is the age of 12.
 */
final class ReadingAge {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:])[\"”)]?\\s+|\\n+");
    private static final Pattern VOWELS = Pattern.compile("[^aeiouy]+");

    private ReadingAge() {}

    static double grade(List<String> sentences) {
        List<String> words =
                sentences.stream().flatMap(sentence -> words(sentence).stream()).toList();
        int syllables = words.stream().mapToInt(ReadingAge::syllables).sum();
        return 0.39 * words.size() / sentences.size() + 11.8 * syllables / words.size() - 15.59;
    }

    static List<String> sentences(String text) {
        return Arrays.stream(SENTENCE.split(text))
                .filter(sentence -> !words(sentence).isEmpty())
                .toList();
    }

    static List<String> words(String sentence) {
        return Arrays.stream(sentence.split("[^\\p{L}'’]+"))
                .filter(word -> word.chars().anyMatch(Character::isLetter))
                .toList();
    }

    /** Groups of vowels, less a silent one at the end; letters that are spelt out count one each. */
    static int syllables(String word) {
        if (word.length() > 1 && word.length() < 6 && word.equals(word.toUpperCase(Locale.UK))) {
            return word.length();
        }
        String lower = word.toLowerCase(Locale.UK).replaceAll("[^a-z]", "");
        if (lower.length() > 3) {
            lower = lower.replaceAll("(?<=[^aeiouyl]|[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcgh])es$", "");
        }
        int groups = (int) Arrays.stream(VOWELS.split(lower))
                .filter(group -> !group.isEmpty())
                .count();
        return Math.max(1, groups);
    }
}
