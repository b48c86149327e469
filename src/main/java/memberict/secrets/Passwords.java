package memberict.secrets;

import java.util.Set;

/**
 * Passwords, passphrases and PINs. Nothing about a password itself gives it away, so the words around it must: how it is
 * announced, and then how unlike an ordinary word it looks. The surer the announcement, the less the looks matter.
 */
final class Passwords implements Secrets.Finder {

    private static final int WINDOW = 12;
    private static final int LONGEST_PHRASE = 8;
    private static final int LONGEST_QUOTED = 80;

    private static final Set<String> IS = Vocabulary.of("is was are were be being equals reads iz becomes =");
    private static final Set<String> STILL = Vocabulary.of(
            "now currently still just simply only actually usually always definitely probably called this "
                    + "both either literally obviously ie i.e and then set to as follows been presently really likely "
                    + "maybe something like");
    /** What may stand between "password" and "is" without the sentence turning to something else. */
    private static final Set<String> GOES_ON = Vocabulary.of(
            "for on to of at in with i it that which she he they we you ive i've from there here and word "
                    + "number code phrase set currently now has used should will would must might may ict my they've "
                    + "you've we've");

    private static final Set<String> CHANGES =
            Vocabulary.of("change changed changing reset set setting update updated made make switch switched altered "
                    + "resetting chose moved went goes changes");
    private static final Set<String> USES = Vocabulary.of(
            "use used using uses have had has chose choose chosen picked put typed typing type tried try "
                    + "trying entered entering enter set setting got with wrote keyed given gave made kept remember "
                    + "it's its want wanted reset changed like say says namely eg e.g about same old new current is was");
    private static final Set<String> OWNERS = Vocabulary.of(
            "my the our a his her their your this new old current same main usual normal email council ipad "
                    + "laptop wifi wi-fi login network account work temporary correct right windows microsoft default "
                    + "first second last outlook device phone tablet admin both router broadband app previous real "
                    + "actual");
    private static final Set<String> ASKS = Vocabulary.of(
            "what what's where why how who when which here that this it there nor neither so problem issue "
                    + "trouble question and but not then whats wheres");
    private static final Set<String> NAMES = Vocabulary.of(
            "join joining hp dell lenovo epson canon brother xerox ricoh username user userid id login account name asset tag device serial laptop ipad model version "
                    + "room ticket reference ref case number no order invoice build update windows office error code "
                    + "item agenda application planning form page extension licence license printer network ssid "
                    + "postcode hotspot called named job incident bug machine computer pc tablet phone screen kb call "
                    + "sign-in logon cllr councillor on");
    private static final Set<String> GOES_ON_AFTER =
            Vocabulary.of("and but so or which yet because though please can could what why i it that if when however "
                    + "doesn't isn't wont won't does has not thanks as with for on in cheers ta since without all is "
                    + "was now again then capital both");
    private static final Set<String> LOGINS = Vocabulary.of("login log-in logon");
    private static final Set<String> OPENERS = Vocabulary.of("and so but think ok hi hello");
    private static final Set<String> SIGNS_IN = Vocabulary.of("sign signing signed log logging logged login");
    private static final Set<String> TYPES = Vocabulary.of("typed entered tried typing entering try using keyed in");
    private static final Set<String> ALSO = Vocabulary.of("and or then to from also later not nor but");
    private static final Set<String> UNITS = Vocabulary.of(
            "characters character letters letter digits digit numbers days day times months month minutes "
                    + "mins hours weeks attempts years year words goes tries different old long people symbols accounts "
                    + "systems seconds of more passwords places");
    private static final Set<String> ONCE =
            Vocabulary.of("one-time onetime time verification text texted texts sms sent authenticator");

    @Override
    public void find(Reading reading) {
        if (reading.size() == 1 && glaring(reading, 0)) {
            return;
        }
        boolean spokenOf = false;
        for (int i = 0; i < reading.size(); i++) {
            int last = keyword(reading, i);
            if (last >= i && !Invitations.give(reading, i)) {
                spokenOf = true;
                before(reading, i);
                after(reading, last);
            }
        }
        for (int i = 0; i < reading.size(); i++) {
            signedInWith(reading, i, spokenOf);
            if (LOGINS.contains(reading.form(i))) {
                login(reading, i);
            }
        }
    }

