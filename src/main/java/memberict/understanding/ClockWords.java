package memberict.understanding;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day in a Member's words: "6.30", "half six", "7pm", "ten o'clock", "18:30".
 *
 * @param words as written
 * @param minutes since midnight where {@code exact}, otherwise on the face of a clock, from 0 to 719
 * @param exact whether morning or afternoon is certain
 */
record ClockWords(String words, int minutes, boolean exact) {

    static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final int HALF_A_DAY = 12 * 60;

    private static final String HOUR =
            "(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static final Pattern CLOCK = Pattern.compile(
            // not a sum of money, an address, a version or the page of a paper, and not "ring me after four"
            "(?<![\\d.:,/£$#-])(?<!\\b(?:since|until|till|after|between|item|page|section|version|step|ios|ipados|windows) )"
                    + "(?:(?<hour>[01]?\\d|2[0-3])[.:](?<minute>[0-5]\\d)(?!\\d|[.:]\\d|%| ?[gm]b)"
                    + "|\\bhalf(?:[ -]past)? (?<halfPast>" + HOUR + ")\\b"
                    + "|\\bquarter past (?<quarterPast>" + HOUR + ")\\b"
                    + "|\\bquarter to (?<quarterTo>" + HOUR + ")\\b"
                    + "|\\b(?<full>" + HOUR + ")(?: ?o'? ?clock\\b|(?= ?[ap]\\.?m\\b))"
                    + "|\\b(?<noon>noon|midday)\\b"
                    + "|(?<=\\b(?:at|by|before|starts) )(?<digits>(?:[01]\\d|2[0-3])[0-5]\\d)\\b"
                    + "|(?<=\\b(?:at|by|before|starts) )(?<bare>" + HOUR + ")\\b(?= *(?:$|[,.!?;)]"
                    + "|(?:tonight|today|tomorrow|this|in the|on|and|so|but|sharp|for|with|mon|tues|wednes|thurs|fri))))"
                    + "(?: ?(?<half>[ap])\\.?m\\b)?",
            CASE_INSENSITIVE);

    static List<ClockWords> in(String sentence) {
        List<ClockWords> found = new ArrayList<>();
        Matcher clock = CLOCK.matcher(sentence);
        while (clock.find()) {
            found.add(read(clock));
        }
        return found;
    }

    /**
     * What it can mean, likelier first.
     *
     * @param morning what the words around it say ("tonight"); empty where they say nothing
     */
    List<LocalTime> times(Optional<Boolean> morning) {
        if (exact) {
            return List.of(LocalTime.ofSecondOfDay(minutes * 60L));
        }
        LocalTime before = LocalTime.ofSecondOfDay(minutes * 60L);
        LocalTime after = before.plusMinutes(HALF_A_DAY);
        if (morning.isPresent()) {
            return List.of(morning.get() ? before : after);
        }
        // councils meet from eight in the morning until late in the evening
        return switch (before.getHour()) {
            case 8, 9, 10 -> List.of(before, after);
            case 11 -> List.of(before);
            default -> List.of(after);
        };
    }

    private static ClockWords read(Matcher clock) {
        int minutes = minutes(clock);
        String hour = clock.group("hour");
        String half = clock.group("half");
        boolean of24 = clock.group("digits") != null || minutes >= 13 * 60 || (hour != null && hour.startsWith("0"));
        if (of24) {
            return new ClockWords(clock.group(), minutes, true);
        }
        int onTheFace = minutes % HALF_A_DAY;
        if (clock.group("noon") != null || half != null) {
            boolean morning = half != null && half.equalsIgnoreCase("a");
            return new ClockWords(clock.group(), morning ? onTheFace : onTheFace + HALF_A_DAY, true);
        }
        return new ClockWords(clock.group(), onTheFace, false);
    }

    private static int minutes(Matcher clock) {
        if (clock.group("hour") != null) {
            return 60 * Integer.parseInt(clock.group("hour")) + Integer.parseInt(clock.group("minute"));
        }
        String digits = clock.group("digits");
        if (digits != null) {
            return 60 * Integer.parseInt(digits.substring(0, 2)) + Integer.parseInt(digits.substring(2));
        }
        return hours(clock, "halfPast")
                .map(minutes -> minutes + 30)
                .or(() -> hours(clock, "quarterPast").map(minutes -> minutes + 15))
                .or(() -> hours(clock, "quarterTo").map(minutes -> minutes - 15))
                .or(() -> hours(clock, "full"))
                .or(() -> hours(clock, "bare"))
                .orElse(HALF_A_DAY);
    }

    private static Optional<Integer> hours(Matcher clock, String group) {
        return Optional.ofNullable(clock.group(group)).map(words -> 60 * number(words));
    }

    private static int number(String words) {
        int named = NUMBERS.indexOf(words.toLowerCase(Locale.ROOT));
        return named >= 0 ? named : Integer.parseInt(words);
    }
}
