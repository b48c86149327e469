package memberict.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Date header, obsolete and sloppy spellings included. */
final class MailDate {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})[\\s-]+([A-Za-z]{3})[A-Za-z]*[\\s,-]+(\\d{2,4})[\\s,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?\\s*(?:([+-])(\\d{2}):?(\\d{2})|([A-Za-z]{1,5}))?");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Map<String, Integer> ZONES = Map.of(
            "bst", 1, "cet", 1, "cest", 2, "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "pst", -8, "pdt", -7);

    private MailDate() {}

    static Optional<Instant> read(String header) {
        Matcher date = DATE.matcher(header.replaceAll("\\([^)]*\\)", " "));
        if (!date.find()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(date.group(3));
        if (year < 50) {
            year += 2000;
        } else if (year < 1000) {
            year += 1900;
        }
        int second = date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6)));
        try {
            return Optional.of(LocalDate.of(year, month, Integer.parseInt(date.group(1)))
                    .atTime(LocalTime.of(Integer.parseInt(date.group(4)), Integer.parseInt(date.group(5)), second))
                    .toInstant(zone(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(Matcher date) {
        if (date.group(7) != null) {
            int sign = date.group(7).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(
                    sign * Integer.parseInt(date.group(8)), sign * Integer.parseInt(date.group(9)));
        }
        String name = date.group(10) == null ? "" : date.group(10).toLowerCase(Locale.ROOT);
        return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
    }
}
