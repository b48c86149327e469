package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.understanding.IntentClassifier.Reading;
import memberict.understanding.ScopeGauge.Scale;
import memberict.understanding.ScopeGauge.Try;
import org.junit.jupiter.api.Test;

/** How far a classifier is to be trusted: what it does not know, and how sure it is. */
class TrustTests {

    @Test
    void oneInTwentyOfTheMessagesThatBelongHereIsRefused() {
        List<Reading> readings = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> reading(i / 1000.0, i / 1000.0))
                .toList();

        ScopeGauge gauge = ScopeGauge.fittedTo(belonging(readings));

        assertThat(readings.stream().filter(reading -> !gauge.passes(gauge.score(reading))))
                .hasSizeBetween(45, 50);
    }

    @Test
    void theScoreIsTheMeanOfBothScalesAndClipped() {
        ScopeGauge gauge =
                new ScopeGauge(new Scale(0.2, 0.7), Optional.of(new Scale(0.6, 0.8)), 0.3, OptionalDouble.empty());

        assertThat(gauge.score(reading(0.2, 0.6))).isEqualTo(0, within(1e-9));
        assertThat(gauge.score(reading(0.7, 0.8))).isEqualTo(1, within(1e-9));
        assertThat(gauge.score(reading(0.45, 0.6))).isEqualTo(0.25, within(1e-9));
        assertThat(gauge.score(reading(0.2, -1))).isEqualTo(-0.5, within(1e-9));
    }

    @Test
    void withoutVectorsTheScoreGoesByProbability() {
        Reading reading = new Reading(new double[] {0.7, 0.3}, -1, OptionalDouble.empty());

        ScopeGauge gauge = ScopeGauge.fittedTo(belonging(
                List.of(reading, new Reading(new double[] {0.5, 0.5}, -1, OptionalDouble.empty()))));

        assertThat(gauge.nearness()).isEmpty();
        assertThat(gauge.score(reading)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void withoutStrangersNothingSaysWhereRefusingIsBest() {
        assertThat(ScopeGauge.fittedTo(belonging(List.of(reading(0.5, 0.5), reading(0.6, 0.6))))
                        .mostRight())
                .isEmpty();
    }

    @Test
    void refusingIsBestWhereStrangersEndAndRightMessagesBegin() {
        // a hundred that belong here, the lowest ten misread; twenty strangers, as high as the lowest thirty
        List<Try> tries = Stream.concat(
                        IntStream.range(0, 100).mapToObj(i -> new Try(reading(0.3 + i / 200.0, 0.5), false, i >= 10)),
                        IntStream.range(0, 20).mapToObj(i -> new Try(reading(0.1 + i / 100.0, 0.5), true, false)))
                .toList();

        ScopeGauge gauge = ScopeGauge.fittedTo(tries);

        double best = gauge.mostRight().orElseThrow();
        assertThat(best)
                .isGreaterThan(gauge.score(reading(0.29, 0.5)))
                .isLessThanOrEqualTo(gauge.score(reading(0.35, 0.5)));
    }

    @Test
    void whatDoesNotBelongIsNoReasonToAccept() {
        Reading reading = new Reading(new double[] {0.2, 0.7, 0.1}, 1, OptionalDouble.empty());

        assertThat(reading.best()).isEqualTo(1);
        assertThat(reading.bestThatBelongs()).isZero();
    }

    @Test
    void aModestClassifierIsSharpenedUntilItIsHonest() {
        // says 0.6 and is right nine times in ten
        List<Reading> readings = IntStream.range(0, 100)
                .mapToObj(_ -> new Reading(new double[] {0.6, 0.4}, -1, OptionalDouble.empty()))
                .toList();
        int[] truths = IntStream.range(0, 100).map(i -> i % 10 == 0 ? 1 : 0).toArray();

        Temperature temperature = Temperature.fittedTo(readings, truths);

        assertThat(temperature.value()).isLessThan(1);
        assertThat(temperature.temper(new double[] {0.6, 0.4})[0]).isEqualTo(0.9, within(0.01));
    }

    @Test
    void temperingKeepsTheOrderAndTheSum() {
        double[] tempered = new Temperature(0.5).temper(new double[] {0.2, 0.5, 0.3, 0});

        assertThat(tempered[1]).isGreaterThan(tempered[2]);
        assertThat(tempered[2]).isGreaterThan(tempered[0]);
        assertThat(tempered[3]).isZero();
        assertThat(IntStream.range(0, 4).mapToDouble(i -> tempered[i]).sum()).isEqualTo(1, within(1e-9));
    }

    private static List<Try> belonging(List<Reading> readings) {
        return readings.stream().map(reading -> new Try(reading, false, true)).toList();
    }

    /** The rest is spread over a hundred labels. */
    private static Reading reading(double top, double nearness) {
        double[] probabilities = new double[101];
        Arrays.fill(probabilities, (1 - top) / 100);
        probabilities[0] = top;
        return new Reading(probabilities, -1, OptionalDouble.of(nearness));
    }
}
