package memberict.scrutiny;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.scrutiny.Recommendation.Status;
import memberict.settings.BadSettings;
import memberict.settings.Entry;
import memberict.settings.SettingsFile;

/** Reads {@code reviews/*.yaml}: reviews of the councils served, and histories of others. */
final class ReviewFiles {

    private final Path folder;
    private final Categories categories;
    private final Directory directory;

    ReviewFiles(Path config, Categories categories, Directory directory) {
        this.folder = config.resolve("reviews");
        this.categories = categories;
        this.directory = directory;
    }

    /** What a reading depends on, at one moment; equal where nothing has changed. */
    record Version(Map<Path, Stamp> files, Set<String> councils) {}

    record Stamp(FileTime changed, long size) {}

    Version version() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        try {
            for (Path file : files()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
            }
        } catch (IOException e) {
            // What cannot be seen differs from what was seen before; reading says what is wrong, if it still is.
            stamps.clear();
        }
        return new Version(stamps, councils());
    }

    /** @param problems the first fault of each file that has one */
    record Reading(List<Review> reviews, List<PastReview> past, List<BadSettings> problems) {

        Reading {
            reviews = List.copyOf(reviews);
            past = List.copyOf(past);
            problems = List.copyOf(problems);
        }
    }

    Reading read() {
        List<Review> reviews = new ArrayList<>();
        List<PastReview> past = new ArrayList<>();
        List<BadSettings> problems = new ArrayList<>();
        Map<Object, Path> met = new HashMap<>();
        try {
            for (Path file : files()) {
                try {
                    Entry entry = SettingsFile.mapping(file);
                    if (entry.keys().contains(PastReviewFile.MARK)) {
                        past.add(PastReviewFile.read(id(file), entry));
                    } else {
                        reviews.add(review(file, entry, met));
                    }
                } catch (BadSettings e) {
                    problems.add(e);
                }
            }
        } catch (IOException e) {
            problems.add(new BadSettings(
                    folder, 1, "the folder cannot be read (" + e.getClass().getSimpleName() + ")"));
        }
        return new Reading(reviews, past, problems);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private Set<String> councils() {
        return directory.councils().stream().map(Council::id).collect(Collectors.toUnmodifiableSet());
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private Review review(Path file, Entry entry, Map<Object, Path> met) {
        entry.allowing(
                "reference",
                "title",
                "council",
                "committee",
                "approved",
                "executive-response",
                "public",
                "recommendations");
        String council = entry.text("council");
        if (!councils().contains(council)) {
            throw entry.bad(
                    "council", "there is no council '%s'; allowed: %s".formatted(council, listed(councils().stream())));
        }
        String reference = entry.text("reference");
        claim(entry, "reference", List.of(council, reference), met, file);
        List<Recommendation> recommendations = new ArrayList<>();
        for (Entry inner : entry.entries("recommendations")) {
            Recommendation recommendation = recommendation(inner, council);
            claim(inner, "reference", recommendation.reference(), met, file);
            recommendations.add(recommendation);
        }
        return making(
                entry,
                () -> new Review(
                        reference,
                        entry.text("title"),
                        council,
                        entry.text("committee"),
                        entry.date("approved"),
                        entry.text("executive-response"),
                        entry.flag("public"),
                        recommendations));
    }

    private Recommendation recommendation(Entry entry, String council) {
        entry.allowing(
                "reference",
                "text",
                "desired-outcome",
                "lead-officer",
                "target-date",
                "original-target-date",
                "executive-response",
                "status",
                "status-date",
                "status-note",
                "evidence");
        RecommendationReference reference = new RecommendationReference(council, entry.text("reference"));
        return making(
                entry,
                () -> new Recommendation(
                        reference,
                        entry.text("text"),
                        entry.text("desired-outcome"),
                        entry.text("lead-officer"),
                        entry.optionalDate("target-date").orElse(null),
                        entry.optionalDate("original-target-date").orElse(null),
                        entry.text("executive-response"),
                        entry.oneOf("status", Status.class),
                        entry.date("status-date"),
                        entry.optionalText("status-note").orElse(null),
                        entry.optionalEntry("evidence").map(this::categories).orElse(Set.of())));
    }

    private Set<String> categories(Entry evidence) {
        evidence.allowing("categories");
        List<String> named = evidence.texts("categories");
        for (String id : named) {
            if (categories.find(id).isEmpty()) {
                throw evidence.bad(
                        "categories",
                        "there is no category '%s'; allowed: %s"
                                .formatted(id, listed(categories.all().stream().map(Category::id))));
            }
        }
        return new LinkedHashSet<>(named);
    }

    private static void claim(Entry entry, String key, Object reference, Map<Object, Path> met, Path file) {
        Path first = met.putIfAbsent(reference, file);
        if (first != null) {
            throw entry.bad(
                    key,
                    "'%s' stands %s already; give each its own"
                            .formatted(
                                    entry.text(key),
                                    first.equals(file) ? "in this file" : "in " + first.getFileName()));
        }
    }

    static <T> T making(Entry entry, Supplier<T> thing) {
        try {
            return thing.get();
        } catch (IllegalArgumentException e) {
            throw entry.bad(null, String.valueOf(e.getMessage()));
        }
    }

    private static String listed(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(", "));
    }
}
