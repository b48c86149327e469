package memberict.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A bare yes or no, as people type it. */
enum ShortAnswer {
    YES,
    NO;

    private static final Set<String> SAYING_YES = Set.of(
            "yes",
            "y",
            "yeah",
            "yep",
            "yup",
            "yes please",
            "please",
            "please do",
            "ok",
            "okay",
            "ok please",
            "sure",
            "aye",
            "ie",
            "yes i do",
            "i do",
            "yes i have",
            "it did",
            "it has",
            "yes it did",
            "yes it has",
            "yes thanks",
            "yes thank you",
            "👍",
            "✅",
            "go on",
            "go ahead",
            "please yes");
    private static final Set<String> SAYING_NO = Set.of(
            "no",
            "n",
            "nope",
            "nah",
            "no thanks",
            "no thank you",
            "not really",
            "na",
            "i dont",
            "no i dont",
            "it didnt",
            "no it didnt",
            "it did not",
            "no it did not",
            "it hasnt",
            "no it hasnt",
            "👎",
            "❌",
            "not now");

    static Optional<ShortAnswer> of(String text) {
        String bare = text.toLowerCase(Locale.UK)
                .replaceAll("[.,!?'’]", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (SAYING_YES.contains(bare)) {
            return Optional.of(YES);
        }
        return SAYING_NO.contains(bare) ? Optional.of(NO) : Optional.empty();
    }
}
