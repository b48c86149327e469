package memberict.understanding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.understanding.MaxentModel.Features;

/**
 * Sees a message as its words, its pairs of words and, for the sake of misspellings, pieces of words. Each weighs the
 * more the rarer it is (TF-IDF); words and pieces weigh one each in all, however long the message.
 */
final class NgramFeatures {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?");
    /** Pieces of 3, 4 and 5 letters cost three times as much and read the shipped messages no better. */
    private static final int PIECE = 4;

    /** A feature seen once teaches nothing about the next message and would double the model. */
    private static final int FEWEST_MESSAGES = 2;

    private static final char OF_WORDS = 'w';
    private static final char OF_PIECES = 'p';

    private final Map<String, Float> rarity;

    /** @param rarity the inverse document frequency of each feature worth looking at */
    NgramFeatures(Map<String, Float> rarity) {
        this.rarity = rarity;
    }

    /** @param most how many features there may be: the most frequent are taken */
    static NgramFeatures learntFrom(List<Message> messages, int most) {
        Map<String, Integer> frequency = new HashMap<>();
        for (Message message : messages) {
            counted(message).keySet().forEach(ngram -> frequency.merge(ngram, 1, Integer::sum));
        }
        Map<String, Float> rarity = new LinkedHashMap<>();
        frequency.entrySet().stream()
                .filter(entry -> entry.getValue() >= FEWEST_MESSAGES)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> rarity.put(entry.getKey(), rarity(entry.getValue(), messages.size())));
        return new NgramFeatures(rarity);
    }

    Map<String, Float> rarity() {
        return rarity;
    }

    Features of(Message message) {
        Map<String, Float> weights = new LinkedHashMap<>();
        counted(message).forEach((ngram, count) -> {
            Float rare = rarity.get(ngram);
            if (rare != null) {
                weights.put(ngram, (float) (1 + Math.log(count)) * rare);
            }
        });
        double words = length(weights, true);
        double pieces = length(weights, false);
        String[] names = new String[weights.size()];
        float[] values = new float[weights.size()];
        int at = 0;
        for (Map.Entry<String, Float> weight : weights.entrySet()) {
            names[at] = weight.getKey();
            values[at] = (float) (weight.getValue() / (isOfWords(weight.getKey()) ? words : pieces));
            at++;
        }
        return new Features(names, values);
    }

    private static double length(Map<String, Float> weights, boolean ofWords) {
        double sum = 0;
        for (Map.Entry<String, Float> weight : weights.entrySet()) {
            if (isOfWords(weight.getKey()) == ofWords) {
                sum += (double) weight.getValue() * weight.getValue();
            }
        }
        return Math.sqrt(sum);
    }

    private static float rarity(int messagesWithIt, int messages) {
        return (float) (1 + Math.log((1.0 + messages) / (1.0 + messagesWithIt)));
    }

    private static boolean isOfWords(String ngram) {
        return ngram.charAt(0) == OF_WORDS;
    }

    private static Map<String, Integer> counted(Message message) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Matcher words = WORD.matcher(message.beginning().toLowerCase(Locale.ROOT));
        String before = "";
        while (words.find()) {
            String word = words.group();
            counts.merge(OF_WORDS + word, 1, Integer::sum);
            if (!before.isEmpty()) {
                counts.merge(OF_WORDS + before + " " + word, 1, Integer::sum);
            }
            before = word;
            String bounded = " " + word + " ";
            for (int from = 0; from + PIECE <= bounded.length(); from++) {
                counts.merge(OF_PIECES + bounded.substring(from, from + PIECE), 1, Integer::sum);
            }
        }
        return counts;
    }
}
