package memberict.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Payment cards: the number, by its check digit, issuer and grouping, then expiry date and security code. */
final class Cards implements Secrets.Finder {

    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\w.£$/+-])\\d{2,19}+(?:[ .-]{1,2}\\d{2,6}+){0,6}(?![\\w])");
    private static final Pattern EXPIRY = Pattern.compile(
            "(?:\\bexp(?:iry|ires|iration|iring)?|valid (?:to|thru|through|until|from)|\\bends?)\\b[^\\n\\d]{0,14}"
                    + "((?:0?[1-9]|1[0-2]) ?[/.-]? ?(?:20)?[2-4]\\d)(?![\\d])");
    /** Next to the number neither needs a name. */
    private static final Pattern DATE_AND_CODE = Pattern.compile(
            "[^\\n\\d]{0,12}((?:0[1-9]|1[0-2]) ?[/-]? ?(?:20)?[2-4]\\d)(?!\\d)(?:[^\\n\\d]{1,12}(\\d{3})(?!\\d))?");

    private static final Pattern SECURITY_CODE = Pattern.compile(
            "\\b(?:cvv2?|cvc2?|csc|cvn|security (?:code|number|digits)|(?:three|3|last three|last 3) (?:digits|numbers)"
                    + "|on the back)\\b[^\\n\\d]{0,25}(\\d{3,4})(?!\\d)(?![ -]\\d)");
    private static final Pattern SPEAKS_OF_A_CARD =
            Pattern.compile("card\\b|\\bvisa\\b|maestro|\\bamex\\b|american express|\\bdebit|\\bcredit\\b");
    private static final int NEAR = 120;
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    @Override
    public void find(Reading reading) {
        boolean found = reading.digits() >= SHORTEST && numbers(reading);
        if (found || reading.digits() >= 3 && mayHoldASecurityCode(reading.plain())) {
            securityCodes(reading, found);
        }
        if (found) {
            take(reading, EXPIRY.matcher(reading.plain()));
        }
    }

    private static boolean numbers(Reading reading) {
        boolean found = false;
        Matcher numbers = NUMBERS.matcher(reading.plain());
        while (numbers.find()) {
            found |= card(reading, numbers.start(), numbers.group());
        }
        return found;
    }

    private static boolean mayHoldASecurityCode(String plain) {
        return plain.contains("cv")
                || plain.contains("csc")
                || plain.contains("card")
                || plain.contains("visa")
                || plain.contains("amex")
                || plain.contains("debit")
                || plain.contains("credit");
    }

    private static void securityCodes(Reading reading, boolean found) {
        Matcher code = SECURITY_CODE.matcher(reading.plain());
        while (code.find()) {
            boolean sure = found || code.group(1).length() == 3 || code.group().startsWith("cv");
            if (sure) {
                reading.take(code.start(1), code.end(1), SecretKind.CARD);
            }
        }
    }

    private static void take(Reading reading, Matcher matcher) {
        while (matcher.find()) {
            reading.take(matcher.start(1), matcher.end(1), SecretKind.CARD);
        }
    }

    /** Looks for a card among groups of digits. */
    private static boolean card(Reading reading, int start, String run) {
        List<int[]> groups = groups(run);
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder digits = new StringBuilder();
            for (int last = first; last < groups.size() && digits.length() <= LONGEST; last++) {
                digits.append(run, groups.get(last)[0], groups.get(last)[1]);
                if (isCard(reading, start, digits.toString(), lengths(groups, first, last))) {
                    int end = start + groups.get(last)[1];
                    reading.take(start + groups.get(first)[0], end, SecretKind.CARD);
                    dateAndCode(reading, end);
                    return true;
                }
            }
        }
        return false;
    }

    private static void dateAndCode(Reading reading, int from) {
        Matcher both = DATE_AND_CODE
                .matcher(reading.plain())
                .region(from, reading.plain().length());
        if (both.lookingAt()) {
            reading.take(both.start(1), both.end(1), SecretKind.CARD);
            if (both.group(2) != null) {
                reading.take(both.start(2), both.end(2), SecretKind.CARD);
            }
        }
    }

    private static List<int[]> groups(String run) {
        List<int[]> groups = new ArrayList<>();
        int i = 0;
        while (i < run.length()) {
            int from = i;
            while (i < run.length() && Character.isDigit(run.charAt(i))) {
                i++;
            }
            if (i > from) {
                groups.add(new int[] {from, i});
            }
            i++;
        }
        return groups;
    }

    private static String lengths(List<int[]> groups, int first, int last) {
        StringBuilder lengths = new StringBuilder();
        for (int[] group : groups.subList(first, last + 1)) {
            lengths.append(group[1] - group[0]).append(' ');
        }
        return lengths.toString().strip();
    }

    private static boolean isCard(Reading reading, int at, String digits, String lengths) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return false;
        }
        boolean grouped = switch (lengths) {
            case "4 4 4 4", "4 6 5", "4 6 4", "4 4 4 4 3", "4 4 4 4 2", "16", "15", "14", "13", "18", "19" -> true;
            case "6 10", "8 8", "8 4 4", "4 4 8", "4 12" -> true;
            default -> false;
        };
        if (!grouped) {
            return false;
        }
        boolean announced = SPEAKS_OF_A_CARD
                .matcher(reading.plain().substring(Math.max(0, at - NEAR), at))
                .find();
        // Announced, and in fours: a card with a slip of the finger is a card.
        return announced && lengths.equals("4 4 4 4") || isIssued(digits, announced) && passesLuhn(digits);
    }

    private static boolean isIssued(String digits, boolean announced) {
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        return switch (digits.length()) {
            case 16 ->
                digits.charAt(0) == '4'
                        || two >= 51 && two <= 55
                        || four >= 2221 && four <= 2720
                        || two == 35
                        || two >= 60 && two <= 65
                        || announced && (two >= 50 && two <= 69);
            case 15 -> two == 34 || two == 37;
            case 19, 18 -> announced && (digits.charAt(0) == '4' || two >= 50 && two <= 69);
            case 14 -> announced && (two == 30 || two == 36 || two == 38);
            case 13 -> announced && (digits.charAt(0) == '4' || two >= 50 && two <= 69);
            default -> false;
        };
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
