package memberict.scrutiny;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import memberict.scrutiny.Recommendation.Status;
import memberict.scrutiny.Standings.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A review of a council that is not served here, as its published minutes tell it. What they do not tell is absent: such
 * a recommendation is a row all the same, because the minutes count it, and a row without a number says no more than that
 * there is one.
 *
 * @param id the name of its file
 * @param council its name; it has no id, for no ticket, Member or officer belongs to it
 * @param documents what was read, the oldest first
 * @param reports those of them that say how the recommendations stood
 * @param neverSupplied what none of the documents gives for any recommendation
 */
public record PastReview(
        String id,
        String title,
        String council,
        String committee,
        ExecutiveResponse executiveResponse,
        List<Document> documents,
        List<Report> reports,
        Set<Detail> neverSupplied,
        List<Row> recommendations,
        List<Dispute> disputes,
        List<Undertaking> undertakings) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public PastReview {
        if (recommendations.isEmpty() || reports.isEmpty()) {
            throw new IllegalArgumentException("a past review has at least one recommendation and one report");
        }
        documents = List.copyOf(documents);
        reports = List.copyOf(reports);
        neverSupplied = Set.copyOf(neverSupplied);
        recommendations = List.copyOf(recommendations);
        disputes = List.copyOf(disputes);
        undertakings = List.copyOf(undertakings);
    }

    /** What minutes may tell of a recommendation besides its words. */
    public enum Detail {
        DESIRED_OUTCOME("wanted outcome"),
        LEAD_OFFICER("lead officer"),
        RESOURCES("resources"),
        TARGET_DATE("target date");

        private final String words;

        Detail(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Minutes or a report, published.
     *
     * @param date null where it is not supplied
     * @param after the date of the document before it
     * @param address null where it is not supplied
     */
    public record Document(
            String id,
            String title,
            @Nullable LocalDate date,
            @Nullable LocalDate after,
            @Nullable URI address) {

        /** Its date, or what is known of it. */
        public String when() {
            if (date != null) {
                return DAY.format(date);
            }
            return after == null ? "date not supplied" : "date not supplied, after " + DAY.format(after);
        }
    }

    /**
     * A report on progress.
     *
     * @param said in its own words, how the recommendations stood
     * @param counted its own figures, kept apart from the rows and never used for ours
     * @param note what a reader should know of it
     */
    public record Report(
            Document document,
            String said,
            Map<Counted, Integer> counted,
            @Nullable String note) {

        public Report {
            counted = Map.copyOf(counted);
        }

        /** "As at 16 September 2024". */
        public String asAt() {
            return "As at " + (document.date() == null ? "a " : "") + document.when();
        }
    }

    /** A figure that a report may give. */
    public enum Counted {
        ACHIEVED("achieved"),
        BEHIND_SCHEDULE("behind schedule"),
        EXTENDED("extended");

        private final String words;

        Counted(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public record ExecutiveResponse(String text, Document in) {}

    /**
     * A recommendation as far as it is known.
     *
     * @param number null where it is not supplied
     * @param text null where it is not supplied
     * @param textIn the document whose words these are
     * @param details those that are supplied
     * @param history what was reported of it, the oldest first
     */
    public record Row(
            @Nullable String number,
            @Nullable String text,
            @Nullable Document textIn,
            Map<Detail, String> details,
            List<Reported> history) {

        public Row {
            if ((text == null) != (textIn == null)) {
                throw new IllegalArgumentException(
                        "a 'text' needs 'text-from', the document whose words it is, and 'not supplied' has none");
            }
            details = Map.copyOf(details);
            history = List.copyOf(history);
        }
    }

    /**
     * What one report said of one recommendation.
     *
     * @param status null where the report speaks of it but gives it no status
     * @param behindSchedule as reported: without target dates it cannot be worked out
     * @param reason null where none is supplied
     */
    public record Reported(
            Document in,
            @Nullable Status status,
            boolean behindSchedule,
            @Nullable String reason,
            @Nullable String note) {

        public Reported {
            if (behindSchedule && status != Status.ACHIEVED) {
                throw new IllegalArgumentException("'behind-schedule' is for what is achieved");
            }
        }

        public String statusInWords() {
            if (status == null) {
                return "status not supplied";
            }
            return behindSchedule ? "achieved behind schedule" : status.words();
        }

        /** Empty where the status calls for none. */
        public Optional<String> reasonInWords() {
            return reason == null && status != null && status.needsReason()
                    ? Optional.of("not supplied")
                    : Optional.ofNullable(reason);
        }
    }

    /** A Member did not agree with a status. @param number as the document gives it, whether or not a row bears it */
    public record Dispute(String number, Status reported, String said, Document in) {}

    /**
     * What someone promised in a meeting.
     *
     * @param by a post or a body, never a person's name
     * @param outcome null where it is not supplied
     */
    public record Undertaking(
            String text, String by, @Nullable String outcome, Document in) {}

    /** A figure in which a report and its own rows differ. */
    public record Difference(Counted what, int reported, long fromRows) {}

    /** The report of that id. */
    public Optional<Report> report(String document) {
        return reports.stream()
                .filter(report -> report.document().id().equals(document))
                .findFirst();
    }

    /** "As at 16 September 2024: 9 of 13 achieved (2 of them behind schedule), 4 extended". */
    public String headline(Report asAt) {
        return asAt.asAt() + ": " + standings(asAt).inWords();
    }

    /** What the latest report up to this one that gave this recommendation a status said of it. */
    public Optional<Reported> standing(Row row, Report asAt) {
        int latest = documents.indexOf(asAt.document());
        return row.history().stream()
                .filter(reported -> reported.status() != null && documents.indexOf(reported.in()) <= latest)
                .reduce((earlier, later) -> later);
    }

    /** What this very report said of it. */
    public Optional<Reported> told(Row row, Report report) {
        return row.history().stream()
                .filter(reported -> reported.in().equals(report.document()))
                .findFirst();
    }

    /** Where the report's own figures are not what its rows give. */
    public List<Difference> differences(Report report) {
        Standings standings = standings(report);
        return Stream.of(Counted.values())
                .filter(report.counted()::containsKey)
                .map(what -> new Difference(
                        what, Objects.requireNonNull(report.counted().get(what)), figure(what, standings)))
                .filter(difference -> difference.reported() != difference.fromRows())
                .toList();
    }

    /** How many recommendations are known to be there without their number. */
    public long unnumbered() {
        return recommendations.stream().filter(row -> row.number() == null).count();
    }

    /** Whether a row bears this number. */
    public boolean numbers(String number) {
        return recommendations.stream().anyMatch(row -> number.equals(row.number()));
    }

    private static long figure(Counted what, Standings standings) {
        return switch (what) {
            case ACHIEVED -> standings.of(Status.ACHIEVED);
            case BEHIND_SCHEDULE -> standings.behindSchedule();
            case EXTENDED -> standings.of(Status.EXTENDED);
        };
    }

    private Standings standings(Report asAt) {
        return new Standings(recommendations.stream()
                .map(row -> standing(row, asAt)
                        .map(reported -> new Standing(reported.status(), reported.behindSchedule()))
                        .orElse(Standing.UNKNOWN))
                .toList());
    }
}
