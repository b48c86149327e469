package memberict.scrutiny;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import memberict.scrutiny.Standings.Standing;

/**
 * A committee's review of a service, with the recommendations it made.
 *
 * @param council id of the council whose committee it was
 * @param approved the day the Executive gave its response
 * @param isPublic whether Members and the public may be told of it
 */
public record Review(
        String reference,
        String title,
        String council,
        String committee,
        LocalDate approved,
        String executiveResponse,
        boolean isPublic,
        List<Recommendation> recommendations) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public Review {
        if (recommendations.isEmpty()) {
            throw new IllegalArgumentException("a review has at least one recommendation");
        }
        recommendations = List.copyOf(recommendations);
    }

    /** The latest day on which an officer set a status: how far the records go. */
    public LocalDate asAt() {
        return recommendations.stream()
                .map(Recommendation::statusDate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Where the recommendations stand: "As at 12 October 2026: 2 of 8 achieved (1 of them behind schedule), 6 on track".
     * Every recommendation is counted exactly once, so the figures sum to the whole.
     *
     * @param asAt not before {@link #asAt()}: what stood earlier has been written over
     */
    public String headline(LocalDate asAt) {
        if (asAt.isBefore(asAt())) {
            throw new IllegalArgumentException("a status was set after " + asAt + "; how it stood then is not known");
        }
        String start = "As at " + DAY.format(asAt) + ": ";
        if (recommendations.size() == 1) {
            return start + "the one recommendation is "
                    + recommendations.getFirst().statusInWords();
        }
        return start
                + new Standings(recommendations.stream()
                                .map(each -> new Standing(each.status(), each.achievedBehindSchedule()))
                                .toList())
                        .inWords();
    }
}
