package memberict.console;

import static memberict.console.ConsoleFrame.ME;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import memberict.directory.Officer;
import memberict.knowledge.ArticleId;
import memberict.knowledge.KnowledgeBase;
import memberict.scrutiny.Evidence;
import memberict.scrutiny.EvidenceCounts;
import memberict.scrutiny.EvidenceKind;
import memberict.scrutiny.EvidenceRow;
import memberict.scrutiny.EvidenceRows;
import memberict.scrutiny.Period;
import memberict.scrutiny.Recommendation;
import memberict.scrutiny.RecommendationReference;
import memberict.scrutiny.Review;
import memberict.scrutiny.Reviews;
import memberict.tickets.TicketReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Scrutiny's recommendations with the evidence for each, and every figure opened to the rows behind it. */
@Controller
class ScrutinyPages {

    private static final int MOST_ROWS = 500;

    private final Reviews reviews;
    private final Evidence evidence;
    private final KnowledgeBase knowledge;
    private final Names names;
    private final Times times;

    ScrutinyPages(Reviews reviews, Evidence evidence, KnowledgeBase knowledge, Names names, Times times) {
        this.reviews = reviews;
        this.evidence = evidence;
        this.knowledge = knowledge;
        this.names = names;
        this.times = times;
    }

    /** A review in words. */
    record Reviewed(
            String title,
            String reference,
            String council,
            String committee,
            String approved,
            String executiveResponse,
            boolean isPublic,
            String headline,
            List<Recommended> recommendations) {}

    /** A recommendation in words, with its figures. */
    record Recommended(
            String council,
            String number,
            String text,
            String outcome,
            String lead,
            String executiveResponse,
            String status,
            Recommendation.Status standing,
            String statusDate,
            @Nullable String statusNote,
            @Nullable String target,
            @Nullable String originalTarget,
            boolean pastTarget,
            String categories,
            List<Figure> figures) {}

    record Figure(EvidenceKind kind, int count) {}

    /** A row behind a figure. */
    record Row(
            Times.Moment at,
            String kind,
            String category,
            @Nullable String categoryThen,
            String source,
            @Nullable String ticket,
            @Nullable String article,
            @Nullable String articleTitle) {}

    @GetMapping("/console/scrutiny")
    String list(@ModelAttribute(name = ME, binding = false) Officer me, Model model) {
        model.addAttribute("broken", reviews.problems());
        model.addAttribute(
                "reviews",
                reviews.reviews(me.councils()).stream().map(this::reviewed).toList());
        model.addAttribute("past", PastReviewPages.briefly(reviews.past()));
        return "console/scrutiny";
    }

    @GetMapping("/console/scrutiny/evidence")
    String evidence(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @RequestParam String council,
            @RequestParam String recommendation,
            @RequestParam EvidenceKind kind,
            Model model) {
        Recommendation found = Optional.of(council)
                .filter(me::worksFor)
                .filter(id -> !recommendation.isBlank())
                .flatMap(id -> reviews.recommendation(new RecommendationReference(id, recommendation)))
                .orElseThrow(NotHere::new);
        EvidenceRows rows = evidence.rows(found, kind, Period.EVER, MOST_ROWS);
        model.addAttribute("recommendation", recommended(found));
        model.addAttribute("kind", kind);
        model.addAttribute("total", rows.total());
        model.addAttribute("rows", rows.newest().stream().map(this::row).toList());
        return "console/evidence";
    }

    private Reviewed reviewed(Review review) {
        return new Reviewed(
                review.title(),
                review.reference(),
                names.council(review.council()),
                review.committee(),
                times.day(review.approved()),
                review.executiveResponse(),
                review.isPublic(),
                review.headline(review.asAt()),
                review.recommendations().stream().map(this::recommended).toList());
    }

    private Recommended recommended(Recommendation recommendation) {
        String council = recommendation.reference().council();
        EvidenceCounts counts = evidence.counts(recommendation, Period.EVER);
        return new Recommended(
                council,
                recommendation.reference().number(),
                recommendation.text(),
                recommendation.desiredOutcome(),
                recommendation.leadOfficer(),
                recommendation.executiveResponse(),
                recommendation.statusInWords(),
                recommendation.status(),
                times.day(recommendation.statusDate()),
                recommendation.statusNote(),
                day(recommendation.targetDate()),
                day(recommendation.originalTargetDate()),
                isPastTarget(recommendation, times.today(names.zone(council))),
                categories(recommendation.categories()),
                Arrays.stream(EvidenceKind.values())
                        .map(kind -> new Figure(kind, counts.of(kind)))
                        .toList());
    }

    private static boolean isPastTarget(Recommendation recommendation, LocalDate today) {
        LocalDate target = recommendation.targetDate();
        return switch (recommendation.status()) {
            case NOT_STARTED, ON_TRACK, ON_ALERT, EXTENDED -> target != null && target.isBefore(today);
            case ACHIEVED, NOT_PROCEEDING, SUPERSEDED -> false;
        };
    }

    private String categories(Set<String> ids) {
        return String.join(", ", ids.stream().map(names::category).sorted().toList());
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : times.day(day);
    }

    private Row row(EvidenceRow row) {
        ArticleId article = row.article();
        TicketReference ticket = row.ticket();
        return new Row(
                times.moment(row.at(), names.zone(row.council())),
                row.kind().label(),
                names.category(row.category()),
                row.category().equals(row.categoryThen()) ? null : names.category(row.categoryThen()),
                row.source().label(),
                ticket == null ? null : ticket.toString(),
                article == null ? null : article.value(),
                article == null
                        ? null
                        : knowledge.article(article).map(found -> found.title()).orElse(article.value()));
    }
}
