package memberict.email;

import java.util.List;
import java.util.Optional;

/**
 * What a mail is, and whether a machine may answer it.
 *
 * @param reason in words, for whoever asks why
 * @param marks everything that was noticed, also what did not decide
 * @param noAnswer why no automatic answer may go to it; empty where one may
 */
record Judgement(
        MailOutcome outcome, String reason, List<String> marks, Optional<String> noAnswer, Optional<Bounce> bounce) {

    Judgement {
        marks = List.copyOf(marks);
    }

    boolean mayAnswer() {
        return noAnswer.isEmpty();
    }

    /** The door knows more than the mail does: the ticket it belongs to, the copy that was here before. */
    Judgement as(MailOutcome other, String why) {
        return new Judgement(other, why, marks, noAnswer, bounce);
    }
}
