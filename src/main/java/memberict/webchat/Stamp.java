package memberict.webchat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When something was said, by the council's own clock.
 *
 * @param machine for the datetime attribute
 * @param time such as 6:24pm
 * @param day such as "Friday 20 November", where it was the first of its day; null elsewhere
 */
record Stamp(String machine, String time, @Nullable String day) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_OF_ANOTHER_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final Map<Integer, String> AS_PEOPLE_SAY = Map.of(0, "midnight", 12 * 60, "midday");

    /**
     * @param before when the thing before it was said; null where it is the first
     * @param now the page does not say "today"
     */
    static Stamp of(Instant at, @Nullable Instant before, Instant now, ZoneId zone) {
        ZonedDateTime here = at.atZone(zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        boolean sameDay = here.toLocalDate().equals(before == null ? today : LocalDate.ofInstant(before, zone));
        return new Stamp(at.toString(), time(here), sameDay ? null : day(here.toLocalDate(), today));
    }

    private static String time(ZonedDateTime at) {
        String named = AS_PEOPLE_SAY.get(at.getHour() * 60 + at.getMinute());
        return named == null ? TIME.format(at).toLowerCase(Locale.UK) : named;
    }

    private static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return (day.getYear() == today.getYear() ? DAY : DAY_OF_ANOTHER_YEAR).format(day);
    }
}
