package memberict.scrutiny;

import java.util.List;
import java.util.Set;
import memberict.conversation.PublicTracker;
import org.springframework.stereotype.Component;

/** Tells Members how the recommendations stand, of those reviews alone that an officer has marked public. */
@Component
class TrackerForMembers implements PublicTracker {

    private final Reviews reviews;

    TrackerForMembers(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public List<TrackedReview> reviews(String council) {
        return reviews.reviews(Set.of(council)).stream()
                .filter(Review::isPublic)
                .map(review -> new TrackedReview(
                        review.title(),
                        review.headline(review.asAt()),
                        review.recommendations().stream()
                                .map(each -> new TrackedRecommendation(
                                        each.reference().number(), each.text(), each.statusInWords()))
                                .toList()))
                .toList();
    }
}
