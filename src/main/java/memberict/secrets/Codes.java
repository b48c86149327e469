package memberict.secrets;

import java.util.Set;
import java.util.regex.Pattern;

/** One-time codes: a few digits that the words around them call a code, and not the number of something else. */
final class Codes implements Secrets.Finder {

    private static final int WINDOW = 12;
    private static final int CONTEXT = 16;

    private static final Set<String> CODES = Vocabulary.CODES;
    private static final Set<String> OTHER_CODES = Vocabulary.of(
            "error diagnostic reason cost project budget area dialling dialing country post zip tax sort exit status stop fault "
                    + "product qr bar dress reference conference meeting stock item model course ledger nominal centre "
                    + "center job event source colour color building penal highway morse discount voucher promo grid "
                    + "ward asset return response http std account finance department service hmrc payroll short bug "
                    + "planning");
    /** What makes six digits a code that was sent or shown. */
    private static final Set<String> SENT =
            Vocabulary.of("text texted texts sms authenticator verification verify one-time onetime otp 2fa mfa "
                    + "authentication sign-in passcode code codes digits six-digit 6-digit texting whatsapp "
                    + "authorisation two-factor totp");

    private static final Set<String> IS = Vocabulary.of(
            "is was are were be being said says reads shows showing showed got it's its that's as gave sent "
                    + "this enter entered typed type put tried try use using namely following say displays came number "
                    + "digits me through with have had get received called and or then another just now entering typing "
                    + "back used numbers up in him her them mine one to actually like");
    /** Before a number that is no code. */
    private static final Set<String> OTHER_NUMBERS = Vocabulary.of(
            "article ending ends ext extension ext. x room ticket case ref reference no nr since until by from page "
                    + "item agenda windows ios version error errors form model floor year date invoice order asset tag "
                    + "job call incident po serial account payroll employee planning application minute minutes motion "
                    + "ipados kb build office unit flat house tel phone telephone mobile telephoned ring on at before "
                    + "after around about over under nearly id port channel event in section para paragraph ward line");

    private static final Set<String> UNITS = Vocabulary.of(
            "minutes minute mins times days people members councillors pages mb gb hours hrs attempts years "
                    + "characters am pm o'clock households residents properties road street avenue lane close drive "
                    + "seconds secs homes houses votes pounds metres miles emails messages weeks months users words "
                    + "digits digit gardens");
    /** Entra ID's own error numbers. */
    private static final Pattern SIGN_IN_ERROR = Pattern.compile(
            "5[0-3]\\d{3}|65\\d{3}|7[05]\\d{3}|80\\d{3}|9\\d{4}|50\\d{4}|53\\d{4}|7000\\d{2}|900\\d{3}|8\\d{7}|10\\d{3}");

    private static final Pattern ERROR = Pattern.compile("(?:caa|err|e|tpm|wua|0x|aadsts|nw|ex)[-_]?[0-9a-f]{2,}");
    private static final Set<String> CALLS = Vocabulary.of(
            "is was are it's its that's said says me got entered typed tried be number one using use used");
    private static final Set<String> TURNS =
            Vocabulary.of("time year date room extension bill total number meeting phone cost");
    private static final Set<String> EQUATES = Vocabulary.of("is was as for being it's - =");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{2}-\\d{2}-\\d{4}|\\d{4}-\\d{2}|\\d+-\\d");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    @Override
    public void find(Reading reading) {
        if (isNothingButACode(reading)) {
            return;
        }
        int nearest = nearestCode(reading);
        if (nearest < 0) {
            return;
        }
        for (int i = 0; i < reading.size(); i++) {
            Word word = reading.word(i);
            if (word.mask() || word.isSymbol() || reading.isTaken(word.from(), word.to())) {
                continue;
            }
            int last = digitsFrom(reading, i);
            if (last >= i) {
                if (isCode(reading, i, last)) {
                    reading.take(word.from(), reading.word(last).to(), SecretKind.CODE);
                }
                i = last;
            } else if (Vocabulary.isNumber(word.form())) {
                i = spoken(reading, i);
            } else {
                lettered(reading, i);
            }
        }
    }

    /** Six digits and no other word, as people answer who were asked for a code elsewhere. Ours begin with noughts. */
    private static boolean isNothingButACode(Reading reading) {
        if (reading.size() == 0 || reading.size() > 2 || reading.digits() != 6) {
            return false;
        }
        int last = digitsFrom(reading, 0);
        boolean code = last == reading.size() - 1 && !reading.form(0).startsWith("00");
        if (code) {
            reading.take(reading.word(0).from(), reading.word(last).to(), SecretKind.CODE);
        }
        return code;
    }

