package memberict.conversation;

import java.util.List;

/** What may be told to anyone about the scrutiny reviews of a council; implemented by the module that keeps them. */
public interface PublicTracker {

    /** Reviews an officer has marked public, newest first. */
    List<TrackedReview> reviews(String council);

    /**
     * @param headline computed from the recommendations: "As at 12 October 2026: 2 of 8 achieved, 3 on track, …"
     */
    record TrackedReview(String title, String headline, List<TrackedRecommendation> recommendations) {}

    /** @param status in words, such as "on track" */
    record TrackedRecommendation(String reference, String text, String status) {}
}