    /** The last word of the keyword that begins here, or -1. */
    private static int keyword(Reading reading, int i) {
        Word word = reading.word(i);
        if (word.mask() || word.form().isEmpty()) {
            return -1;
        }
        String form = bare(word.form());
        if (Vocabulary.PASSWORDS.contains(form) || form.endsWith("-password")) {
            return form.startsWith("passcode") && isForOnce(reading, i) ? -1 : i;
        }
        String next = reading.form(i + 1);
        return switch (form) {
            case "pass" ->
                switch (bare(next)) {
                    case "word", "words", "phrase", "code", "key" -> i + 1;
                    default -> word.colon() || IS.contains(next) && isOwned(reading, i) ? i : -1;
                };
            case "memorable", "secret", "safe" -> bare(next).equals("word") ? i + 1 : -1;
            case "credentials", "creds" -> i;
            case "login", "log-in", "logon", "sign-in" -> next.startsWith("detail") ? i + 1 : word.colon() ? i : -1;
            case "in" -> next.startsWith("details") && reading.form(i - 1).equals("log") ? i + 1 : -1;
            default -> -1;
        };
    }

    /** Login details and credentials hold a user name first. */
    private static boolean isAccount(Reading reading, int last) {
        String form = reading.form(last);
        return form.startsWith("detail")
                || form.startsWith("cred")
                || form.startsWith("log")
                || form.startsWith("sign");
    }

    private static boolean isOwned(Reading reading, int i) {
        return OWNERS.contains(reading.form(i - 1));
    }

    /** Without the 's of "password's". */
    private static String bare(String form) {
        return form.endsWith("'s") ? form.substring(0, form.length() - 2) : form;
    }

    /** A passcode that was sent is a code. */
    private static boolean isForOnce(Reading reading, int i) {
        return isNear(reading, i, 5, ONCE) || ONCE.contains(reading.form(i + 1)) || ONCE.contains(reading.form(i + 2));
    }

    // ---- what follows the keyword ----

    private static void after(Reading reading, int keyword) {
        Word key = reading.word(keyword);
        boolean pin = Vocabulary.PINS.contains(bare(key.form()));
        boolean account = isAccount(reading, keyword);
        boolean saysIs = key.form().endsWith("'s") || reading.form(keyword + 1).equals("'s");
        if (key.colon() || saysIs) {
            int value = key.colon() && !saysIs ? skipIs(reading, keyword + 1) : skip(reading, keyword + 1);
            if (account ? accountLine(reading, value) : announced(reading, value, pin)) {
                also(reading, value);
                others(reading, value + 1);
                return;
            }
        }
        if (account) {
            if (IS.contains(reading.form(keyword + 1))) {
                accountLine(reading, keyword + 2);
            }
            return;
        }
        boolean changes = isNear(reading, keyword, 4, CHANGES);
        int sentences = 0;
        for (int i = keyword + 1; i < Math.min(reading.size(), keyword + 1 + WINDOW); i++) {
            Word word = reading.word(i);
            if (word.mask()) {
                return;
            }
            if (reading.word(i - 1).stop() && ++sentences > 1) {
                return;
            }
            if (i > keyword + 1 && keyword(reading, i) >= 0 && sentences == 0 && !IS.contains(reading.form(i - 1))) {
                return;
            }
            if (step(reading, keyword, i, pin, changes, sentences)) {
                others(reading, i + 1);
                return;
            }
            changes |= CHANGES.contains(word.form());
        }
    }

