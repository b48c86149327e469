package memberict.scrutiny;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import memberict.scrutiny.PastReview.Counted;
import memberict.scrutiny.PastReview.Detail;
import memberict.scrutiny.PastReview.Dispute;
import memberict.scrutiny.PastReview.Document;
import memberict.scrutiny.PastReview.ExecutiveResponse;
import memberict.scrutiny.PastReview.Report;
import memberict.scrutiny.PastReview.Reported;
import memberict.scrutiny.PastReview.Row;
import memberict.scrutiny.PastReview.Undertaking;
import memberict.scrutiny.Recommendation.Status;
import memberict.settings.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads one history. Silence must not pass for knowledge: what the minutes do not give is written "not supplied", and a
 * key that is missing is a fault.
 */
final class PastReviewFile {

    /** The key by which a history is told from a review of a council served here. */
    static final String MARK = "history-of";

    private static final String NOT_SUPPLIED = "not supplied";

    private final Entry file;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<Report> reports = new ArrayList<>();
    private final Set<Detail> neverSupplied = EnumSet.noneOf(Detail.class);
    private final Set<String> numbers = new HashSet<>();
    private boolean someAreUnnumbered;

    private PastReviewFile(Entry file) {
        this.file = file;
    }

    static PastReview read(String id, Entry entry) {
        entry.allowing(
                MARK,
                "title",
                "committee",
                "documents",
                "executive-response",
                "not-supplied",
                "recommendations",
                "disputes",
                "undertakings");
        return new PastReviewFile(entry).review(id);
    }

    private PastReview review(String id) {
        file.entries("documents").forEach(this::document);
        neverSupplied.addAll(file.severalOf(NOT_SUPPLIED.replace(' ', '-'), Detail.class));
        List<Row> rows = file.entries("recommendations").stream().map(this::row).toList();
        return ReviewFiles.making(
                file,
                () -> new PastReview(
                        id,
                        file.text("title"),
                        file.text(MARK),
                        file.text("committee"),
                        executiveResponse(file.entry("executive-response")),
                        List.copyOf(documents.values()),
                        reports,
                        neverSupplied,
                        rows,
                        file.entries("disputes").stream().map(this::dispute).toList(),
                        file.entries("undertakings").stream()
                                .map(this::undertaking)
                                .toList()));
    }

    private void document(Entry entry) {
        entry.allowing("id", "title", "date", "address", "report");
        String id = entry.text("id");
        LocalDate date = supplied(entry, "date") == null ? null : entry.date("date");
        LocalDate before = latestDate();
        if (date != null && before != null && date.isBefore(before)) {
            throw entry.bad(
                    "date", "documents stand in the order of their dates, and this one is earlier than the last");
        }
        Document document = new Document(id, entry.text("title"), date, before, address(entry));
        if (documents.putIfAbsent(id, document) != null) {
            throw entry.bad("id", "'%s' stands in this file already; give each its own".formatted(id));
        }
        entry.optionalEntry("report").ifPresent(report -> reports.add(report(report, document)));
    }

