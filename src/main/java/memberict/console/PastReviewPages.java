package memberict.console;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.scrutiny.PastReview;
import memberict.scrutiny.PastReview.Detail;
import memberict.scrutiny.PastReview.Document;
import memberict.scrutiny.PastReview.Report;
import memberict.scrutiny.PastReview.Reported;
import memberict.scrutiny.PastReview.Row;
import memberict.scrutiny.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reviews of other councils as their minutes tell them: published, so every officer may read them. */
@Controller
class PastReviewPages {

    private final Reviews reviews;

    PastReviewPages(Reviews reviews) {
        this.reviews = reviews;
    }

    /** What the list of reviews shows of one. */
    record Brief(String id, String title, String council, String committee, List<String> headlines) {}

    static List<Brief> briefly(List<PastReview> past) {
        return past.stream()
                .map(review -> new Brief(
                        review.id(),
                        review.title(),
                        review.council(),
                        review.committee(),
                        review.reports().stream().map(review::headline).toList()))
                .toList();
    }

    /** A report that can be chosen, and what it comes to. */
    record Choice(
            String id,
            String title,
            String when,
            String headline,
            String said,
            List<String> differences,
            @Nullable String note,
            @Nullable URI address,
            boolean chosen) {}

    /** A recommendation as it stood at the chosen report. */
    record Stood(
            @Nullable String number,
            @Nullable String text,
            @Nullable String textFrom,
            List<String> details,
            @Nullable String status,
            @Nullable String standing,
            @Nullable String since,
            @Nullable String reason,
            List<String> notes) {}

    @GetMapping("/console/scrutiny/history/{id}")
    String history(
            @PathVariable String id,
            @RequestParam(name = "as-at", required = false) @Nullable String asAt,
            Model model) {
        PastReview review = reviews.past(id).orElseThrow(NotHere::new);
        Report chosen =
                asAt == null ? review.reports().getLast() : review.report(asAt).orElseThrow(NotHere::new);
        model.addAttribute("review", review);
        model.addAttribute("reports", choices(review, chosen));
        model.addAttribute("headline", review.headline(chosen));
        model.addAttribute(
                "rows",
                review.recommendations().stream()
                        .map(row -> stood(review, row, chosen))
                        .toList());
        model.addAttribute(
                "neverSupplied",
                Arrays.stream(Detail.values())
                        .filter(review.neverSupplied()::contains)
                        .map(Detail::words)
                        .collect(Collectors.joining(", ")));
        return "console/history";
    }

    private static List<Choice> choices(PastReview review, Report chosen) {
        return review.reports().stream()
                .map(report -> new Choice(
                        report.document().id(),
                        report.document().title(),
                        report.document().when(),
                        review.headline(report),
                        report.said(),
                        review.differences(report).stream()
                                .map(each -> "%s: the report says %d, its rows say %d"
                                        .formatted(each.what().words(), each.reported(), each.fromRows()))
                                .toList(),
                        report.note(),
                        report.document().address(),
                        report.equals(chosen)))
                .toList();
    }

    private static Stood stood(PastReview review, Row row, Report asAt) {
        Optional<Reported> standing = review.standing(row, asAt);
        Optional<Reported> told = review.told(row, asAt);
        Document textIn = row.textIn();
        return new Stood(
                row.number(),
                row.text(),
                textIn == null ? null : textIn.when(),
                Arrays.stream(Detail.values())
                        .filter(row.details()::containsKey)
                        .map(detail ->
                                "%s: %s".formatted(detail.words(), row.details().get(detail)))
                        .toList(),
                standing.map(Reported::statusInWords).orElse(null),
                standing.map(Reported::status).map(Enum::name).orElse(null),
                standing.map(Reported::in).map(Document::when).orElse(null),
                standing.flatMap(Reported::reasonInWords).orElse(null),
                Stream.concat(standing.stream(), told.stream())
                        .distinct()
                        .map(Reported::note)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }
}
