package memberict.scrutiny;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the committee asked for, what the Executive answered, and how it stands. An officer sets the status; evidence is
 * offered beside it and never changes it.
 *
 * @param leadOfficer a post, never a person's name
 * @param targetDate the date that holds now
 * @param originalTargetDate the date first agreed, where it has been extended since
 * @param statusDate the day an officer last said so; of an achieved one, the day it was achieved
 * @param categories requests in these count as evidence
 */
public record Recommendation(
        RecommendationReference reference,
        String text,
        String desiredOutcome,
        String leadOfficer,
        @Nullable LocalDate targetDate,
        @Nullable LocalDate originalTargetDate,
        String executiveResponse,
        Status status,
        LocalDate statusDate,
        @Nullable String statusNote,
        Set<String> categories) {

    public Recommendation {
        if (originalTargetDate != null && targetDate != null && !targetDate.isAfter(originalTargetDate)) {
            throw new IllegalArgumentException("'target-date' must be later than 'original-target-date'");
        }
        if (status == Status.EXTENDED && originalTargetDate == null) {
            throw new IllegalArgumentException("an extended recommendation needs its 'original-target-date'");
        }
        if (status.needsReason() && statusNote == null) {
            throw new IllegalArgumentException(
                    "the status '%s' needs a 'status-note' that says why and who decided".formatted(status.words()));
        }
        categories = Set.copyOf(categories);
    }

    /** How a recommendation stands, in the order a headline counts them. */
    public enum Status {
        ACHIEVED("achieved"),
        ON_TRACK("on track"),
        /** Not expected by its target date. */
        ON_ALERT("on alert"),
        /** The committee agreed a later date. */
        EXTENDED("extended"),
        NOT_STARTED("not started"),
        /** Closed without being done, for a reason given. */
        NOT_PROCEEDING("not proceeding"),
        /** Something else has taken its place. */
        SUPERSEDED("superseded");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean needsReason() {
            return switch (this) {
                case EXTENDED, NOT_PROCEEDING, SUPERSEDED -> true;
                case ACHIEVED, ON_TRACK, ON_ALERT, NOT_STARTED -> false;
            };
        }
    }

    /** Achieved after the date first agreed. It follows from the dates, so nobody has to choose to say it. */
    public boolean achievedBehindSchedule() {
        return status == Status.ACHIEVED
                && Optional.ofNullable(originalTargetDate)
                        .or(() -> Optional.ofNullable(targetDate))
                        .filter(statusDate::isAfter)
                        .isPresent();
    }

    public String statusInWords() {
        return achievedBehindSchedule() ? "achieved behind schedule" : status.words();
    }
}
