package memberict.understanding;

import java.util.List;
import memberict.understanding.IntentClassifier.Reading;

/**
 * Makes probabilities honest: of a hundred messages read as something at 0.8, about eighty should be that. A model
 * fitted on few examples is too modest; a temperature below 1 sharpens it.
 */
record Temperature(double value) {

    private static final double COLDEST = 0.1;
    private static final double HOTTEST = 5;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double IMPOSSIBLE = 1e-12;

    /**
     * The value under which what was true was likeliest, by golden section.
     *
     * @param truths the place of the right label, for each reading
     */
    static Temperature fittedTo(List<Reading> readings, int[] truths) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        while (high - low > 0.001) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (surprise(left, readings, truths) < surprise(right, readings, truths)) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Temperature(Math.exp((low + high) / 2));
    }

    double[] temper(double[] probabilities) {
        double[] tempered = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < tempered.length; i++) {
            tempered[i] = Math.pow(probabilities[i], 1 / value);
            sum += tempered[i];
        }
        for (int i = 0; i < tempered.length; i++) {
            tempered[i] /= sum;
        }
        return tempered;
    }

    private static double surprise(double logarithm, List<Reading> readings, int[] truths) {
        Temperature temperature = new Temperature(Math.exp(logarithm));
        double surprise = 0;
        for (int i = 0; i < truths.length; i++) {
            double[] tempered = temperature.temper(readings.get(i).probabilities());
            surprise -= Math.log(Math.max(tempered[truths[i]], IMPOSSIBLE));
        }
        return surprise;
    }
}