    /** Whether the word at i, or what it announces, was the password. */
    private static boolean step(Reading reading, int keyword, int i, boolean pin, boolean changes, int sentences) {
        Word word = reading.word(i);
        boolean next = i == keyword + 1;
        String first = reading.form(keyword + 1);
        boolean goesOn = next
                || GOES_ON.contains(first)
                || IS.contains(first)
                || reading.word(keyword + 1).isSymbol();
        if (word.newLine() && next && alone(reading, i, pin)) {
            return true;
        }
        if (word.isSymbol()) {
            String symbol = reading.plain().substring(word.start(), word.end());
            int value = i + 1;
            return switch (symbol) {
                case ":", "=", ":-", "->", ">", "-->", "=>", "==", ":=" ->
                    sentences == 0 && take(reading, value, announced(reading, value, pin));
                case "-", "--", "/", "," -> next && take(reading, value, dashed(reading, value, pin));
                default -> false;
            };
        }
        if (IS.contains(word.form())
                || word.form().equals("it's")
                || word.form().equals("its")
                || word.form().equals("that's")) {
            int value = skip(reading, i + 1);
            boolean weak = sentences == 0 && goesOn && IS.contains(word.form());
            return take(reading, value, weak ? announced(reading, value, pin) : secretive(reading, value, pin));
        }
        if (sentences > 0) {
            return take(reading, i, glaring(reading, i));
        }
        if (word.colon() && i - keyword <= 6 && goesOn) {
            return take(reading, i + 1, changedTo(reading, i + 1, pin));
        }
        return switch (word.form()) {
            case "to", "from", "into" ->
                take(reading, i + 1, changes ? changedTo(reading, i + 1, pin) : secretive(reading, i + 1, pin));
            case "like",
                    "eg",
                    "e.g",
                    "namely",
                    "typed",
                    "entered",
                    "tried",
                    "used",
                    "using",
                    "use",
                    "put",
                    "wrote",
                    "as",
                    "try",
                    "called",
                    "keyed",
                    "enter",
                    "type",
                    "with" -> take(reading, i + 1, secretive(reading, i + 1, false));
            default ->
                take(
                        reading,
                        i,
                        next
                                ? secretive(reading, i, false) && !isThing(reading, i)
                                        || digits(reading, i, pin ? 4 : 5)
                                : glaring(reading, i));
        };
    }

    /** Those before or after it, told in the same breath. */
    private static void others(Reading reading, int from) {
        for (int i = from; i < Math.min(reading.size(), from + WINDOW); i++) {
            if (reading.word(i).mask() || reading.word(i - 1).stop()) {
                return;
            }
            glaring(reading, i);
        }
    }

    /** Takes note of a second password after the first. */
    private static boolean take(Reading reading, int value, boolean taken) {
        if (taken) {
            also(reading, value);
        }
        return taken;
    }

    private static void also(Reading reading, int first) {
        boolean digits = Shape.isDigits(reading.form(first));
        int i = first;
        for (int more = 0; more < 4; more++) {
            while (i < reading.size()
                    && reading.isTaken(reading.word(i).from(), reading.word(i).end())) {
                i++;
            }
            if (i >= reading.size()) {
                return;
            }
            Word word = reading.word(i);
            boolean links = word.isSymbol() || ALSO.contains(word.form());
            int value =
                    links ? theOtherOne(reading, i + 1) : reading.word(i - 1).pause() ? i : reading.size();
            if (!(glaringOrQuoted(reading, value) || digits && digits(reading, value, 4))) {
                return;
            }
            i = value;
        }
    }

    /** "And the new one is". */
    private static int theOtherOne(Reading reading, int from) {
        int i = from;
        while (i < reading.size()
                && i < from + 6
                && (OWNERS.contains(reading.form(i)) || reading.form(i).equals("one"))) {
            i++;
        }
        return i < reading.size() && IS.contains(reading.form(i))
                ? skip(reading, i + 1)
                : i > from ? i : skip(reading, from);
    }

    private static int skip(Reading reading, int from) {
        int i = from;
        while (i < reading.size() && i < from + 4) {
            Word word = reading.word(i);
            boolean symbol = word.isSymbol() && !word.mask();
            if (!symbol && (!STILL.contains(word.form()) || word.stop())) {
                break;
            }
            i++;
        }
        return i;
    }

