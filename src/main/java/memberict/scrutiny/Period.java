package memberict.scrutiny;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days on the council's own calendar, the first and the last included.
 *
 * @param from null for since ever
 * @param to null for until now
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Period EVER = new Period(null, null);

    public Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a period ends on the day it begins, or later");
        }
    }

    /** Its first moment. */
    Optional<Instant> start(ZoneId zone) {
        return Optional.ofNullable(from).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The first moment after it. */
    Optional<Instant> end(ZoneId zone) {
        return Optional.ofNullable(to)
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
