package memberict.secrets;

import java.util.Set;

/** Passcodes of meetings: given to all who are invited, and without them ICT cannot see why someone cannot join. */
final class Invitations {

    private static final Set<String> MEETINGS =
            Vocabulary.of("meeting webinar zoom webex conference dial-in dialin teams");
    private static final int NEAR = 20;

    private Invitations() {}

    /** Whether the passcode that is named here is a meeting's. */
    static boolean give(Reading reading, int keyword) {
        if (MEETINGS.contains(reading.form(keyword - 1))) {
            return true;
        }
        for (int i = Math.max(0, keyword - NEAR); i < keyword; i++) {
            if (MEETINGS.contains(reading.form(i)) && reading.form(i + 1).equals("id")) {
                return true;
            }
        }
        return false;
    }
}
