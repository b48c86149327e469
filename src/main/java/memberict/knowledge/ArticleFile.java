package memberict.knowledge;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.settings.BadSettings;
import memberict.settings.Entry;
import memberict.settings.SettingsFile;

/** Reads one article as officers write it: settings between two lines {@code ---}, then Markdown. */
final class ArticleFile {

    static final String ENDING = ".md";
    static final int MOST_BYTES = 200 * 1024;

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_ANSWER = 250;
    private static final int MOST_RELATED = 3;
    private static final String FENCE = "---";
    private static final String ALL = "all";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z][a-z0-9-]*)}}");
    private static final Pattern TABLE = Pattern.compile("\\s*(\\|.*|:?-{2,}:?\\s*\\|.*)");

    private final Path file;
    private final Categories categories;

    private ArticleFile(Path file, Categories categories) {
        this.file = file;
        this.categories = categories;
    }

    /** @throws BadSettings naming the line at fault and what is allowed there */
    static Article read(Path file, byte[] content, Categories categories) {
        return new ArticleFile(file, categories).read(content);
    }

    private Article read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new BadSettings(file, 1, "an article has at most %d KB".formatted(MOST_BYTES / 1024));
        }
        List<String> lines = text(file, content).lines().toList();
        if (lines.isEmpty() || !isFence(lines.getFirst())) {
            throw new BadSettings(file, 1, "an article begins with a line '---' and its settings");
        }
        int fence = 1;
        while (fence < lines.size() && !isFence(lines.get(fence))) {
            fence++;
        }
        if (fence == lines.size()) {
            throw new BadSettings(file, 1, "the settings that begin here are not ended by a second line '---'");
        }
        Entry settings = SettingsFile.mapping(file, String.join("\n", lines.subList(1, fence)), 2)
                .allowing(
                        "id",
                        "title",
                        "kind",
                        "category",
                        "answer",
                        "asked-as",
                        "councils",
                        "reviewed",
                        "review-by",
                        "source",
                        "source-address",
                        "check",
                        "related");
        return article(settings, lines.subList(fence + 1, lines.size()), fence + 2);
    }

    private Article article(Entry settings, List<String> body, int bodyLine) {
        ArticleId id = id(settings);
        String title = plain(settings, "title", atMost(LONGEST_TITLE, settings, "title"));
        String answer = plain(settings, "answer", atMost(LONGEST_ANSWER, settings, "answer"));
        Set<String> placeholders = new TreeSet<>(placeholders(settings, "answer", answer));
        LocalDate reviewed = settings.date("reviewed");
        LocalDate reviewBy = settings.date("review-by");
        if (!reviewBy.isAfter(reviewed)) {
            throw settings.bad("review-by", "'review-by' must be later than 'reviewed', %s".formatted(reviewed));
        }
        if (!placeholders(settings, "title", title).isEmpty()) {
            throw settings.bad("title", "'title' cannot hold a placeholder");
        }
        for (int i = 0; i < body.size(); i++) {
            int line = bodyLine + i;
            placeholders.addAll(placeholders(body.get(i), problem -> new BadSettings(file, line, problem)));
            if (TABLE.matcher(body.get(i)).matches()) {
                throw new BadSettings(file, line, "a table is not allowed; write steps or bullets");
            }
        }
        return new Article(
                id,
                title,
                settings.oneOf("kind", Article.Kind.class),
                category(settings),
                answer,
                askedAs(settings),
                councils(settings),
                reviewed,
                reviewBy,
                settings.text("source"),
                settings.read("source-address", ArticleFile::webAddress, "an address that begins with https://")
                        .orElse(null),
                settings.flag("check"),
                related(settings, id),
                ArticleBody.sections(file, String.join("\n", body), bodyLine),
                Set.copyOf(placeholders));
    }

    private ArticleId id(Entry settings) {
        ArticleId id = settings.read("id", ArticleId::new, "lower-case letters, digits and hyphens")
                .orElseThrow(() -> settings.bad(null, "'id' is missing"));
        String name = String.valueOf(file.getFileName());
        if (!name.equals(id + ENDING)) {
            throw settings.bad("id", "the id is '%s' but the file is '%s'; they must agree".formatted(id, name));
        }
        return id;
    }

    private String category(Entry settings) {
        String category = settings.text("category");
        if (categories.find(category).isEmpty()) {
            throw settings.bad(
                    "category",
                    "there is no category '%s'; allowed: %s"
                            .formatted(
                                    category,
                                    categories.all().stream().map(Category::id).collect(Collectors.joining(", "))));
        }
        return category;
    }

    private List<String> askedAs(Entry settings) {
        List<String> askedAs = settings.texts("asked-as");
        if (askedAs.isEmpty() || askedAs.stream().anyMatch(String::isEmpty)) {
            throw settings.bad("asked-as", "'asked-as' lists at least one way people ask this, each with words");
        }
        Set<String> met = new HashSet<>();
        for (String asked : askedAs) {
            if (!placeholders(settings, "asked-as", asked).isEmpty()) {
                throw settings.bad("asked-as", "'asked-as' cannot hold a placeholder: " + asked);
            }
            if (!met.add(asked)) {
                throw settings.bad("asked-as", "'%s' stands here twice".formatted(asked));
            }
        }
        return askedAs;
    }

    private static URI webAddress(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("not on the web");
        }
        return address;
    }

    private static List<ArticleId> related(Entry settings, ArticleId own) {
        List<String> names = settings.texts("related");
        if (names.size() > MOST_RELATED) {
            throw settings.bad("related", "'related' lists at most %d articles".formatted(MOST_RELATED));
        }
        List<ArticleId> related = new ArrayList<>();
        for (String name : names) {
            ArticleId id = ArticleId.of(name)
                    .orElseThrow(() -> settings.bad("related", "'%s' is not the id of an article".formatted(name)));
            if (id.equals(own) || related.contains(id)) {
                throw settings.bad("related", "'related' lists other articles, each once; '%s' is not".formatted(name));
            }
            related.add(id);
        }
        return List.copyOf(related);
    }

    /** Empty for all. */
    private Set<String> councils(Entry settings) {
        List<String> councils = settings.texts("councils");
        if (councils.isEmpty() || councils.contains("") || (councils.contains(ALL) && councils.size() > 1)) {
            throw settings.bad("councils", "'councils' is all, or a list of councils' ids");
        }
        return councils.contains(ALL) ? Set.of() : Set.copyOf(councils);
    }

    private String atMost(int longest, Entry settings, String key) {
        String text = settings.text(key).replaceAll("\\s+", " ");
        if (text.length() > longest) {
            throw settings.bad(key, "'%s' has at most %d characters, not %d".formatted(key, longest, text.length()));
        }
        return text;
    }

    private static String plain(Entry settings, String key, String text) {
        if (text.contains("**") || text.contains("](")) {
            throw settings.bad(key, "'%s' is plain words, without **strong** or [links](…)".formatted(key));
        }
        return text;
    }

    private static Set<String> placeholders(Entry settings, String key, String text) {
        return placeholders(text, problem -> settings.bad(key, problem));
    }

    private static Set<String> placeholders(String text, Function<String, BadSettings> complaint) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        String rest = matcher.replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            throw complaint.apply("a placeholder is a name in lower case between double curly brackets: {{ict-phone}}");
        }
        return found;
    }

    private static boolean isFence(String line) {
        return line.stripTrailing().equals(FENCE);
    }

    /** @throws BadSettings where it is not plain UTF-8 text */
    static String text(Path file, byte[] content) {
        CharBuffer read = CharBuffer.allocate(content.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), read, true);
        String text = read.flip().toString();
        if (result.isError()) {
            throw new BadSettings(file, lastLine(text), "this is not UTF-8 text; save the file as UTF-8");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw new BadSettings(
                        file,
                        lastLine(text.substring(0, i)),
                        "an invisible character (U+%04X) is not allowed".formatted((int) c));
            }
        }
        // Some editors put a byte order mark in front.
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int lastLine(String text) {
        return (int) text.chars().filter(c -> c == '\n').count() + 1;
    }
}
