package memberict.secrets;

import java.util.regex.Pattern;

/** What a word looks like, whatever stands around it. */
final class Shape {

    private static final int LONGEST = 100;
    private static final String SIGNS = "!£$%^&*@#~?+=_|\\";

    /** Never a secret, even where one is announced. */
    private static final Pattern WELL_KNOWN =
            Pattern.compile("(?:aadsts|err(?:or)?|caa|0x|hresult|kb|cve)[-_ ]?[0-9a-f]{3,}[-0-9a-f]*"
                    + "|[a-z]{2,6}[-/]\\d{4}[-/]\\d{2,}|\\d{2,4}/\\d{3,6}/[a-z]{2,5}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}"
                    + "|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[.:]\\d{2}(?:am|pm)?|\\d+(?:st|nd|rd|th|am|pm|gb|mb|kb|tb|mbps|hrs?|mins?|secs?|%)"
                    + "|[^\\s@]+@[^\\s@]+\\.[a-z]{2,}|(?:https?://|www\\.)\\S+|[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:uk|com|org|net|gov|ms|io|eu)(?:/\\S*)?"
                    + "|[£$€]\\d\\S*|\\d+(?:[.,]\\d+)*|\\d+(?:/\\d+)+");

    /** Names of things with a number in them; a secret only where one is announced. */
    private static final Pattern NAMED_THING = Pattern.compile(
            "(?:office|windows|win|microsoft|iphone|ipad|ipados|ios|macos|outlook|sharepoint|word|excel|powerpoint|teams|galaxy"
                    + "|pixel|surface|version|ver|pro|mini|air|covid|cop|web|chrome|edge|android|exchange|server|office-|room"
                    + "|floor|unit|block|item|ward|group|team|step|day|week|year|usb|hdmi|type|wifi|sha|gen|part|para|appendix"
                    + "|section|option|plan|line|ext|asset|tag|ict|inc|req|ref|ritm|chg|prb|inv|doc|laptop|printer|prn|prt"
                    + "|lap|srv|tab|serial|cas|case|ticket|call|job|order|form|page|annex|schedule|table|fig|figure)[-_ ]?\\d+"
                    + "(?:[.\\d]*)(?:th|st|nd|rd|am|pm|gb|mb|s|x)?"
                    + "|[a-z]{1,3}[-_]?\\d{1,6}[a-z]?|\\d{1,4}[a-z]{1,2}|[a-z]{1,2}\\d{1,2}[a-z]{0,2}\\d?[a-z]{0,2}|[a-z]{1,2}\\d{2,4}[a-z]{1,4}"
                    + "|\\d+[-/]?(?:in|inch|day|week|month|year|digit|character|letter|bit|hour|minute|step|factor)s?"
                    + "|[a-z]{2,5}[-_/]\\S{0,30}\\d{3,}|\\d{2}[-_/]\\d{2,}\\S{0,20}|[a-z]+-[a-z]+");

    private Shape() {}

    static boolean hasDigit(String text) {
        return digits(text) > 0;
    }

    static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            }
        }
        return digits;
    }

    static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && digits(text) == text.length();
    }

    static boolean isWellKnown(String form) {
        return form.length() > LONGEST || WELL_KNOWN.matcher(form).matches();
    }

    private static boolean isNamedThing(String form) {
        return form.length() <= LONGEST && NAMED_THING.matcher(form).matches();
    }

    /** Letters with digits or signs among them, as no word has. */
    static boolean isSecretive(Word word) {
        String form = word.form();
        return form.length() >= 4
                && (hasDigit(form) || hasSign(form))
                && hasLetter(form)
                && !isWellKnown(form)
                && !isCompound(form);
    }

    /** Secretive, and not the name of a thing or a room either: it needs no announcing next to it. */
    static boolean isGlaring(Reading reading, Word word) {
        String form = word.form();
        if (form.length() < 5 || !hasDigit(form) || !isSecretive(word) || isNamedThing(form)) {
            return false;
        }
        String written = reading.written(word);
        boolean mixed = written.chars().anyMatch(Character::isUpperCase)
                && written.chars().anyMatch(Character::isLowerCase);
        return mixed || hasSign(form) || reading.plain().startsWith("!", word.to()) && letters(form) >= 3;
    }

    static boolean isNamed(Word word) {
        return isNamedThing(word.form());
    }

    private static long letters(String form) {
        return form.chars().filter(Character::isLetter).count();
    }

    private static boolean hasSign(String form) {
        for (int i = 0; i < form.length(); i++) {
            if (SIGNS.indexOf(form.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Such as and/or, AT&T, R&D, #council: signs that ordinary writing has. */
    private static boolean isCompound(String form) {
        if (hasDigit(form)) {
            return false;
        }
        long signs = form.chars().filter(c -> !Character.isLetter(c)).count();
        return signs == 1
                && (form.indexOf('&') >= 0
                        || form.indexOf('/') >= 0
                        || form.indexOf('@') == 0
                        || form.indexOf('#') == 0
                        || form.indexOf('_') >= 0
                        || form.indexOf('+') >= 0);
    }

    /** Where a secret ends: with its own exclamation marks, without the sentence's full stop or a closing quotation mark. */
    static int valueEnd(Reading reading, Word word) {
        int end = word.end();
        while (end > word.to() && ".,;:)]}>\"'`*_~".indexOf(reading.plain().charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
