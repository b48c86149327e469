package memberict.understanding;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.catalogue.Urgency;

/**
 * Finds how soon a meeting starts, or a deadline falls, in the words a Member uses for it. A time that is neither, such
 * as "ring me at four", does not count.
 */
final class MeetingTimes {

    static final String MEETING = "(?:meetings?|(?:sub-?)?committees?|full council|cabinet|(?<!chief )executive|panel"
            + "|hearing|agm|planning|licensing|scrutiny|audit|working group|briefing|webcast|live ?stream|chamber"
            + "|council(?= (?:meeting|at|is|starts|begins|tonight|today|tomorrow|this|on (?:mon|tues|wednes|thurs|fri))))";

    private static final Duration SOON = Duration.ofHours(2);

    /** So long after its start a meeting is taken to be over. */
    private static final Duration LENGTH = Duration.ofHours(3);

    /** Evening meetings start between six and seven: from here on "tonight" is soon. */
    private static final LocalTime EVENING_IS_NEAR = LocalTime.of(17, 0);

    /** An answer to "When is it?" is as short as this, and does not say again what starts. */
    private static final int SHORT_ANSWER = 6;

    private static final Pattern OF_A_MEETING =
            Pattern.compile("\\b(?:" + MEETING + "|papers|agenda|vote|voting|chairing)\\b", CASE_INSENSITIVE);

    private static final Pattern STARTS =
            Pattern.compile("\\b(?:start(?:s|ing|ed)?|begins?|beginning|kicks off|due)\\b", CASE_INSENSITIVE);

    private static final Pattern DEADLINE = Pattern.compile(
            "\\b(?:needs?|needed|deadline|(?:by|before|for)(?= (?:\\d|noon|midday|half|quarter|tonight|this|today|tomorrow"
                    + "|mon|tues|wednes|thurs|fri|six|seven|eight|nine|ten)))",
            CASE_INSENSITIVE);

    private static final Pattern CALL_BACK = Pattern.compile(
            "\\b(?:(?:ring|call|phone|telephone|contact|reach|text|get hold of) (?:me|us|back)|call ?back|available"
                    + "|(?:i'm|i am|i'll be) (?:free|in|at home|home|about|back|out))\\b",
            CASE_INSENSITIVE);

    private static final Pattern COUNTDOWN = Pattern.compile(
            "\\b(?:in|within)(?: about| around| less than| under| just over| just)? (?<amount>\\d{1,3}|half an|(?:a )?quarter of an"
                    + "|(?:a )?couple of|a few|[a-z]+) ?(?<unit>mins?|minutes?|hours?|hrs?)\\b"
                    + "|\\b(?<left>\\d{1,3}|[a-z]+) ?(?:mins?|minutes?) (?:to go|left|away|until|till|before)\\b"
                    + "|\\bwithin the hour\\b",
            CASE_INSENSITIVE);

    private static final Map<String, Integer> ROUND_NUMBERS = Map.of(
            "a", 1, "an", 1, "couple of", 2, "a couple of", 2, "fifteen", 15, "twenty", 20, "thirty", 30, "forty", 40);

    private final Message message;
    private final ZonedDateTime at;
    private final boolean ofAMeeting;

    private MeetingTimes(Message message, ZonedDateTime at) {
        this.message = message;
        this.at = at;
        this.ofAMeeting = finds(OF_A_MEETING, message.text());
    }

    /** @param words as written, such as {@code 6.30 tonight} */
    record Found(String words, Urgency urgency) {}

    /** The times that matter now or today; later ones are left out. */
    static List<Found> in(Message message, ZonedDateTime at) {
        MeetingTimes times = new MeetingTimes(message, at);
        return message.sentences().stream()
                .filter(times::isMeant)
                .flatMap(sentence -> times.inSentence(sentence).stream())
                .toList();
    }

    private boolean isMeant(String sentence) {
        if (DayWords.areFarOff(sentence) || (finds(CALL_BACK, sentence) && !finds(OF_A_MEETING, sentence))) {
            return false;
        }
        return ofAMeeting || finds(STARTS, sentence) || finds(DEADLINE, sentence) || message.words() <= SHORT_ANSWER;
    }

