package memberict.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mail's subject says besides its words: that it answers or forwards, and which ticket it is about. */
final class Subject {

    /** As mail programs put them in front, in the languages we may meet. */
    private static final Pattern MARKER = Pattern.compile(
            "^\\s*(re|aw|sv|antw|odp|ynt|ref|atb|att|fw|fwd|wg|tr|rv|vs|enc|i|doorst|vl)\\s*(?:\\[\\d+])?\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FORWARD = Pattern.compile(
            "^\\s*(fw|fwd|wg|tr|rv|enc|doorst|vl|i)\\s*[:：].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TICKET = Pattern.compile("\\b(ICT-\\d{4}-\\d{6})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUR_TAG = Pattern.compile("\\s*\\[ICT-\\d{4}-\\d{6}]", Pattern.CASE_INSENSITIVE);

    private Subject() {}

    /** Whether someone passes on what they were sent. */
    static boolean isForward(String subject) {
        return FORWARD.matcher(subject).matches();
    }

    static Optional<String> ticket(String subject) {
        Matcher found = TICKET.matcher(subject);
        return found.find() ? Optional.of(found.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** The words alone. */
    static String words(String subject) {
        String words = OUR_TAG.matcher(subject).replaceAll("");
        for (String before = ""; !before.equals(words); ) {
            before = words;
            words = MARKER.matcher(words).replaceFirst("");
        }
        return words.replaceAll("\\s+", " ").strip();
    }

    /** For comparing. */
    static String bare(String subject) {
        return words(subject).toLowerCase(Locale.ROOT);
    }

    /** The subject of an answer. */
    static String answer(String subject, @Nullable String ticket) {
        String words = words(subject);
        String shown = words.isEmpty() ? "Your message to ICT" : words;
        return ticket == null ? "Re: " + shown : "Re: %s [%s]".formatted(shown, ticket);
    }
}
