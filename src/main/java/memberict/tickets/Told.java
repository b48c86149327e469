package memberict.tickets;

/**
 * An article the Member was sent before the ticket was raised, so that no one sends it to them again.
 *
 * @param article its id
 */
public record Told(String article, String title, Outcome outcome) {

    public enum Outcome {
        HELPED,
        NOT_HELPED,
        /** The Member never said. */
        UNANSWERED
    }

    public Told {
        if (article.isBlank() || article.length() > 80 || title.length() > 300) {
            throw new IllegalArgumentException("an article's id has 1 to 80 characters, its title at most 300");
        }
    }
}
