package memberict.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceHoursTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final ServiceHours hours = new ServiceHours(
            WEEKDAYS,
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28")),
            LONDON);

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:59:59, false",
        "2026-11-24T09:00:00, true",
        "2026-11-24T16:59:59, true",
        "2026-11-24T17:00:00, false",
        // Saturday, Sunday
        "2026-11-28T12:00:00, false",
        "2026-11-29T12:00:00, false",
        // a holiday on a Friday
        "2026-12-25T12:00:00, false",
        "2026-12-24T12:00:00, true"
    })
    void isOpenFromTheFirstMomentToBeforeTheLast(String at, boolean open) {
        assertThat(hours.isOpen(here(at))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // while open, now
        "2026-11-24T12:00:00, 2026-11-24T12:00:00",
        // before opening, the same day
        "2026-11-24T07:00:00, 2026-11-24T09:00:00",
        // in the evening, the next day
        "2026-11-24T18:30:00, 2026-11-25T09:00:00",
        "2026-11-24T17:00:00, 2026-11-25T09:00:00",
        // over a weekend
        "2026-11-27T18:30:00, 2026-11-30T09:00:00",
        "2026-11-28T08:00:00, 2026-11-30T09:00:00",
        // over Christmas: Friday, the weekend, Monday
        "2026-12-24T18:30:00, 2026-12-29T09:00:00"
    })
    void opensNextOnAWorkingDayThatIsNoHoliday(String at, String opening) {
        assertThat(hours.nextOpening(here(at))).isEqualTo(here(opening));
    }

    @Test
    void goesByTheCouncilsClockWhereverTheQuestionIsAsked() {
        // 8.30 in UTC is 9.30 in London in summer
        ZonedDateTime summer = ZonedDateTime.of(2026, 7, 1, 8, 30, 0, 0, ZoneOffset.UTC);
        ZonedDateTime winter = ZonedDateTime.of(2026, 12, 1, 8, 30, 0, 0, ZoneOffset.UTC);

        assertThat(hours.isOpen(summer)).isTrue();
        assertThat(hours.isOpen(winter)).isFalse();
        assertThat(hours.nextOpening(winter)).isEqualTo(here("2026-12-01T09:00:00"));
    }

    @Test
    void opensAtNineByTheClockOnceItHasBeenPutForward() {
        ZonedDateTime friday = here("2026-03-27T17:00:00");

        ZonedDateTime opening = hours.nextOpening(friday);

        assertThat(opening).isEqualTo(here("2026-03-30T09:00:00"));
        assertThat(Duration.between(friday, opening)).isEqualTo(Duration.ofHours(63));
    }

    @Test
    void opensAtNineByTheClockOnceItHasBeenPutBack() {
        ZonedDateTime friday = here("2026-10-23T17:00:00");

        ZonedDateTime opening = hours.nextOpening(friday);

        assertThat(opening).isEqualTo(here("2026-10-26T09:00:00"));
        assertThat(Duration.between(friday, opening)).isEqualTo(Duration.ofHours(65));
    }

    @Test
    void opensAfterTheGapWhereTheClockSkipsTheOpeningItself() {
        ServiceHours nights =
                new ServiceHours(Set.of(DayOfWeek.SUNDAY), LocalTime.of(1, 30), LocalTime.of(4, 0), Set.of(), LONDON);

        ZonedDateTime opening = nights.nextOpening(here("2026-03-28T12:00:00"));

        assertThat(opening).isEqualTo(here("2026-03-29T02:30:00"));
        assertThat(nights.isOpen(opening)).isTrue();
    }

    @Test
    void isNeverOpenOnNoDaysOrBackwards() {
        assertThatThrownBy(() -> new ServiceHours(Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(), LONDON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServiceHours(WEEKDAYS, LocalTime.of(17, 0), LocalTime.of(9, 0), Set.of(), LONDON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ZonedDateTime here(String at) {
        return LocalDateTime.parse(at).atZone(LONDON);
    }
}
