package memberict.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** National Insurance numbers, by the rules of HM Revenue and Customs or by what is said before them. */
final class InsuranceNumbers implements Secrets.Finder {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![a-z0-9])([a-z]{2})([ .-]{0,2})\\d{2}[ .-]?\\d{2}[ .-]?\\d{2}([ .-]?[a-d](?![a-z0-9]))?(?![0-9])");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "\\bn\\.?i\\.?(?:n\\.?)?[ :#-]|\\bn\\.?i\\.?no\\b|\\bnino\\b|national insurance|\\bnat\\.? ins");
    /** QQ is never given out, which is why it stands in every example. */
    private static final Pattern GIVEN_OUT =
            Pattern.compile("(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prstw-z][a-ceghj-nprstw-z]|qq");

    private static final int NEAR = 60;

    @Override
    public void find(Reading reading) {
        if (reading.digits() < 6) {
            return;
        }
        String plain = reading.plain();
        Matcher number = NUMBER.matcher(plain);
        while (number.find()) {
            if (isAnnounced(plain, number.start()) || isWhole(reading, number)) {
                reading.take(number.start(), number.end(), SecretKind.NATIONAL_INSURANCE);
            }
        }
    }

    private static boolean isAnnounced(String plain, int at) {
        return ANNOUNCED.matcher(plain.substring(Math.max(0, at - NEAR), at)).find();
    }

    /** Two small letters and a blank may be a word before a date. */
    private static boolean isWhole(Reading reading, Matcher number) {
        boolean apart = !number.group(2).isEmpty();
        String letters = reading.text().substring(number.start(1), number.end(1));
        return number.group(3) != null
                && GIVEN_OUT.matcher(number.group(1)).matches()
                && (!apart || letters.chars().allMatch(Character::isUpperCase));
    }
}