    private static int skipIs(Reading reading, int from) {
        return IS.contains(reading.form(from))
                        || from < reading.size() && reading.word(from).isSymbol()
                ? skip(reading, from + 1)
                : from;
    }

    // ---- what may be one ----

    /** Said to be the password: anything but a word for how it is. */
    private static boolean announced(Reading reading, int i, boolean pin) {
        if (!isWord(reading, i)) {
            return false;
        }
        if (quoted(reading, i)) {
            return true;
        }
        Word word = reading.word(i);
        String form = word.form();
        if (spoken(reading, i) || spelled(reading, i) || digits(reading, i, 4)) {
            return true;
        }
        if (Shape.isDigits(form) || Shape.isWellKnown(form)) {
            return false;
        }
        if (Shape.isSecretive(word) || form.length() >= 3 && Shape.hasDigit(form)) {
            return phrase(reading, i, 1);
        }
        if (pin || form.length() < 3 || Vocabulary.isState(form)) {
            return false;
        }
        return phrase(reading, i, 0);
    }

    /**
     * Takes the word and those that go on spelling it out, where the clause then ends or turns.
     *
     * @param sure 1 where the first word alone is enough
     */
    private static boolean phrase(Reading reading, int i, int sure) {
        int last = i;
        while (last + 1 < reading.size()
                && last - i < LONGEST_PHRASE
                && !reading.word(last).pause()
                && !reading.word(last + 1).newLine()
                && goesOnSpelling(reading, last + 1, i, sure)) {
            last++;
        }
        Word end = reading.word(last);
        String next = reading.form(last + 1);
        boolean ends = end.pause()
                || last + 1 == reading.size()
                || reading.word(last + 1).newLine()
                || reading.word(last + 1).mask()
                || reading.word(last + 1).isSymbol()
                || GOES_ON_AFTER.contains(next);
        boolean capital =
                Character.isUpperCase(reading.text().charAt(reading.word(i).from()))
                        && !Vocabulary.isOrdinary(reading.form(i));
        if (sure == 0 && !ends && !capital) {
            return false;
        }
        reading.take(reading.word(i).from(), Shape.valueEnd(reading, end), SecretKind.PASSWORD);
        return true;
    }

    private static boolean goesOnSpelling(Reading reading, int next, int first, int sure) {
        Word word = reading.word(next);
        String form = word.form();
        boolean apart = reading.plain().charAt(word.start()) == '(';
        if (word.isSymbol() || word.mask() || apart || keyword(reading, next) >= 0) {
            return false;
        }
        boolean number = Vocabulary.isNumber(form) || Shape.isDigits(form);
        if (Vocabulary.isDictated(form) || number && !UNITS.contains(reading.form(next + 1))) {
            return true;
        }
        if (form.equals("and")) {
            return Vocabulary.isNumber(reading.form(next - 1)) && Vocabulary.isNumber(reading.form(next + 1));
        }
        if (Shape.isSecretive(word) && !Shape.isNamed(word)) {
            return true;
        }
        return sure == 0
                && form.length() > 2
                && !Vocabulary.isOrdinary(form)
                && !GOES_ON_AFTER.contains(form)
                && form.chars().allMatch(Character::isLetter);
    }

    /** After a dash: "password - Tulip99", but also "password - urgent". */
    private static boolean dashed(Reading reading, int i, boolean pin) {
        if (!isWord(reading, i)) {
            return false;
        }
        Word word = reading.word(i);
        if (secretive(reading, i, pin) || digits(reading, i, 4)) {
            return true;
        }
        boolean last =
                i + 1 == reading.size() || word.pause() || reading.word(i + 1).newLine();
        return last && !pin && isUnknown(word.form()) && phrase(reading, i, 1);
    }

    /** After "I changed it to". */
    private static boolean changedTo(Reading reading, int i, boolean pin) {
        if (!isWord(reading, i)) {
            return false;
        }
        return quoted(reading, i)
                || digits(reading, i, 4)
                || secretive(reading, i, pin)
                || !pin && isUnknown(reading.form(i)) && phrase(reading, i, 0);
    }

