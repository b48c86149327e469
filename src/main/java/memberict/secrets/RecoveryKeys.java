package memberict.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** BitLocker's eight groups of six digits, and the lettered groups of Apple and others. */
final class RecoveryKeys implements Secrets.Finder {

    private static final int WHOLE = 8;
    private static final int FEWEST_DIGITS = 24;

    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?:[ \\n-]{1,3}\\d{6}){3,7}(?!\\d)");
    private static final Pattern IN_ONE = Pattern.compile("(?<!\\d)\\d{48}(?![\\d@])");
    private static final Pattern GROUPS = Pattern.compile("(?<![\\w-])[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){4,7}(?![\\w-])");

    @Override
    public void find(Reading reading) {
        if (reading.digits() >= FEWEST_DIGITS) {
            ofDigits(reading);
        }
        if (reading.digits() > 0 && reading.plain().indexOf('-') >= 0) {
            ofGroups(reading);
        }
    }

    private static void ofDigits(Reading reading) {
        String plain = reading.plain();
        Matcher digits = DIGITS.matcher(plain);
        while (digits.find()) {
            long groups = digits.group().chars().filter(Character::isDigit).count() / 6;
            if (groups == WHOLE || plain.contains("bitlocker") || plain.contains("recovery key")) {
                reading.take(digits.start(), digits.end(), SecretKind.RECOVERY_KEY);
            }
        }
        Matcher inOne = IN_ONE.matcher(plain);
        while (inOne.find()) {
            reading.take(inOne.start(), inOne.end(), SecretKind.RECOVERY_KEY);
        }
    }

    private static void ofGroups(Reading reading) {
        Matcher groups = GROUPS.matcher(reading.plain());
        while (groups.find()) {
            String group = groups.group();
            if (Shape.hasDigit(group) && Shape.hasLetter(group) && isEven(group)) {
                reading.take(groups.start(), groups.end(), SecretKind.RECOVERY_KEY);
            }
        }
    }

    private static boolean isEven(String groups) {
        int length = groups.indexOf('-');
        for (int i = 0; i < groups.length(); i++) {
            if ((groups.charAt(i) == '-') != (i % (length + 1) == length)) {
                return false;
            }
        }
        return groups.length() % (length + 1) == length;
    }
}