    private List<Found> inSentence(String sentence) {
        List<Found> found = new ArrayList<>(countdowns(sentence));
        Optional<DayWords> day = DayWords.in(sentence);
        List<ClockWords> clocks = ClockWords.in(sentence);
        for (ClockWords clock : clocks) {
            String words = clock.words() + day.map(known -> " " + known.words()).orElse("");
            start(clock, day).flatMap(this::urgency).ifPresent(urgency -> found.add(new Found(words, urgency)));
        }
        if (found.isEmpty() && clocks.isEmpty()) {
            day.ifPresent(known -> urgency(known).ifPresent(urgency -> found.add(new Found(known.words(), urgency))));
        }
        return found;
    }

    /** The first time it can mean at which the meeting would not be over by now. */
    private Optional<ZonedDateTime> start(ClockWords clock, Optional<DayWords> day) {
        LocalDate today = at.toLocalDate();
        List<LocalDate> dates = day.map(known -> known.dates(today)).orElse(List.of(today, today.plusDays(1)));
        List<LocalTime> times = clock.times(day.flatMap(DayWords::morning));
        return dates.stream()
                .flatMap(date -> times.stream().map(time -> date.atTime(time).atZone(at.getZone())))
                .filter(start -> start.plus(LENGTH).isAfter(at))
                .findFirst();
    }

    private Optional<Urgency> urgency(ZonedDateTime start) {
        if (!start.isAfter(at.plus(SOON))) {
            return Optional.of(Urgency.NOW);
        }
        return start.isBefore(at.plusDays(1)) || isWithinAWorkingDay(start.toLocalDate())
                ? Optional.of(Urgency.TODAY)
                : Optional.empty();
    }

    private Optional<Urgency> urgency(DayWords day) {
        LocalDate today = at.toLocalDate();
        LocalDate date = day.dates(today).getFirst();
        if (date.equals(today)
                && day.isEvening()
                && ofAMeeting
                && !at.toLocalTime().isBefore(EVENING_IS_NEAR)) {
            return Optional.of(Urgency.NOW);
        }
        boolean anyDay = day.words().toLowerCase(Locale.ROOT).matches("in the (?:afternoon|evening)");
        return isWithinAWorkingDay(date) && !anyDay ? Optional.of(Urgency.TODAY) : Optional.empty();
    }

    /** On a Friday, Monday is. */
    private boolean isWithinAWorkingDay(LocalDate date) {
        LocalDate today = at.toLocalDate();
        boolean weekend = today.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) >= 0;
        LocalDate next = weekend ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : today.plusDays(1);
        return !date.isAfter(next);
    }

    private List<Found> countdowns(String sentence) {
        List<Found> found = new ArrayList<>();
        Matcher countdown = COUNTDOWN.matcher(sentence);
        while (countdown.find()) {
            remaining(countdown)
                    .flatMap(remaining -> urgency(at.plus(remaining)))
                    .ifPresent(urgency -> found.add(new Found(countdown.group(), urgency)));
        }
        return found;
    }

    private static Optional<Duration> remaining(Matcher countdown) {
        String left = countdown.group("left");
        if (left != null) {
            return number(left).map(Duration::ofMinutes);
        }
        String amount = countdown.group("amount");
        if (amount == null) {
            return Optional.of(Duration.ofHours(1));
        }
        Duration unit = countdown.group("unit").toLowerCase(Locale.ROOT).startsWith("h")
                ? Duration.ofHours(1)
                : Duration.ofMinutes(1);
        return switch (amount.toLowerCase(Locale.ROOT)) {
            case "half an" -> Optional.of(unit.dividedBy(2));
            case "quarter of an", "a quarter of an" -> Optional.of(unit.dividedBy(4));
            case "a few" -> Optional.of(unit.multipliedBy(3));
            default -> number(amount).map(unit::multipliedBy);
        };
    }

    private static Optional<Integer> number(String words) {
        String number = words.toLowerCase(Locale.ROOT);
        if (Character.isDigit(number.charAt(0))) {
            return Optional.of(Integer.valueOf(number));
        }
        int named = ClockWords.NUMBERS.indexOf(number);
        return named >= 0 ? Optional.of(named) : Optional.ofNullable(ROUND_NUMBERS.get(number));
    }

    private static boolean finds(Pattern pattern, String text) {
        return pattern.matcher(text).find();
    }
}
