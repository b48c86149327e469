package memberict.scrutiny;

import static memberict.scrutiny.Recommendations.LAST_UPDATE;
import static memberict.scrutiny.Recommendations.TARGET;
import static memberict.scrutiny.Recommendations.achievedLate;
import static memberict.scrutiny.Recommendations.achievedOnTime;
import static memberict.scrutiny.Recommendations.all;
import static memberict.scrutiny.Recommendations.review;
import static memberict.scrutiny.Recommendations.several;
import static memberict.scrutiny.Recommendations.that;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.scrutiny.Recommendation.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewTests {

    @ParameterizedTest
    @MethodSource
    void headlineSaysInPlainEnglishHowManyStandWhere(Review review, String expected) {
        assertThat(review.headline(LAST_UPDATE)).isEqualTo("As at 12 October 2026: " + expected);
    }

    static Stream<Arguments> headlineSaysInPlainEnglishHowManyStandWhere() {
        Recommendation onTrack = that(Status.ON_TRACK);
        return Stream.of(
                arguments(review(several(3, onTrack)), "none of 3 achieved, 3 on track"),
                arguments(review(achievedOnTime(), onTrack), "1 of 2 achieved, 1 on track"),
                arguments(review(achievedLate(), onTrack), "1 of 2 achieved (behind schedule), 1 on track"),
                arguments(
                        review(achievedOnTime(), achievedLate(), onTrack),
                        "2 of 3 achieved (1 of them behind schedule), 1 on track"),
                arguments(
                        review(achievedLate(), achievedLate(), onTrack),
                        "2 of 3 achieved (both behind schedule), 1 on track"),
                arguments(review(several(3, achievedLate())), "3 of 3 achieved (all behind schedule)"),
                arguments(review(several(13, achievedOnTime())), "13 of 13 achieved"),
                arguments(
                        review(all(
                                several(2, that(Status.SUPERSEDED)),
                                several(1, that(Status.NOT_PROCEEDING)),
                                several(3, that(Status.NOT_STARTED)),
                                several(1, that(Status.EXTENDED)),
                                several(1, that(Status.ON_ALERT)),
                                several(4, onTrack),
                                several(1, achievedOnTime()))),
                        "1 of 13 achieved, 4 on track, 1 on alert, 1 extended, 3 not started, 1 not proceeding, 2 superseded"),
                arguments(review(that(Status.NOT_STARTED)), "the one recommendation is not started"),
                arguments(review(that(Status.ACHIEVED)), "the one recommendation is achieved behind schedule"));
    }

    @Test
    void headlineCountsEveryRecommendationOnce() {
        Random random = new Random(20261012);
        for (int round = 0; round < 200; round++) {
            int all = 2 + random.nextInt(20);
            Review review = review(IntStream.range(0, all)
                    .mapToObj(i -> that(Status.values()[random.nextInt(Status.values().length)]))
                    .toArray(Recommendation[]::new));

            String headline = review.headline(LAST_UPDATE).replaceAll("^.*?: ", "");

            assertThat(headline).contains(" of " + all + " achieved");
            Matcher figures = Pattern.compile("(\\d+) (?!achieved|of them)").matcher(headline.replace("none", "0"));
            assertThat(figures.results()
                            .mapToInt(figure -> Integer.parseInt(figure.group(1)))
                            .sum())
                    .as(headline)
                    .isEqualTo(all);
        }
    }

    @Test
    void recordsGoAsFarAsTheLatestStatus() {
        Review review = review(achievedOnTime(), that(Status.ON_TRACK), achievedLate());

        assertThat(review.asAt()).isEqualTo(LAST_UPDATE);
    }

    @Test
    void headlineIsRefusedForADayBeforeTheLatestStatus() {
        Review review = review(that(Status.ON_TRACK));

        assertThat(review.headline(LAST_UPDATE.plusDays(1))).startsWith("As at 13 October 2026: ");
        assertThatIllegalArgumentException().isThrownBy(() -> review.headline(LAST_UPDATE.minusDays(1)));
    }

    @Test
    void achievedOnTheTargetDateIsOnTime() {
        assertThat(achievedOnTime().achievedBehindSchedule()).isFalse();
        assertThat(achievedLate().achievedBehindSchedule()).isTrue();
        assertThat(achievedLate().statusInWords()).isEqualTo("achieved behind schedule");
    }

    @Test
    void extensionDoesNotMakeALateOneOnTime() {
        LocalDate extended = TARGET.plusMonths(6);

        assertThat(that(Status.ACHIEVED, extended, TARGET, TARGET.plusMonths(5)).achievedBehindSchedule())
                .isTrue();
        assertThat(that(Status.ACHIEVED, extended, TARGET, TARGET).achievedBehindSchedule())
                .isFalse();
    }

    @Test
    void withoutATargetDateNothingIsBehindSchedule() {
        assertThat(that(Status.ACHIEVED, null, null, LAST_UPDATE).achievedBehindSchedule())
                .isFalse();
    }

    @Test
    void onlyWhatIsAchievedIsAchievedBehindSchedule() {
        assertThat(that(Status.ON_ALERT, TARGET, null, TARGET.plusYears(1)).statusInWords())
                .isEqualTo("on alert");
    }
}
