package memberict.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which a secret is told from what people merely say of it. */
final class Vocabulary {

    private static final Set<String> ORDINARY = words("ordinary-words.txt");
    private static final Set<String> STATES = words("state-words.txt");

    static final Set<String> PASSWORDS =
            of("password passwords passwd passwrd pasword passowrd pssword paswword passsword pwd pw p/w pswd "
                    + "psw pword p'word passphrase passphrases cyfrinair passcode passcodes pin pins");

    /** What is digits as a rule. */
    static final Set<String> PINS = of("pin pins passcode passcodes");

    static final Set<String> CODES = of("code codes otp otps 2fa mfa totp passcode passcodes");

    private static final Set<String> OTHER_LABELS =
            of("pass user username login cvv cvc csc exp expiry card nino token");

    private static final Set<String> DIGITS =
            of("zero oh o nought naught nil one two three four five six seven eight nine double treble triple");
    private static final Set<String> NUMBERS =
            of("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
                    + "forty fifty sixty seventy eighty ninety hundred thousand");
    /** How people spell out what is not a letter. */
    private static final Set<String> DICTATED =
            of("capital capitals caps uppercase lowercase upper lower case exclamation mark point hash hashtag "
                    + "dollar pound sign star asterisk underscore dash hyphen ampersand dot");

    private Vocabulary() {}

    /** A word that people use in ordinary messages. */
    static boolean isOrdinary(String form) {
        return form.length() < 2 || ORDINARY.contains(form) || STATES.contains(form) || isInflected(form);
    }

    /** A word that says how a password is, not what it is. */
    static boolean isState(String form) {
        return form.length() < 2 || STATES.contains(form) || isInflected(form) || form.endsWith("n't");
    }

    private static boolean isInflected(String form) {
        return form.length() > 5
                && form.chars().allMatch(Character::isLetter)
                && (form.endsWith("ed")
                        || form.endsWith("ing")
                        || form.endsWith("ly")
                        || form.endsWith("able")
                        || form.endsWith("ible")
                        || form.endsWith("less"));
    }

    static boolean isLabel(String form) {
        return PASSWORDS.contains(form) || CODES.contains(form) || OTHER_LABELS.contains(form);
    }

    /** A digit as it is spoken. */
    static boolean isDigit(String form) {
        return DIGITS.contains(form) || form.length() == 1 && Character.isDigit(form.charAt(0));
    }

    /** Any number as it is spoken. */
    static boolean isNumber(String form) {
        return isDigit(form) || NUMBERS.contains(form);
    }

    static boolean isDictated(String form) {
        return DICTATED.contains(form);
    }

    /** The words of a line. */
    static Set<String> of(String words) {
        return Set.of(words.split(" "));
    }

    private static Set<String> words(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not where the product keeps it");
            }
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
