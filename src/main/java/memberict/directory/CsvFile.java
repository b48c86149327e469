package memberict.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import memberict.settings.BadSettings;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** One table with a heading line, read strictly: a fault names its line. */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setCommentMarker('#')
            .get();

    private final Path file;
    private final List<Row> rows = new ArrayList<>();

    /** @throws BadSettings when the file is absent, unreadable, not UTF-8, not CSV or has other columns */
    CsvFile(Path file, String... columns) {
        this.file = file;
        String text = text();
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            checkHeading(parser.getHeaderNames(), columns);
            readRows(parser, text);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSettings(file, 1, "not valid CSV: " + e.getMessage());
        }
    }

    private void readRows(CSVParser parser, String text) {
        try {
            for (CSVRecord record : parser) {
                Row row = new Row(record, lineAt(text, record.getCharacterPosition()));
                if (row.isEmpty()) {
                    continue;
                }
                int columns = parser.getHeaderNames().size();
                if (record.size() != columns) {
                    throw row.bad(
                            "there are %d values, but %d columns; put quotation marks round a value that holds a comma"
                                    .formatted(record.size(), columns));
                }
                rows.add(row);
            }
        } catch (UncheckedIOException e) {
            throw new BadSettings(file, (int) parser.getCurrentLineNumber(), "not valid CSV: " + e.getMessage());
        }
    }

    List<Row> rows() {
        return rows;
    }

    private void checkHeading(List<String> found, String... columns) {
        Set<String> allowed = Set.of(columns);
        for (String column : found) {
            if (!allowed.contains(column)) {
                throw new BadSettings(
                        file,
                        1,
                        "'%s' is not a column here; allowed: %s".formatted(column, String.join(", ", columns)));
            }
        }
        for (String column : columns) {
            if (!found.contains(column)) {
                throw new BadSettings(file, 1, "the column '%s' is missing".formatted(column));
            }
        }
    }

    private String text() {
        try {
            String text = Files.readString(file);
            // Excel begins a "CSV UTF-8" file with a byte order mark.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new BadSettings(file, 1, "the file is not there");
        } catch (CharacterCodingException e) {
            throw new BadSettings(file, 1, "the file is not UTF-8 text; in Excel, save it as \"CSV UTF-8\"");
        } catch (IOException e) {
            throw new BadSettings(
                    file, 1, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static int lineAt(String text, long position) {
        return 1
                + (int) text.substring(0, (int) position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** One line of the table. */
    final class Row {

        private final CSVRecord record;
        private final int line;

        private Row(CSVRecord record, int line) {
            this.record = record;
            this.line = line;
        }

        int line() {
            return line;
        }

        /** As Excel leaves a line whose cells were cleared. */
        boolean isEmpty() {
            return record.stream().allMatch(String::isEmpty);
        }

        String text(String column) {
            String value = record.get(column);
            if (value.isEmpty()) {
                throw bad("'%s' is missing".formatted(column));
            }
            return value;
        }

        @Nullable
        String optional(String column) {
            String value = record.get(column);
            return value.isEmpty() ? null : value;
        }

        /** Values that stand in one column, with semicolons between them. */
        List<String> several(String column) {
            return Arrays.stream(record.get(column).split(";"))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
        }

        <E extends Enum<E>> Set<E> severalOf(String column, Class<E> type) {
            Set<E> found = new HashSet<>();
            for (String value : several(column)) {
                try {
                    found.add(Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_')));
                } catch (IllegalArgumentException e) {
                    String allowed = Arrays.stream(type.getEnumConstants())
                            .map(constant ->
                                    constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", "));
                    throw bad("'%s' may hold %s, not '%s'".formatted(column, allowed, value));
                }
            }
            return found;
        }

        boolean flag(String column) {
            return switch (text(column).toLowerCase(Locale.ROOT)) {
                // Excel writes its own TRUE and FALSE.
                case "true", "yes" -> true;
                case "false", "no" -> false;
                case String other -> throw bad("'%s' must be true or false, not '%s'".formatted(column, other));
            };
        }

        /** What the row says, or the complaint about what it may not say. */
        <T> T making(Supplier<T> thing) {
            try {
                return thing.get();
            } catch (IllegalArgumentException e) {
                throw bad(String.valueOf(e.getMessage()));
            }
        }

        BadSettings bad(String problem) {
            return new BadSettings(file, line, problem);
        }
    }
}
