package memberict.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a person answers, by the council's own clock.
 *
 * @param to the first moment that is closed again
 * @param holidays days that are closed whatever day of the week they fall on
 */
public record ServiceHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays, ZoneId zone) {

    public ServiceHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("service hours have at least one day");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("service hours open before they close");
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    public boolean isOpen(ZonedDateTime at) {
        ZonedDateTime here = at.withZoneSameInstant(zone);
        LocalTime time = here.toLocalTime();
        return isWorkingDay(here.toLocalDate()) && !time.isBefore(from) && time.isBefore(to);
    }

    /** When a person can next be reached: the given moment itself while it is open. */
    public ZonedDateTime nextOpening(ZonedDateTime at) {
        ZonedDateTime here = at.withZoneSameInstant(zone);
        if (isOpen(here)) {
            return here;
        }
        LocalDate day = here.toLocalTime().isBefore(from)
                ? here.toLocalDate()
                : here.toLocalDate().plusDays(1);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(from).atZone(zone);
    }

    public boolean isWorkingDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
