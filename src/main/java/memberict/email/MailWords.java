package memberict.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import memberict.messaging.InboundMessage;

/**
 * What someone says in a mail, as words of a conversation.
 *
 * @param text what they wrote, with the subject where that says what it is about
 * @param line what they wrote without greeting and farewell, where that is one line; empty where it is more
 * @param tooLong everything, where it is more than a message holds
 */
record MailWords(String text, String line, Optional<String> tooLong) {

    private static final Pattern GREETING = Pattern.compile(
            "(?i)(hi|hello|hiya|dear|good (morning|afternoon|evening)|bore da|prynhawn da|annwyl|shwmae)\\b[^.?!]{0,40}[,.!]?");
    private static final Pattern FAREWELL = Pattern.compile(
            "(?i)((kind|best|warm|many)?\\s*regards|best( wishes)?|many thanks|thanks( again| very much)?|thank you( very much)?|cheers|yours( sincerely| faithfully)?|diolch( yn fawr)?|cofion( gorau)?|sincerely|ta)\\b[^?]{0,40}[,.!]?");
    private static final int FAREWELL_LINES = 8;
    private static final int LONGEST_SUBJECT = 300;

    /** @param opens whether it begins a conversation, so that its subject belongs to it */
    static MailWords of(Mail mail, boolean opens) {
        String written = mail.newWords().isBlank() || Subject.isForward(mail.subject()) ? mail.text() : mail.newWords();
        String subject = Subject.words(mail.subject());
        String said = written.strip();
        String bare = withoutManners(said, mail.author().map(Mailbox::name).orElse(""));
        String line = bare.lines().count() == 1 ? bare : "";
        String whole =
                opens && !subject.isEmpty() && !said.toLowerCase(Locale.UK).startsWith(subject.toLowerCase(Locale.UK))
                        ? (cut(subject, LONGEST_SUBJECT) + "\n" + said).strip()
                        : line.isEmpty() || opens ? said : line;
        return whole.length() <= InboundMessage.LONGEST
                ? new MailWords(whole, line, Optional.empty())
                : new MailWords(cut(whole, InboundMessage.LONGEST), line, Optional.of(whole));
    }

    /** "Hi, / Yes please / Thanks, Owain" says "Yes please". */
    private static String withoutManners(String said, String name) {
        List<String> lines = new ArrayList<>(
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        if (lines.size() > 1 && GREETING.matcher(lines.getFirst()).matches()) {
            lines.removeFirst();
        }
        for (int i = 1; i < lines.size(); i++) {
            if (FAREWELL.matcher(lines.get(i)).matches() && lines.size() - i <= FAREWELL_LINES) {
                lines = new ArrayList<>(lines.subList(0, i));
            }
        }
        if (lines.size() > 1 && isName(lines.getLast(), name)) {
            lines.removeLast();
        }
        return String.join("\n", lines);
    }

    private static boolean isName(String line, String name) {
        List<String> words = words(line);
        List<String> known = words(name);
        return !words.isEmpty() && words.size() <= 4 && words.stream().anyMatch(known::contains);
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.UK)
                        .replaceAll("[^\\p{L} ]", " ")
                        .strip()
                        .split("\\s+"))
                .stream()
                .filter(word -> word.length() > 1 && !word.equals("cllr") && !word.equals("councillor"))
                .toList();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
