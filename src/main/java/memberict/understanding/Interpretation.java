package memberict.understanding;

import java.util.List;
import java.util.Optional;
import memberict.catalogue.Category;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import memberict.language.Vector;

/**
 * What one message means.
 *
 * @param vector its meaning as a direction, for search; empty where the encoder cannot run
 * @param guesses categories, likeliest first, at most five; empty only for a message with nothing in it to read
 * @param inScopeScore about 0 for a message unlike anything known, about 1 for a typical request
 * @param inScope whether the score passes the threshold fitted when the model was trained
 * @param talk set where the message is small talk or an answer rather than a request
 * @param impact what the words say ("none of us can…"); empty where they say nothing
 * @param urgency what the words say ("the meeting starts at 6.30"); empty where they say nothing
 */
public record Interpretation(
        Optional<Vector> vector,
        List<Guess> guesses,
        double inScopeScore,
        boolean inScope,
        Optional<Talk> talk,
        Optional<Impact> impact,
        Optional<Urgency> urgency,
        List<Mention> mentions) {

    public Interpretation {
        guesses = List.copyOf(guesses);
        mentions = List.copyOf(mentions);
    }

    public Optional<Category> category() {
        return guesses.isEmpty()
                ? Optional.empty()
                : Optional.of(guesses.getFirst().category());
    }
}
