package memberict.scrutiny;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import memberict.scrutiny.Recommendation.Status;
import org.jspecify.annotations.Nullable;

/** Recommendations and reviews for tests, made up. */
final class Recommendations {

    static final String KESTREL_VALE = "kestrel-vale";
    static final String THORNMERE = "thornmere";
    static final LocalDate TARGET = LocalDate.of(2026, 7, 31);
    static final LocalDate LAST_UPDATE = LocalDate.of(2026, 10, 12);

    private Recommendations() {}

    static Recommendation about(String council, String number, String... categories) {
        return recommendation(council, number, Status.ON_TRACK, TARGET, null, LAST_UPDATE, Set.of(categories));
    }

    static Recommendation that(Status status) {
        return that(status, TARGET, status == Status.EXTENDED ? TARGET.minusMonths(3) : null, LAST_UPDATE);
    }

    static Recommendation achievedOnTime() {
        return that(Status.ACHIEVED, TARGET, null, TARGET);
    }

    static Recommendation achievedLate() {
        return that(Status.ACHIEVED, TARGET, null, TARGET.plusDays(1));
    }

    static Recommendation that(
            Status status, @Nullable LocalDate target, @Nullable LocalDate originalTarget, LocalDate statusDate) {
        return recommendation(KESTREL_VALE, "1.1", status, target, originalTarget, statusDate, Set.of());
    }

    static Review review(Recommendation... recommendations) {
        return new Review(
                "KV-1",
                "Review of lifts",
                KESTREL_VALE,
                "Scrutiny Committee",
                LocalDate.of(2026, 3, 9),
                "Accepted.",
                true,
                List.of(recommendations));
    }

    static Recommendation[] several(int times, Recommendation recommendation) {
        return IntStream.range(0, times).mapToObj(i -> recommendation).toArray(Recommendation[]::new);
    }

    static Recommendation[] all(Recommendation[]... groups) {
        return Stream.of(groups).flatMap(Stream::of).toArray(Recommendation[]::new);
    }

    private static Recommendation recommendation(
            String council,
            String number,
            Status status,
            @Nullable LocalDate target,
            @Nullable LocalDate originalTarget,
            LocalDate statusDate,
            Set<String> categories) {
        return new Recommendation(
                new RecommendationReference(council, number),
                "That the lift is mended.",
                "Everyone can go upstairs.",
                "Head of Property",
                target,
                originalTarget,
                "Accepted.",
                status,
                statusDate,
                "The Executive decided so on 1 June.",
                categories);
    }
}