    private static boolean isUnknown(String form) {
        return form.length() > 3 && form.chars().allMatch(Character::isLetter) && !Vocabulary.isOrdinary(form);
    }

    private static boolean secretive(Reading reading, int i, boolean pin) {
        if (!isWord(reading, i)) {
            return false;
        }
        if (quoted(reading, i)) {
            return true;
        }
        return Shape.isSecretive(reading.word(i)) ? phrase(reading, i, 1) : pin && digits(reading, i, 4);
    }

    private static boolean glaring(Reading reading, int i) {
        return isWord(reading, i)
                && Shape.isGlaring(reading, reading.word(i))
                && !isThing(reading, i)
                && phrase(reading, i, 1);
    }

    private static boolean glaringOrQuoted(Reading reading, int i) {
        return isWord(reading, i)
                && (quoted(reading, i)
                        || Shape.isSecretive(reading.word(i))
                                && !Shape.isNamed(reading.word(i))
                                && phrase(reading, i, 1));
    }

    private static boolean isWord(Reading reading, int i) {
        return i < reading.size()
                && !reading.word(i).isSymbol()
                && !reading.word(i).mask()
                && !reading.isTaken(reading.word(i).from(), reading.word(i).to());
    }

    /** Whether it is the number or name of some thing that stands before it. */
    private static boolean isThing(Reading reading, int i) {
        boolean named =
                NAMES.contains(reading.form(i - 1)) && !reading.word(i - 1).pause();
        return named || Shape.isNamed(reading.word(i));
    }

    /** Digits alone, not so many of something. */
    private static boolean digits(Reading reading, int i, int fewest) {
        if (!isWord(reading, i) || !Shape.isDigits(reading.form(i))) {
            return false;
        }
        int last = i;
        int count = reading.form(i).length();
        while (last + 1 < reading.size()
                && !reading.word(last).pause()
                && !reading.word(last + 1).newLine()
                && Shape.isDigits(reading.form(last + 1))
                && (reading.form(last + 1).length() == reading.form(i).length())) {
            last++;
            count += reading.form(last).length();
        }
        if (count < fewest || count > 12 || UNITS.contains(reading.form(last + 1))) {
            return false;
        }
        reading.take(reading.word(i).from(), reading.word(last).to(), SecretKind.PASSWORD);
        return true;
    }

    /** "One two three four", four at least. */
    private static boolean spoken(Reading reading, int i) {
        int last = i;
        while (last < reading.size() && Vocabulary.isDigit(reading.form(last)) && last - i < 20) {
            last++;
        }
        if (last - i < 4) {
            return false;
        }
        reading.take(reading.word(i).from(), reading.word(last - 1).to(), SecretKind.PASSWORD);
        return true;
    }

    /** "S u m m e r 2 0 2 6", four characters at least. */
    private static boolean spelled(Reading reading, int i) {
        int last = i;
        int single = 0;
        while (last < reading.size() && last - i < 60) {
            String form = reading.form(last);
            boolean one = form.length() == 1;
            if (!one
                    && !Vocabulary.isDictated(form)
                    && !Vocabulary.isNumber(form)
                    && !reading.word(last).isSymbol()) {
                break;
            }
            single += one ? 1 : 0;
            last++;
        }
        if (single < 4) {
            return false;
        }
        reading.take(reading.word(i).from(), reading.word(last - 1).end(), SecretKind.PASSWORD);
        return true;
    }

