package memberict.secrets;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes passwords, codes and the like out of what people write. One pass over the words, each looked at within a few
 * words of its neighbours: the cost grows with the length of the text and no faster, whatever it holds.
 */
public final class Secrets {

    /** Taking one secret out can bring another near a word that gives it away; it never takes this many rounds. */
    private static final int MOST_ROUNDS = 8;

    /** The surest first: what one has taken, the next leaves alone. */
    private static final List<Finder> FINDERS = List.of(
            new AccessTokens(), new RecoveryKeys(), new Cards(), new InsuranceNumbers(), new Passwords(), new Codes());

    interface Finder {
        void find(Reading reading);
    }

    private Secrets() {}

    /** The text with a word such as {@code [password removed]} for each secret. What has been masked stays as it is. */
    public static Masked mask(String text) {
        Set<SecretKind> removed = EnumSet.noneOf(SecretKind.class);
        String masked = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Reading reading = new Reading(masked);
            FINDERS.forEach(finder -> finder.find(reading));
            if (reading.found().isEmpty()) {
                break;
            }
            reading.found().forEach(found -> removed.add(found.kind()));
            masked = reading.masked();
        }
        return new Masked(masked, removed);
    }
}
