package memberict.scrutiny;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import memberict.catalogue.Categories;
import memberict.directory.Directory;
import memberict.settings.BadSettings;
import memberict.settings.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The scrutiny reviews of every council, as the files in {@code config/reviews} state them at this moment. A change with
 * a fault in it is reported by {@link #problems()}, and all reviews stay as they were.
 */
@Component
public class Reviews {

    private static final Logger log = LoggerFactory.getLogger(Reviews.class);
    private static final Comparator<Review> NEWEST_FIRST =
            Comparator.comparing(Review::approved).reversed().thenComparing(Review::title);

    private final ReviewFiles files;
    private volatile ReviewFiles.Version seen;
    private volatile List<Review> reviews;
    private volatile List<PastReview> past;
    private volatile List<BadSettings> problems = List.of();

    /** @throws BadSettings naming the line at fault */
    @Autowired
    public Reviews(Folders folders, Categories categories, Directory directory) {
        this(new ReviewFiles(folders.config(), categories, directory));
    }

    Reviews(ReviewFiles files) {
        this.files = files;
        this.seen = files.version();
        ReviewFiles.Reading reading = files.read();
        if (!reading.problems().isEmpty()) {
            throw reading.problems().getFirst();
        }
        this.reviews = reading.reviews();
        this.past = reading.past();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void reload() {
        // Taken before reading: a file that changes while we read it is read again.
        ReviewFiles.Version now = files.version();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        ReviewFiles.Reading reading = files.read();
        problems = reading.problems();
        if (problems.isEmpty()) {
            reviews = reading.reviews();
            past = reading.past();
            log.info("Read the scrutiny reviews again");
        } else {
            problems.forEach(problem -> log.error("The scrutiny reviews stay as they were: {}", problem.getMessage()));
        }
    }

    /** Of these councils, the latest approved first. */
    public List<Review> reviews(Set<String> councils) {
        return reviews.stream()
                .filter(review -> councils.contains(review.council()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Histories from published minutes, by title. They belong to no council here, so they are for every officer to read. */
    public List<PastReview> past() {
        return past.stream().sorted(Comparator.comparing(PastReview::title)).toList();
    }

    public Optional<PastReview> past(String id) {
        return past.stream().filter(review -> review.id().equals(id)).findFirst();
    }

    public Optional<Recommendation> recommendation(RecommendationReference reference) {
        return reviews.stream()
                .flatMap(review -> review.recommendations().stream())
                .filter(recommendation -> recommendation.reference().equals(reference))
                .findFirst();
    }

    /** What is wrong with the files now, for which their latest change is not taken up; empty where all is well. */
    public List<BadSettings> problems() {
        return problems;
    }
}