    /** In quotation marks, unless they quote what a screen says. */
    private static boolean quoted(Reading reading, int i) {
        Word word = reading.word(i);
        String plain = reading.plain();
        int open = word.start();
        while (open < word.from() && "([{<*_~".indexOf(plain.charAt(open)) >= 0) {
            open++;
        }
        if (open >= word.from()) {
            return false;
        }
        char mark = plain.charAt(open);
        int most = Math.min(plain.length(), open + 2 + LONGEST_QUOTED);
        for (int close = open + 2; close < most && plain.charAt(close) != '\n'; close++) {
            boolean closes = plain.charAt(close) == mark
                    && (close + 1 == plain.length() || !Character.isLetterOrDigit(plain.charAt(close + 1)));
            if (closes) {
                int end = close;
                while (plain.charAt(end - 1) == ' ') {
                    end--;
                }
                return end > word.from() && !saysSomething(reading, i, close) && taken(reading, word.from(), end);
            }
        }
        return false;
    }

    private static boolean taken(Reading reading, int from, int to) {
        if (reading.isTaken(from, to)) {
            return false;
        }
        reading.take(from, to, SecretKind.PASSWORD);
        return true;
    }

    private static boolean saysSomething(Reading reading, int i, int close) {
        int ordinary = 0;
        int words = 0;
        for (int w = i; w < reading.size() && reading.word(w).from() < close; w++) {
            Word word = reading.word(w);
            if (Shape.isSecretive(word)
                    || Shape.isDigits(word.form()) && word.form().length() > 3) {
                return Shape.isWellKnown(word.form()) && !Shape.isDigits(word.form());
            }
            words++;
            ordinary += Vocabulary.isOrdinary(word.form()) ? 1 : 0;
        }
        return ordinary * 4 >= words * 3 || words <= 2 && Vocabulary.isState(reading.form(i));
    }

    /** On a line of its own under "here is my password". */
    private static boolean alone(Reading reading, int i, boolean pin) {
        boolean single = i + 1 == reading.size() || reading.word(i + 1).newLine();
        Word word = reading.word(i);
        if (!single || word.isSymbol() || word.mask()) {
            return secretive(reading, i, pin);
        }
        return secretive(reading, i, pin)
                || digits(reading, i, 4)
                || !pin && reading.word(i - 1).newLine() == false && isUnknown(word.form()) && phrase(reading, i, 1);
    }

    /** "Login details: jsmith / Tulip99": the second is the password. */
    private static boolean accountLine(Reading reading, int first) {
        for (int i = first; i < Math.min(reading.size(), first + 6); i++) {
            if (i > first && (reading.word(i).newLine() || reading.word(i - 1).stop())) {
                return false;
            }
            boolean second = i > first;
            if (isWord(reading, i) && second && Shape.isSecretive(reading.word(i)) && phrase(reading, i, 1)) {
                return true;
            }
            int slash = reading.form(i).indexOf('/');
            if (slash > 0
                    && !Shape.isWellKnown(reading.form(i))
                    && Shape.hasDigit(reading.form(i).substring(slash))) {
                Word word = reading.word(i);
                return taken(reading, word.from() + slash + 1, Shape.valueEnd(reading, word));
            }
        }
        return false;
    }

    /** "The login for the papers app is jsmith and Tulip99". */
    private static void login(Reading reading, int login) {
        int is = login + 1;
        while (is < Math.min(reading.size(), login + 8)
                && !reading.word(is - 1).stop()
                && !reading.form(is).equals("is")) {
            is++;
        }
        for (int i = is + 1;
                i < Math.min(reading.size(), is + 5) && reading.form(is).equals("is");
                i++) {
            if (reading.word(i - 1).stop() || glaring(reading, i)) {
                return;
            }
        }
    }

    // ---- what stands before the keyword ----

    /** "I use Fluffy123 as my password", "Tulip99 is the password". */
    private static void before(Reading reading, int keyword) {
        int i = keyword - 1;
        while (i >= 0
                && i > keyword - 6
                && OWNERS.contains(reading.form(i))
                && !reading.word(i).stop()) {
            i--;
        }
        if (i >= 1 && !reading.word(i).stop() && !reading.word(i - 1).stop()) {
            String link = reading.form(i);
            boolean equates = link.equals("is") || link.equals("was") || link.equals("=");
            if (equates && isFirst(reading, i - 1) && !reading.word(i - 1).mask()) {
                equated(reading, i - 1);
            } else if (link.equals("as") || link.equals("was") || link.equals("for") && !isPlural(reading, keyword)) {
                used(reading, i - 1);
            }
        }
        int sentences = 0;
        for (int back = keyword - 1; back >= Math.max(0, keyword - WINDOW); back--) {
            if (reading.word(back).mask() || reading.word(back).stop() && ++sentences > 1) {
                return;
            }
            glaring(reading, back);
        }
    }

