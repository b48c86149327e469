package memberict.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says times and dates as people do. */
@Component
class Times {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** A moment, for people and for machines. */
    record Moment(String iso, String words, String age) {}

    Moment moment(Instant at, ZoneId zone) {
        return new Moment(at.toString(), MOMENT.format(at.atZone(zone)), age(at));
    }

    /** "3 hours", as in "3 hours ago". */
    String age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        if (age.toMinutes() < 1) {
            return "under a minute";
        }
        if (age.toHours() < 1) {
            return counted(age.toMinutes(), "minute");
        }
        if (age.toDays() < 2) {
            return counted(age.toHours(), "hour");
        }
        return counted(age.toDays(), "day");
    }

    String day(LocalDate day) {
        return DAY.format(day);
    }

    ZonedDateTime now(ZoneId zone) {
        return clock.instant().atZone(zone);
    }

    LocalDate today(ZoneId zone) {
        return now(zone).toLocalDate();
    }

    static String counted(long number, String thing) {
        return number == 1 ? "1 " + thing : "%,d %ss".formatted(number, thing);
    }
}
