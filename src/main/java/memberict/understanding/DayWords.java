package memberict.understanding;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A day in a Member's words, and perhaps its part: "tonight", "tomorrow morning", "on Monday". */
record DayWords(String words) {

    private static final String WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final String PART = "(?: morning| afternoon| evening| night)?";

    private static final Pattern DAY = Pattern.compile(
            "(?<!\\b(?:since|until|till) )\\b(?:tonight|this (?:evening|afternoon|morning)|(?:later )?today|(?:tomorrow|"
                    + WEEKDAY + ")" + PART + "|in the (?:morning|afternoon|evening))\\b",
            CASE_INSENSITIVE);

    private static final Pattern PAST = Pattern.compile(
            "\\b(?:yesterday|last (?:night|week|month|time|meeting|" + WEEKDAY + ")|the other day"
                    + "|(?:days?|weeks?|months?) ago)\\b",
            CASE_INSENSITIVE);

    private static final Pattern ANOTHER_WEEK = Pattern.compile(
            "\\b(?:next (?:week|month|year|" + WEEKDAY + ")|" + WEEKDAY + " week|in a (?:week|fortnight|month)"
                    + "|\\d{1,2}(?:st|nd|rd|th))\\b",
            CASE_INSENSITIVE);

    static Optional<DayWords> in(String sentence) {
        Matcher day = DAY.matcher(sentence);
        return day.find() ? Optional.of(new DayWords(day.group())) : Optional.empty();
    }

    /** "It froze last night": not about what is to come, or only about a day too far off to hurry for. */
    static boolean areFarOff(String sentence) {
        boolean past = PAST.matcher(sentence).find() && in(sentence).isEmpty();
        return past || ANOTHER_WEEK.matcher(sentence).find();
    }

    /** The days it can mean, the likelier first. */
    List<LocalDate> dates(LocalDate today) {
        String day = words.toLowerCase(Locale.ROOT);
        if (day.startsWith("tomorrow") || day.equals("in the morning")) {
            return List.of(today.plusDays(1));
        }
        if (day.startsWith("in the")) {
            return List.of(today, today.plusDays(1));
        }
        return Stream.of(DayOfWeek.values())
                .filter(weekday -> day.startsWith(weekday.name().toLowerCase(Locale.ROOT)))
                .map(weekday -> today.with(TemporalAdjusters.nextOrSame(weekday)))
                .findFirst()
                .map(List::of)
                .orElse(List.of(today));
    }

    /** Empty where the words do not say which half of the day. */
    Optional<Boolean> morning() {
        if (endsWith("morning")) {
            return Optional.of(true);
        }
        return isEvening() || endsWith("afternoon") ? Optional.of(false) : Optional.empty();
    }

    boolean isEvening() {
        return endsWith("evening") || endsWith("night");
    }

    private boolean endsWith(String part) {
        return words.toLowerCase(Locale.ROOT).endsWith(part);
    }
}