    private @Nullable LocalDate latestDate() {
        return documents.values().stream()
                .map(Document::date)
                .filter(date -> date != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static @Nullable URI address(Entry entry) {
        if (supplied(entry, "address") == null) {
            return null;
        }
        return entry.read("address", PastReviewFile::web, "a web address that begins https://, or 'not supplied'")
                .orElseThrow();
    }

    private static URI web(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("not a web address");
        }
        return address;
    }

    private static Report report(Entry entry, Document document) {
        entry.allowing("said", "counted", "note");
        Map<Counted, Integer> counted = new EnumMap<>(Counted.class);
        entry.optionalEntry("counted").ifPresent(figures -> {
            figures.allowing("achieved", "behind-schedule", "extended");
            for (Counted each : Counted.values()) {
                figures.read(each.words().replace(' ', '-'), Integer::valueOf, "a number")
                        .ifPresent(figure -> counted.put(each, figure));
            }
        });
        return new Report(
                document,
                entry.text("said"),
                counted,
                entry.optionalText("note").orElse(null));
    }

    private ExecutiveResponse executiveResponse(Entry entry) {
        entry.allowing("text", "from");
        return new ExecutiveResponse(entry.text("text"), from(entry, "from"));
    }

    private Row row(Entry entry) {
        entry.allowing(
                "reference",
                "text",
                "text-from",
                "desired-outcome",
                "lead-officer",
                "resources",
                "target-date",
                "history");
        String number = supplied(entry, "reference");
        if (number == null) {
            someAreUnnumbered = true;
        } else if (!numbers.add(number)) {
            throw entry.bad("reference", "'%s' stands in this file already; give each its own".formatted(number));
        }
        String text = supplied(entry, "text");
        Document textIn = entry.optionalText("text-from").isPresent() ? from(entry, "text-from") : null;
        Map<Detail, String> details = details(entry);
        List<Reported> history =
                entry.entries("history").stream().map(this::reported).toList();
        List<Document> order = List.copyOf(documents.values());
        for (int later = 1; later < history.size(); later++) {
            if (order.indexOf(history.get(later).in())
                    <= order.indexOf(history.get(later - 1).in())) {
                throw entry.bad("history", "'history' holds one entry for each report, the oldest first");
            }
        }
        return ReviewFiles.making(entry, () -> new Row(number, text, textIn, details, history));
    }

    private Map<Detail, String> details(Entry entry) {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        for (Detail detail : Detail.values()) {
            String key = detail.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (neverSupplied.contains(detail)) {
                if (entry.optionalText(key).isPresent()) {
                    throw entry.bad(key, "'not-supplied' above says that no recommendation has a '%s'".formatted(key));
                }
                continue;
            }
            Optional.ofNullable(supplied(entry, key))
                    .map(text -> detail == Detail.TARGET_DATE
                            ? DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK)
                                    .format(entry.date(key))
                            : text)
                    .ifPresent(text -> details.put(detail, text));
        }
        return details;
    }

    private Reported reported(Entry entry) {
        entry.allowing("reported-in", "status", "behind-schedule", "reason", "note");
        Document in = from(entry, "reported-in");
        if (reports.stream().noneMatch(report -> report.document().equals(in))) {
            throw entry.bad("reported-in", "'%s' is no report: it has no 'report' of its own above".formatted(in.id()));
        }
        Status status = supplied(entry, "status") == null ? null : entry.oneOf("status", Status.class);
        String reason = status != null && status.needsReason()
                ? supplied(entry, "reason")
                : entry.optionalText("reason").orElse(null);
        return ReviewFiles.making(
                entry,
                () -> new Reported(
                        in,
                        status,
                        entry.flag("behind-schedule"),
                        reason,
                        entry.optionalText("note").orElse(null)));
    }

    private Dispute dispute(Entry entry) {
        entry.allowing("recommendation", "status", "said", "minuted-in");
        String number = entry.text("recommendation");
        if (!numbers.contains(number) && !someAreUnnumbered) {
            throw entry.bad(
                    "recommendation",
                    "no recommendation is numbered '%s', and none is left without its number".formatted(number));
        }
        return new Dispute(number, entry.oneOf("status", Status.class), entry.text("said"), from(entry, "minuted-in"));
    }

    private Undertaking undertaking(Entry entry) {
        entry.allowing("text", "by", "outcome", "minuted-in");
        return new Undertaking(
                entry.text("text"), entry.text("by"), supplied(entry, "outcome"), from(entry, "minuted-in"));
    }

    private Document from(Entry entry, String key) {
        String id = entry.text(key);
        Document document = documents.get(id);
        if (document == null) {
            throw entry.bad(
                    key, "there is no document '%s'; allowed: %s".formatted(id, String.join(", ", documents.keySet())));
        }
        return document;
    }

    /** Null where the file says that it is not supplied; a fault where it says nothing. */
    private static @Nullable String supplied(Entry entry, String key) {
        String text = entry.text(key);
        return text.equals(NOT_SUPPLIED) ? null : text;
    }
}
