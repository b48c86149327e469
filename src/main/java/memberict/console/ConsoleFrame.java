package memberict.console;

import memberict.directory.Officer;
import memberict.signin.SignedIn;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands round every page: who is signed in, and how many dead letters wait. */
@ControllerAdvice(basePackageClasses = ConsoleFrame.class)
class ConsoleFrame {

    static final String ME = "me";

    static final String PROBLEMS = "problems";

    /** Where a page tells the next one what has been done. */
    static final String DONE = "done";

    private final SignedIn signedIn;
    private final DeadLetterPages deadLetters;

    ConsoleFrame(SignedIn signedIn, DeadLetterPages deadLetters) {
        this.signedIn = signedIn;
        this.deadLetters = deadLetters;
    }

    @ModelAttribute(ME)
    Officer me() {
        return signedIn.officer().orElseThrow(NotHere::new);
    }

    @ModelAttribute(PROBLEMS)
    Problems problems() {
        return Problems.NONE;
    }

    @ModelAttribute("deadLetterCount")
    int deadLetterCount() {
        return deadLetters.waitingFor(me()).size();
    }
}
