package memberict.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what somebody wrote this time from what they quoted, signed with or had appended. It decides line by line, in time
 * proportional to the length, and where it is in doubt it keeps.
 */
final class NewWords {

    private static final Pattern ATTRIBUTION_START = Pattern.compile(
            "^[-\\s*]*(?:On|At|Am|Le|El|Il|Op|Em|W dniu|Den|Dne|Dňa|Ar|La|På|Kl\\.|În|Tarihinde|\\d{1,4}[-./年])\\b?.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WROTE = Pattern.compile(
            "(?:\\bwrote|\\bwrites|\\bschrieb|a\\s+écrit|\\bescribió|ha\\s+scritto|\\bscrisse|\\bschreef"
                    + "|\\bescreveu|napisał(?:\\(a\\)|a)?|\\bskrev|\\bkirjoitti|napsal(?:\\(a\\)|a)?|napísal(?:\\(a\\)|a)?|a\\s+scris|\\bysgrifennodd"
                    + "|ezt\\s+írta|yazdı|пишет|написал(?:а|\\(а\\))?|пише|写道|書きました|のメール)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DATE_OR_ADDRESS =
            Pattern.compile("@|\\d{1,2}[:.h]\\d{2}|\\b\\d{4}\\b|\\d{1,2}[./]\\d{1,2}");

    private static final Pattern ORIGINAL = Pattern.compile(
            "^\\s*[-_*=]{2,}\\s*(?:original message|original appointment|reply message|forwarded message|forwarded by .{1,80}"
                    + "|ursprüngliche nachricht|original-?nachricht|weitergeleitete nachricht|message d['’]origine|message original"
                    + "|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato"
                    + "|oorspronkelijk bericht|doorgestuurd bericht|mensagem original|mensagem encaminhada|oprindelig meddelelse"
                    + "|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|neges wreiddiol)\\s*[-_*=]*\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BEGIN_FORWARDED = Pattern.compile(
            "^\\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)"
                    + "|inicio del mensaje reenviado|inizio messaggio inoltrato)\\s*:\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern REPLY_ABOVE = Pattern.compile(
            "(?:reply|write|type|answer|respond)(?: your (?:reply|answer|response))? above this line",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FROM_LABEL = Pattern.compile(
            "^\\s*\\*?(?:From|Von|De|Da|Van|Od|Från|Fra|Lähettäjä|Oddi wrth|Expéditeur|发件人|差出人|От|Від)\\s*:\\*?.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern OTHER_LABEL = Pattern.compile(
            "^\\s*\\*?(?:Sent|Date|To|Cc|Subject|Reply-To|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha|Para|Asunto|Inviato"
                    + "|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Assunto|Enviada em|Skickat|Till|Ämne|Sendt|Dato|Til|Emne|Lähetetty|Vastaanottaja|Aihe"
                    + "|Anfonwyd|Dyddiad|At|Pwnc|Wysłano|Do|Temat|Odesláno|Komu|Předmět|收件人|主题|日期|发送时间|送信日時|宛先|件名|Отправлено|Кому|Тема)\\s*:\\*?.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern RULE = Pattern.compile("^\\s*[-_=*~#]{3,}\\s*$");

    private static final Pattern MOBILE = Pattern.compile(
            "^\\s*(?:sent|get outlook|gesendet|von meinem|envoyé|enviado|inviato|verzonden|verstuurd|skickat|sendt|anfonwyd|wysłane)"
                    + "(?:\\s+(?:securely\\s+)?(?:from|with|via|using|by|on|for|mit|von|meinem|depuis|de|desde|da|dal|vanaf|met|från|fra|oddi|o|z)\\b.{0,60}|\\s+(?:iphone|ipad).{0,30})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DEVICE = Pattern.compile(
            "iphone|ipad|ipod|apple watch|blackberry|android|samsung|galaxy|nokia|htc|huawei|xperia|pixel|windows|outlook|yahoo|aol|gmail|proton|mail\\b"
                    + "|mobile|handheld|smartphone|mobiltelefon|mobil\\b|tablet|surface|phone|\\bmobi\\b|\\bios\\b|móvil|cellulare|telefon|ffôn|device|wireless",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DISCLAIMER_START = Pattern.compile(
            "^[\\s*_#=-]*(?:disclaimer\\b|confidentiality(?: notice| note)?\\s*[:.-]|privileged and confidential|legal notice\\b|e-?mail disclaimer"
                    + "|this (?:e-?mail|message|communication|transmission|email message)\\b.{0,80}(?:confidential|intended|private|privileged|scanned|virus)"
                    + "|the (?:information|content|contents) (?:contained |transmitted )?(?:in|of) this (?:e-?mail|message|communication|transmission)"
                    + "|(?:any|the) (?:views|opinions)\\b.{0,60}(?:express|present|are those)"
                    + "|please (?:consider|think of|think about) the environment|(?:save paper|think before (?:you )?print)"
                    + "|if you (?:are not|have received this|receive this|received this).{0,60}(?:intended|error|recipient)"
                    + "|e-?mails? (?:sent )?(?:to and from|and any attachments|may be|are) .{0,80}(?:monitored|recorded|council|confidential)"
                    + "|all e-?mail .{0,60}(?:monitored|recorded|subject to)"
                    + "|(?:virus[- ]free|scanned by|checked by avg|no virus found|this email has been (?:checked|scanned))"
                    + "|mae'r (?:e-?bost|neges) (?:hon|hwn|yma)|you (?:are receiving|received|got) this (?:e-?mail|message|because)|to unsubscribe\\b|unsubscribe\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DISCLAIMER_WORDS = Pattern.compile(
            "confidential|intended recipient|addressee|unauthori[sz]ed|legally privileged|notify the sender|delete (?:it|this|the)|disclos|received (?:this|it) .{0,30}error",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BANNER = Pattern.compile(
            "^[\\s*_#\\[]*(?:caution|external|warning|attention|important)\\b[\\s\\]:!*-]*.{0,60}(?:external|outside|originat|do not click|don't click|unknown sender).*"
                    + "|^\\s*\\[(?:external|ext)(?: (?:email|sender))?\\]\\s*$|^\\s*you don['’]t often get email from\\b.*|^\\s*this (?:email|message) (?:originated|came|was sent) from outside.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern DASHED_NAME =
            Pattern.compile("^\\s*[-–—]\\p{Lu}[\\p{L}.'’]*(?: \\p{Lu}[\\p{L}.'’-]*){0,2}\\s*$");

    private static final Pattern LIST_FOOTER = Pattern.compile(
            "mailing list|listinfo|/lists?/|google groups|googlegroups|to unsubscribe|yahoo! groups",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSING = Pattern.compile(
            "^\\s*(?:(?:with )?(?:kind|kindest|best|warm|warmest|many)? ?(?:regards|wishes|thanks)|(?:many )?thanks(?: again| in advance| and regards)?"
                    + "|thank you|yours(?: sincerely| faithfully| truly)?|sincerely|cheers|all the best|best|kr|diolch|cofion(?: gorau| cynnes)?)\\s*[,.!-]*\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTACT = Pattern.compile(
            "@\\S+\\.|\\bwww\\.|https?://|\\b(?:tel|telephone|phone|mobile|mob|direct|dial|fax|ext|email|e-mail|ffôn)\\b\\s*[:.]|(?:\\+44|\\b0)[\\d ()-]{8,}\\d"
                    + "|\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b|councillor for|\\bward\\b|\\bmember for\\b|council\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LINE_TO_JUDGE = 1_000;

    /** Nobody writes more by hand above a quote; what is further down is kept as it is. */
    private static final int LINES_TO_JUDGE = 5_000;

    private static final int LONGEST_PARAGRAPH_TO_JUDGE = 20_000;
    private static final int MOST_FOOTERS = 100;

    private enum Kind {
        BLANK,
        WORDS,
        QUOTED,
        ATTRIBUTION,
        HISTORY
    }

    private final String[] lines;
    private final Kind[] kinds;
    private int firstWords;
    private int lastQuote;

    private NewWords(String text) {
        lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00A0', ' ')
                .split("\n", -1);
        kinds = new Kind[lines.length];
        for (int i = 0; i < lines.length; i++) {
            kinds[i] = lines[i].isBlank() ? Kind.BLANK : quoted(lines[i]) ? Kind.QUOTED : Kind.WORDS;
        }
    }

    static String of(String text) {
        return text.isBlank() ? "" : new NewWords(text).found(text);
    }

    private String found(String text) {
        loneMarksAreWords();
        firstWords = findFirstWords();
        lastQuote = findLastQuote();
        attributions();
        firstWords = findFirstWords();
        history();
        StringBuilder found = new StringBuilder();
        boolean footerOnly = false;
        boolean first = true;
        for (int start = 0; start < lines.length; ) {
            int end = start;
            while (end < lines.length && (kinds[end] == Kind.WORDS || kinds[end] == Kind.BLANK)) {
                end++;
            }
            if (end > start) {
                List<String> segment = new ArrayList<>(Arrays.asList(lines).subList(start, end));
                boolean words = segment.stream().anyMatch(line -> !line.isBlank());
                if (first && words) {
                    withoutBanner(segment);
                    first = false;
                }
                withoutTail(segment);
                String kept = trimmed(segment);
                footerOnly |= words && kept.isEmpty() && mobileOnly(start, end);
                if (!kept.isEmpty()) {
                    found.append(found.isEmpty() ? "" : "\n\n").append(kept);
                }
            }
            start = Math.max(end, start + 1);
            while (start < lines.length && kinds[start] != Kind.WORDS && kinds[start] != Kind.BLANK) {
                start++;
            }
        }
        boolean somethingQuoted = Arrays.stream(kinds).anyMatch(kind -> kind == Kind.QUOTED || kind == Kind.HISTORY);
        return found.isEmpty() && !somethingQuoted && !footerOnly ? text.strip() : found.toString();
    }

    private static boolean quoted(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>';
    }

    /** One line with a mark and nothing else quoted: "> 5 minutes", or {@code >From} as mail stores mangle it. */
    private void loneMarksAreWords() {
        int marked = -1;
        for (int i = 0; i < lines.length; i++) {
            if (kinds[i] == Kind.QUOTED) {
                boolean mangled = lines[i].startsWith(">From ") && !(i > 0 && kinds[i - 1] == Kind.QUOTED);
                if (mangled && !(i + 1 < lines.length && quoted(lines[i + 1]))) {
                    kinds[i] = Kind.WORDS;
                } else if (marked >= 0) {
                    return;
                } else {
                    marked = i;
                }
            }
        }
        if (marked < 0) {
            return;
        }
        int before = marked - 1;
        while (before >= 0 && kinds[before] == Kind.BLANK) {
            before--;
        }
        boolean wordsBelow = false;
        for (int i = marked + 1; i < lines.length; i++) {
            wordsBelow |= kinds[i] == Kind.WORDS;
        }
        boolean apart = before < marked - 1;
        boolean introduced = before >= 0 && lines[before].stripTrailing().endsWith(":");
        if (before < 0 ? !wordsBelow : !introduced && (!apart || wordsBelow)) {
            kinds[marked] = Kind.WORDS;
        }
    }

    private void attributions() {
        for (int i = 0; i < Math.min(lines.length, LINES_TO_JUDGE); i++) {
            if (kinds[i] != Kind.WORDS) {
                continue;
            }
            int last = attributionFrom(i);
            if (last < 0) {
                continue;
            }
            int next = last + 1;
            while (next < lines.length && kinds[next] == Kind.BLANK) {
                next++;
            }
            boolean quoteFollows = next < lines.length && kinds[next] == Kind.QUOTED;
            if (quoteFollows) {
                Arrays.fill(kinds, i, last + 1, Kind.ATTRIBUTION);
            } else if (wordsBefore(i) && !laterQuote(last + 1)) {
                // The whole of it stands below without marks, as some programs put it.
                setAside(i);
                return;
            } else if (next >= lines.length) {
                Arrays.fill(kinds, i, last + 1, Kind.ATTRIBUTION);
            }
        }
    }

    /** The last line of an attribution that starts here, or -1. */
    private int attributionFrom(int first) {
        String start = lines[first];
        if (start.length() > LONGEST_LINE_TO_JUDGE) {
            return -1;
        }
        boolean usualStart = ATTRIBUTION_START.matcher(start).matches();
        StringBuilder joined = new StringBuilder();
        for (int i = first; i < Math.min(lines.length, first + 4) && kinds[i] == Kind.WORDS; i++) {
            joined.append(i == first ? "" : " ").append(lines[i].strip());
            if (joined.length() > 500) {
                return -1;
            }
            if (usualStart
                    && (endsLikeOne(joined) || quoteStartsAt(i + 1))
                    && wrote(joined)
                    && DATE_OR_ADDRESS.matcher(joined).find()) {
                return i;
            }
        }
        boolean introduces = start.length() <= 200 && start.stripTrailing().endsWith(":") && quoteStartsAt(first + 1);
        return introduces
                        && (wrote(start)
                                || start.contains("@")
                                        && DATE_OR_ADDRESS.matcher(start).find())
                ? first
                : -1;
    }

    /** "wrote" near the end, before at most a name and an address. */
    private static boolean wrote(CharSequence line) {
        Matcher wrote = WROTE.matcher(line);
        while (wrote.find()) {
            if (line.length() - wrote.end() <= 160) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsLikeOne(CharSequence joined) {
        String line = joined.toString().stripTrailing();
        return line.endsWith(":") || line.endsWith("：") || line.endsWith("--");
    }

    private boolean quoteStartsAt(int line) {
        int i = line;
        while (i < lines.length && i < line + 6 && kinds[i] == Kind.BLANK) {
            i++;
        }
        return i < lines.length && kinds[i] == Kind.QUOTED;
    }

    private boolean laterQuote(int from) {
        return lastQuote >= from;
    }

    private boolean wordsBefore(int line) {
        return firstWords < line;
    }

    private int findFirstWords() {
        for (int i = 0; i < Math.min(lines.length, LINES_TO_JUDGE); i++) {
            if (kinds[i] == Kind.WORDS && !RULE.matcher(head(lines[i])).matches() && !mobile(lines[i])) {
                return i;
            }
        }
        return lines.length;
    }

    private int findLastQuote() {
        for (int i = lines.length - 1; i >= 0; i--) {
            if (kinds[i] == Kind.QUOTED) {
                return i;
            }
        }
        return -1;
    }

    private static String head(String line) {
        return line.length() <= LONGEST_LINE_TO_JUDGE ? line : line.substring(0, LONGEST_LINE_TO_JUDGE);
    }

    /** Everything from here on is older. */
    private void setAside(int from) {
        int start = from;
        while (start > 0
                && (kinds[start - 1] == Kind.BLANK
                        || RULE.matcher(head(lines[start - 1])).matches())) {
            start--;
        }
        Arrays.fill(kinds, start, lines.length, Kind.HISTORY);
    }

    /** A message below, with its own head: aside where there are words above it; a bare forward is what the sender wants read. */
    private void history() {
        for (int i = 0; i < Math.min(lines.length, LINES_TO_JUDGE); i++) {
            if (kinds[i] != Kind.WORDS || lines[i].length() > LONGEST_LINE_TO_JUDGE) {
                continue;
            }
            boolean worthALook = lines[i].contains(":")
                    || lines[i].contains("--")
                    || lines[i].contains("__")
                    || lines[i].contains("above");
            boolean starts = worthALook
                    && (ORIGINAL.matcher(lines[i]).matches()
                            || BEGIN_FORWARDED.matcher(lines[i]).matches()
                            || REPLY_ABOVE.matcher(lines[i]).find()
                            || headAt(i));
            if (starts) {
                if (wordsBefore(i)) {
                    setAside(i);
                }
                return;
            }
        }
    }

    private boolean headAt(int first) {
        if (!FROM_LABEL.matcher(lines[first]).matches()
                && !OTHER_LABEL.matcher(lines[first]).matches()) {
            return false;
        }
        int from = 0;
        int others = 0;
        for (int i = first; i < Math.min(lines.length, first + 10); i++) {
            if (kinds[i] == Kind.QUOTED || lines[i].length() > LONGEST_LINE_TO_JUDGE) {
                break;
            }
            from += FROM_LABEL.matcher(lines[i]).matches() ? 1 : 0;
            others += OTHER_LABEL.matcher(lines[i]).matches() ? 1 : 0;
        }
        return from >= 1 && others >= 2;
    }

    private static void withoutBanner(List<String> segment) {
        int end = 0;
        while (end < segment.size() && segment.get(end).isBlank()) {
            end++;
        }
        int start = end;
        StringBuilder paragraph = new StringBuilder();
        while (end < segment.size() && !segment.get(end).isBlank() && paragraph.length() < LONGEST_LINE_TO_JUDGE) {
            paragraph.append(head(segment.get(end))).append('\n');
            end++;
        }
        boolean more = segment.subList(end, segment.size()).stream().anyMatch(line -> !line.isBlank());
        if (more
                && paragraph.length() < LONGEST_LINE_TO_JUDGE
                && BANNER.matcher(paragraph).matches()) {
            segment.subList(start, end).clear();
        }
    }

    /** Takes signature, footers and small print off the end of what is written. */
    private static void withoutTail(List<String> segment) {
        int below = 0;
        for (int i = segment.size() - 1; i >= 0; i--) {
            String line = segment.get(i);
            boolean exact = line.equals("-- ");
            if (exact
                    || below <= 12
                            && (line.stripTrailing().equals("--")
                                    || line.stripTrailing().equals("—"))) {
                segment.subList(i, segment.size()).clear();
                below = 0;
            } else if (!line.isBlank()) {
                below++;
            }
        }
        boolean shorter = true;
        for (int footers = 0; shorter && footers < MOST_FOOTERS; footers++) {
            trimEnd(segment);
            shorter = footerLine(segment) || footerParagraph(segment) || contactBlock(segment);
        }
    }

    private static void trimEnd(List<String> segment) {
        while (!segment.isEmpty() && segment.getLast().isBlank()) {
            segment.removeLast();
        }
    }

    private static boolean footerLine(List<String> segment) {
        if (segment.isEmpty()) {
            return false;
        }
        String last = head(segment.getLast());
        boolean footer = mobile(last) || RULE.matcher(last).matches() || dashedName(segment);
        if (footer) {
            segment.removeLast();
        }
        return footer;
    }

    private static boolean dashedName(List<String> segment) {
        int last = segment.size() - 1;
        if (last < 2
                || !DASHED_NAME.matcher(head(segment.get(last))).matches()
                || !segment.get(last - 1).isBlank()) {
            return false;
        }
        for (int i = last - 1; i >= 0; i--) {
            if (!segment.get(i).isBlank()) {
                // "I need:" and then a list of one
                return !segment.get(i).stripTrailing().endsWith(":");
            }
        }
        return false;
    }

    private static boolean mobile(String line) {
        return line.length() <= 90
                && MOBILE.matcher(line).matches()
                && DEVICE.matcher(line).find()
                && !line.contains(",")
                && line.strip().split("\\s+").length <= 9;
    }

    private static boolean footerParagraph(List<String> segment) {
        int start = segment.size();
        int length = 0;
        while (start > 0 && !segment.get(start - 1).isBlank() && length <= LONGEST_PARAGRAPH_TO_JUDGE) {
            start--;
            length += segment.get(start).length();
        }
        if (start == segment.size() || length > LONGEST_PARAGRAPH_TO_JUDGE) {
            return false;
        }
        String paragraph = String.join(" ", segment.subList(start, segment.size()));
        boolean list = RULE.matcher(head(segment.get(start))).matches()
                && LIST_FOOTER.matcher(head(paragraph)).find();
        boolean footer = list || smallPrint(paragraph) || mobile(paragraph);
        if (footer) {
            segment.subList(start, segment.size()).clear();
        }
        return footer;
    }

    private static boolean smallPrint(String paragraph) {
        if (DISCLAIMER_START.matcher(head(paragraph)).lookingAt()) {
            return true;
        }
        Matcher words = DISCLAIMER_WORDS.matcher(paragraph);
        int found = 0;
        while (found < 3 && words.find()) {
            found++;
        }
        return found >= 3 && paragraph.length() > 120;
    }

    /** Below "Kind regards" and a name: posts, wards, numbers. Kept whole as soon as one line of it reads like a sentence. */
    private static boolean contactBlock(List<String> segment) {
        int size = segment.size();
        for (int i = size - 1; i >= Math.max(0, size - 18); i--) {
            if (!CLOSING.matcher(head(segment.get(i))).matches()) {
                continue;
            }
            int name = i + 1;
            while (name < size && segment.get(name).isBlank()) {
                name++;
            }
            List<String> below = name < size ? segment.subList(name + 1, size) : List.of();
            boolean contact =
                    below.stream().anyMatch(line -> CONTACT.matcher(head(line)).find());
            if (contact && below.stream().noneMatch(NewWords::sentence)) {
                below.clear();
                return true;
            }
            return false;
        }
        return false;
    }

    private static boolean sentence(String line) {
        String plain = line.strip();
        if (plain.endsWith("?")
                || plain.regionMatches(true, 0, "PS", 0, 2)
                || plain.regionMatches(true, 0, "P.S", 0, 3)) {
            return true;
        }
        String[] words = plain.split("\\s+");
        long small = Arrays.stream(words)
                .filter(word -> !word.isEmpty()
                        && Character.isLowerCase(word.charAt(0))
                        && !word.contains("@")
                        && !word.contains("."))
                .count();
        return words.length >= 5 && small * 2 >= words.length;
    }

    private static String trimmed(List<String> segment) {
        int start = 0;
        while (start < segment.size() && segment.get(start).isBlank()) {
            start++;
        }
        StringBuilder kept = new StringBuilder();
        for (String line : segment.subList(start, segment.size())) {
            kept.append(line.stripTrailing()).append('\n');
        }
        return kept.toString().stripTrailing();
    }

    private boolean mobileOnly(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!lines[i].isBlank() && !mobile(lines[i])) {
                return false;
            }
        }
        return true;
    }
}