    /** "I use LastPass for my passwords". */
    private static boolean isPlural(Reading reading, int keyword) {
        return reading.form(keyword).endsWith("s") && !reading.form(keyword).endsWith("'s");
    }

    private static boolean isFirst(Reading reading, int i) {
        return i == 0
                || reading.word(i - 1).pause()
                || reading.word(i).newLine()
                || reading.word(i - 1).isSymbol()
                || OPENERS.contains(reading.form(i - 1));
    }

    private static void equated(Reading reading, int i) {
        String form = reading.form(i);
        boolean plainWord = isUnknown(form) && !ASKS.contains(form) && !form.contains("'");
        if (secretive(reading, i, true) || plainWord) {
            taken(reading, reading.word(i).from(), Shape.valueEnd(reading, reading.word(i)));
        }
    }

    private static void used(Reading reading, int i) {
        if (!isWord(reading, i)) {
            closingQuote(reading, i);
            return;
        }
        String form = reading.form(i);
        if (secretive(reading, i, true) || closingQuote(reading, i)) {
            return;
        }
        for (int verb = i - 1; verb >= Math.max(0, i - 4); verb--) {
            if (USES.contains(reading.form(verb)) && isUnknown(form)) {
                int first = verb + 1;
                boolean whole = i - first <= 3;
                for (int w = first; w < i; w++) {
                    whole &= isUnknown(reading.form(w)) || Vocabulary.isNumber(reading.form(w));
                }
                taken(reading, reading.word(whole ? first : i).from(), Shape.valueEnd(reading, reading.word(i)));
                return;
            }
        }
        if (Vocabulary.isNumber(form)) {
            numberBefore(reading, i);
        }
    }

    /** "Summer two thousand as my password". */
    private static void numberBefore(Reading reading, int last) {
        int first = last;
        while (first > 0 && last - first < 8 && Vocabulary.isNumber(reading.form(first - 1))) {
            first--;
        }
        if (last - first >= 3) {
            taken(reading, reading.word(first).from(), reading.word(last).to());
        } else if (first > 0 && isUnknown(reading.form(first - 1))) {
            taken(reading, reading.word(first - 1).from(), reading.word(last).to());
        }
    }

    /** A phrase in quotation marks that ends with this word. */
    private static boolean closingQuote(Reading reading, int last) {
        for (int i = last; i >= Math.max(0, last - 6); i--) {
            Word word = reading.word(i);
            if (word.start() < word.from() && "\"'`".indexOf(reading.plain().charAt(word.from() - 1)) >= 0) {
                return !reading.isTaken(word.from(), word.to()) && quoted(reading, i);
            }
        }
        return false;
    }

    /** "I sign in with Summer2026!", "I typed hunter2". */
    private static void signedInWith(Reading reading, int i, boolean spokenOf) {
        if (!isWord(reading, i)) {
            return;
        }
        String before = reading.form(i - 1);
        boolean signsIn = (before.equals("with") || before.equals("using")) && isNear(reading, i - 1, 5, SIGNS_IN);
        boolean typed = spokenOf && TYPES.contains(before);
        if (signsIn || typed) {
            if (glaring(reading, i)) {
                also(reading, i);
            } else if (typed && !before.equals("in") && Shape.isSecretive(reading.word(i)) && !isThing(reading, i)) {
                phrase(reading, i, 1);
            }
        }
    }

    private static boolean isNear(Reading reading, int i, int within, Set<String> forms) {
        for (int back = i - 1; back >= Math.max(0, i - within); back--) {
            if (forms.contains(reading.form(back))) {
                return true;
            }
        }
        return false;
    }
}