    private static int nearestCode(Reading reading) {
        for (int i = 0; i < reading.size(); i++) {
            if (SENT.contains(bare(reading.form(i))) || isCodeWord(reading, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOrWas(String form) {
        return form.equals("is") || form.equals("was");
    }

    private static String bare(String form) {
        return form.endsWith("'s") ? form.substring(0, form.length() - 2) : form;
    }

    private static boolean isCodeWord(Reading reading, int i) {
        String form = bare(reading.form(i));
        return CODES.contains(form)
                && !OTHER_CODES.contains(reading.form(i - 1))
                && !reading.form(i + 1).equals("of")
                && !Invitations.give(reading, i);
    }

    /**
     * The last word of a group of digits that could be a code: 483921, 483 921, 48 39 21, 4 8 3 9 2 1, 4839-2011. -1 for
     * none.
     */
    private static int digitsFrom(Reading reading, int i) {
        String form = reading.form(i);
        if (!isDigitGroup(form)) {
            return -1;
        }
        Word word = reading.word(i);
        if (word.start() < word.from() && "£$#+".indexOf(reading.plain().charAt(word.from() - 1)) >= 0) {
            return i;
        }
        int last = i;
        while (last + 1 < reading.size()
                && !reading.word(last).pause()
                && !reading.word(last + 1).newLine()
                && isDigitGroup(reading.form(last + 1))
                && reading.form(last + 1).length() == form.length()) {
            last++;
        }
        return last;
    }

    private static boolean isDigitGroup(String form) {
        if (form.isEmpty() || form.length() > 11) {
            return false;
        }
        boolean google = form.startsWith("g-") || form.startsWith("m-");
        for (int i = google ? 2 : 0; i < form.length(); i++) {
            char c = form.charAt(i);
            boolean dash = c == '-' && i > 0 && i < form.length() - 1;
            if (!dash && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int count(Reading reading, int first, int last) {
        int count = 0;
        for (int i = first; i <= last; i++) {
            count += (int) reading.form(i).chars().filter(Character::isDigit).count();
        }
        return count;
    }

    private static boolean isCode(Reading reading, int first, int last) {
        int digits = count(reading, first, last);
        Word word = reading.word(first);
        if (digits < 4 || digits > 8 || isOtherNumber(reading, first, last)) {
            return false;
        }
        if (isSignInError(reading, first, last)) {
            return false;
        }
        int code = codeBefore(reading, first);
        boolean announced = code >= 0 && isAnnounced(reading, code, first, last, digits);
        boolean after = isCalledACodeAfter(reading, last);
        if (announced || after) {
            return true;
        }
        boolean six = digits == 6
                && (first == last
                        ? !reading.form(first).contains("-")
                                || reading.form(first).length() == 7
                        : true);
        boolean other = OTHER_NUMBERS.contains(reading.form(first - 1))
                && !reading.word(first - 1).pause();
        return six && !other && isSent(reading, first, last)
                || word.newLine() && isAloneUnderACode(reading, first, last);
    }

    private static boolean isOtherNumber(Reading reading, int first, int last) {
        String before = reading.form(first - 1);
        String form = reading.form(first);
        Word start = reading.word(first);
        if (start.from() > 0 && "£$+/:".indexOf(reading.plain().charAt(start.from() - 1)) >= 0) {
            return true;
        }
        if (UNITS.contains(reading.form(last + 1))
                || OTHER_NUMBERS.contains(before)
                        && !reading.word(first - 1).pause()
                        && !CODES.contains(bare(reading.form(first - 2)))
                        && !before.equals("in")
                        && !before.equals("from")
                || DATE.matcher(form).matches()
                || first > 0 && isDigitGroup(before) && !reading.word(first - 1).pause() && !start.newLine()
                || last + 1 < reading.size()
                        && isDigitGroup(reading.form(last + 1))
                        && !reading.word(last).pause()
                        && !reading.word(last + 1).newLine()
                        && reading.form(last + 1).length() > 1
                || before.startsWith("(0")
                || first > 0
                        && reading.plain()
                                .startsWith("(0", reading.word(first - 1).start())) {
            return true;
        }
        if (OTHER_CODES.contains(reading.form(first - 2)) && CODES.contains(bare(before))) {
            return true;
        }
        return false;
    }

    private static boolean isSignInError(Reading reading, int first, int last) {
        if (first != last || !SIGN_IN_ERROR.matcher(reading.form(first)).matches()) {
            return isErrorNear(reading, first);
        }
        for (int i = Math.max(0, first - CONTEXT); i < Math.min(reading.size(), first + CONTEXT); i++) {
            String form = bare(reading.form(i));
            if (SENT.contains(form)
                    && !form.equals("code")
                    && !form.equals("codes")
                    && !form.equals("sign-in")
                    && !form.equals("authenticator")
                    && !form.equals("mfa")
                    && !form.equals("authentication")) {
                return isErrorNear(reading, first);
            }
        }
        return true;
    }

    private static boolean isErrorNear(Reading reading, int first) {
        for (int i = Math.max(0, first - 4); i < first; i++) {
            if (reading.form(i).startsWith("error") || reading.form(i).equals("aadsts")) {
                return true;
            }
        }
        return false;
    }

    /** The word "code" before it in its sentence, or in the one before; -1 for none. */
    private static int codeBefore(Reading reading, int first) {
        int sentences = 0;
        for (int i = first - 1; i >= Math.max(0, first - WINDOW); i--) {
            if (reading.word(i).stop() && ++sentences > 1) {
                return -1;
            }
            if (isCodeWord(reading, i)) {
                return i;
            }
            if (CODES.contains(bare(reading.form(i)))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isAnnounced(Reading reading, int code, int first, int last, int digits) {
        int before = first - 1;
        Word link = reading.word(before);
        boolean next = code == before;
        if (next && (link.colon() || !link.stop())) {
            return digits != 4
                    || !YEAR.matcher(reading.form(first)).matches()
                    || link.colon()
                    || link.form().endsWith("'s");
        }
        boolean called = link.colon()
                || link.pause()
                || link.isSymbol()
                || link.mask()
                || IS.contains(link.form())
                || reading.word(first).newLine() && isAlone(reading, last);
        if (!called) {
            return false;
        }
        if (digits >= 6) {
            return true;
        }
        // Shorter numbers are often a time or a year: the sentence must not have turned to something else.
        boolean near = first - code <= 7;
        boolean is = CALLS.contains(link.form()) || link.colon() || link.isSymbol() || link.mask();
        boolean turned = false;
        for (int i = code + 1; i < before; i++) {
            turned |= TURNS.contains(reading.form(i));
        }
        return near && is && !turned && (!YEAR.matcher(reading.form(first)).matches() || code == before - 1);
    }

    /** "483921 is the code", "483921 as the code". */
    private static boolean isCalledACodeAfter(Reading reading, int last) {
        if (reading.word(last).stop()) {
            return false;
        }
        for (int i = last + 1; i <= Math.min(reading.size() - 1, last + 7); i++) {
            if (isCodeWord(reading, i)) {
                String link = reading.form(last + 1);
                return EQUATES.contains(link)
                        || reading.word(last + 1).isSymbol()
                        || reading.word(last).pause() && i == last + 2;
            }
            if (reading.word(i).stop()) {
                return false;
            }
        }
        return false;
    }

    private static boolean isSent(Reading reading, int first, int last) {
        for (int i = Math.max(0, first - CONTEXT); i < Math.min(reading.size(), last + CONTEXT); i++) {
            String form = bare(reading.form(i));
            boolean theirs = OTHER_CODES.contains(reading.form(i - 1))
                    || Vocabulary.CODES.contains(form) && Invitations.give(reading, i);
            if (SENT.contains(form) && !theirs) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAloneUnderACode(Reading reading, int first, int last) {
        return isAlone(reading, last) && codeBefore(reading, first) >= 0;
    }

    private static boolean isAlone(Reading reading, int last) {
        return last + 1 == reading.size()
                || reading.word(last + 1).newLine()
                || reading.word(last).pause();
    }

    /** "Four eight three nine two one" after a code. Returns the last word it looked at. */
    private static int spoken(Reading reading, int first) {
        int last = first;
        while (last + 1 < reading.size()
                && (Vocabulary.isNumber(reading.form(last + 1))
                        || reading.word(last + 1).isSymbol())
                && last - first < 24) {
            last++;
        }
        boolean code = codeBefore(reading, first) >= 0 || isCalledACodeAfter(reading, last);
        if (code
                && last - first >= 2
                && !UNITS.contains(reading.form(last + 1))
                && !OTHER_NUMBERS.contains(reading.form(first - 1))) {
            reading.take(reading.word(first).from(), reading.word(last).to(), SecretKind.CODE);
        }
        return last;
    }

    /** "The code is XK7P2Q". */
    private static void lettered(Reading reading, int i) {
        Word word = reading.word(i);
        String form = word.form();
        if (form.length() < 4 || form.length() > 12) {
            return;
        }
        int link = i - 1;
        while (link > 0 && reading.word(link).isSymbol()) {
            link--;
        }
        if (link < 0) {
            return;
        }
        boolean called = reading.word(link).colon() && isCodeWord(reading, link)
                || link != i - 1 && isCodeWord(reading, link)
                || reading.word(i).newLine()
                        && isCodeWord(reading, link)
                        && (i + 1 == reading.size() || reading.word(i + 1).newLine())
                || isOrWas(reading.form(link)) && isCodeWord(reading, link - 1);
        if (!called) {
            return;
        }
        String written = reading.written(word);
        boolean capitals = written.chars().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == '-');
        boolean looks = Shape.hasDigit(form)
                ? Shape.hasLetter(form)
                : capitals && !reading.text().equals(reading.text().toUpperCase(java.util.Locale.ROOT));
        boolean known = ERROR.matcher(form).matches() || Shape.isWellKnown(form);
        if (looks && !known && !isErrorNear(reading, i)) {
            reading.take(word.from(), Shape.valueEnd(reading, word), SecretKind.CODE);
        }
    }
}
