package memberict.tickets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ticket's name, the one thing about it that is said aloud and typed on a phone: {@code ICT-2026-000123}.
 *
 * @param year in which it was raised, in UTC
 */
public record TicketReference(int year, int number) {

    private static final Pattern TYPED =
            Pattern.compile("ICT(\\h*-\\h*|\\h+)(\\d{4})(\\h*-\\h*|\\h+)(\\d{6})", Pattern.CASE_INSENSITIVE);

    public TicketReference {
        if (year < 2000 || year > 9999 || number < 1 || number > 999_999) {
            throw new IllegalArgumentException("no ticket has the year %d and the number %d".formatted(year, number));
        }
    }

    /** Reads what people type: in any case, with spaces about or instead of the hyphens. Empty for anything else. */
    public static Optional<TicketReference> parse(String text) {
        Matcher typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TicketReference(Integer.parseInt(typed.group(2)), Integer.parseInt(typed.group(4))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ICT-%04d-%06d".formatted(year, number);
    }
}
