package memberict.email;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says became of a mail.
 *
 * @param messageId of the mail it is about, where the report holds it
 * @param recipient whom it did not reach
 * @param status such as {@code 5.1.1}
 * @param hard whether trying again is pointless: nobody has this address
 */
record Bounce(
        Optional<String> messageId, Optional<String> recipient, Optional<String> status, String action, boolean hard) {

    private static final Pattern STATUS_FIELD = Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern ACTION_FIELD = Pattern.compile("(?im)^Action:[ \\t]*([a-z]{1,20})");
    private static final Pattern RECIPIENT_FIELD = Pattern.compile(
            "(?im)^(?:Final|Original)-Recipient:[ \\t]*(?:[a-z0-9-]{1,20}[ \\t]*;)?[ \\t]*<?([^\\s<>;]{1,300}@[^\\s<>;]{1,255})");
    private static final Pattern DIAGNOSIS_FIELD =
            Pattern.compile("(?im)^Diagnostic-Code:(.{0,600}(?:\\r?\\n[ \\t].{0,600}){0,5})");
    private static final Pattern STATUS_IN_TEXT =
            Pattern.compile("(?:^|[\\s(\\[#:;<])([45]\\.\\d{1,2}\\.\\d{1,3})(?=[\\s)\\]:;,.>]|$)");
    private static final Pattern REPLY_IN_TEXT = Pattern.compile("(?:^|[\\s(\\[:<])([45])(\\d)(\\d)[ -]");
    private static final Pattern ID_IN_TEXT =
            Pattern.compile("(?im)^[>|\\s]{0,10}Message-ID:\\s{0,5}(<[^<>\\s]{1,400}>)");
    private static final Pattern ADDRESS = Pattern.compile("<([^\\s<>@]{1,64}@[^\\s<>]{1,255})>");

    private static final Pattern NOBODY = Pattern.compile(
            "user(?: is)? unknown|unknown (?:user|recipient|address|mailbox|local|host)|no such (?:user|recipient|mailbox|address|person|account|domain|host|local)"
                    + "|(?:user|recipient|mailbox|account|address|domain)[^.\\n]{0,60}(?:does not exist|doesn't exist|not exist|not found|not known|no longer (?:available|valid|active|exists|on server))"
                    + "|doesn't have (?:a|an) [^.\\n]{0,40}account|not a (?:valid|known) (?:user|recipient|mailbox)|(?:invalid|bad) (?:recipient|mailbox|user|address|destination)|recipnotfound"
                    + "|host not found|name or service not known|unrouteable|unroutable|null mx|does not accept mail|relocated|has moved to|not listed in|couldn't find any host|no mailbox here",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> NOBODY_STATUS =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4", "5.4.310");

    /** The mailbox is there, and what is wrong is its size, the sender, the words or a rule. */
    private static final Pattern OTHER_STATUS =
            Pattern.compile("5\\.1\\.[78]|5\\.2\\.\\d+|5\\.3\\.\\d+|5\\.6\\.\\d+|5\\.7\\.(?:[02-9]|\\d\\d+)");

    private static final Pattern PASSING = Pattern.compile(
            "quota|mailbox (?:is )?full|over ?quota|insufficient|storage|too large|too big|size limit|exceeds|spam|blocked|blacklist|blocklist|policy|relay|greylist|rate|throttl|try again|temporar|timed? ?out|loop|virus|authenticat|dmarc|spf\\b",
            Pattern.CASE_INSENSITIVE);

    static Bounce of(Mail mail) {
        String machine =
                String.join("\n", mail.reports().stream().map(Mail.Report::text).toList());
        String text = head(mail.text());
        Optional<String> status = first(STATUS_FIELD, machine)
                .filter(code -> !code.endsWith(".0.0"))
                .or(() -> first(
                        STATUS_IN_TEXT, head(first(DIAGNOSIS_FIELD, machine).orElse(""))))
                .or(() -> first(STATUS_FIELD, machine))
                .or(() -> first(STATUS_IN_TEXT, text))
                .or(() -> replyCode(text));
        Optional<String> recipient = first(RECIPIENT_FIELD, machine)
                .or(() -> mail.headers().mailboxes("X-Failed-Recipients").stream()
                        .map(Mailbox::address)
                        .findFirst())
                .or(() -> first(ADDRESS, text));
        Optional<String> messageId = mail.enclosed().stream()
                .flatMap(headers -> headers.messageIds("Message-ID").stream())
                .findFirst()
                .or(() -> first(ID_IN_TEXT, text))
                .or(() -> first(ID_IN_TEXT, machine))
                .or(() -> mail.ancestors().stream().findFirst());
        String action = first(ACTION_FIELD, machine)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .orElse("failed");
        String said = first(DIAGNOSIS_FIELD, machine)
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .orElse(text);
        return new Bounce(messageId, recipient, status, action, hard(action, status.orElse(""), said));
    }

    private static boolean hard(String action, String status, String said) {
        if (!action.equals("failed") || status.startsWith("4") || status.startsWith("2")) {
            return false;
        }
        boolean told = NOBODY.matcher(said).find();
        boolean passing = PASSING.matcher(said).find();
        return NOBODY_STATUS.contains(status)
                ? told || !passing
                : told && !OTHER_STATUS.matcher(status).matches();
    }

    private static Optional<String> replyCode(String text) {
        Matcher code = REPLY_IN_TEXT.matcher(text);
        return code.find() ? Optional.of(code.group(1) + ".0.0") : Optional.empty();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String head(String text) {
        return text.length() <= 20_000 ? text : text.substring(0, 20_000);
    }
}
