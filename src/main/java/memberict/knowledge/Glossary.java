package memberict.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import memberict.settings.BadSettings;

/**
 * What technical words mean, in one sentence each: the file {@code glossary.md} among the articles. Answers explain from it
 * the words they use.
 */
public record Glossary(List<Term> terms) {

    public static final Glossary EMPTY = new Glossary(List.of());

    static final String FILE = "glossary.md";

    private static final int LONGEST_EXPLANATION = 160;
    private static final String TECHNICAL = "## Technical words";
    private static final String OTHER = "## Other words";
    private static final Pattern ENTRY =
            Pattern.compile("- \\*\\*(?<word>[^*]+)\\*\\*(?: \\((?<aliases>[^()]+)\\))?: (?<explanation>.+)");
    private static final Pattern MARKUP = Pattern.compile("[*_`{}<>]|]\\(");

    /** How a sentence goes on that says what the word before it means. */
    private static final Pattern EXPLAINED = Pattern.compile(
            "(?: app)?(?: \\(|,? which is | is (?:an?|where|run|kept) | is the council| lets | means | puts | locks )");

    public Glossary {
        terms = List.copyOf(terms);
    }

    /**
     * A word with its meaning.
     *
     * @param aliases other words for the same
     * @param explanation one sentence
     * @param technical whether an answer that uses it explains it; the others are for those who look them up
     */
    public record Term(String word, List<String> aliases, String explanation, boolean technical) {

        public Term {
            aliases = List.copyOf(aliases);
        }

        private Stream<String> words() {
            return Stream.concat(Stream.of(word), aliases.stream());
        }

        /** Where the text first uses it; empty where it does not, or says itself what it means. */
        private Optional<Use> firstUse(String text) {
            List<Use> uses = words().flatMap(each -> uses(each, text)).toList();
            boolean explained = uses.stream()
                    .anyMatch(use -> EXPLAINED
                            .matcher(text)
                            .region(use.end(), text.length())
                            .lookingAt());
            return explained ? Optional.empty() : uses.stream().min(Use.EARLIEST);
        }

        private Stream<Use> uses(String each, String text) {
            // TAP is no tap.
            int flags = each.equals(each.toUpperCase(Locale.UK)) ? 0 : Pattern.CASE_INSENSITIVE;
            return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(each) + "s?(?![\\p{L}\\p{N}])", flags)
                    .matcher(text)
                    .results()
                    .map(found -> new Use(this, found.start(), found.end()));
        }
    }

    private record Use(Term term, int start, int end) {

        private static final Comparator<Use> EARLIEST = Comparator.comparingInt(Use::start)
                .thenComparing(Comparator.comparingInt(Use::end).reversed());
    }

    /** The technical words a text uses without saying what they mean, in the order in which it first does. */
    public List<Term> usedIn(String text) {
        List<Use> uses = terms.stream()
                .filter(Term::technical)
                .flatMap(term -> term.firstUse(text).stream())
                .sorted(Use.EARLIEST)
                .toList();
        List<Term> used = new ArrayList<>();
        int end = -1;
        for (Use use : uses) {
            // "Temporary Access Pass" is one term, whatever terms stand inside it.
            if (use.start() >= end) {
                used.add(use.term());
                end = use.end();
            }
        }
        return used;
    }

    public Glossary without(Set<String> words) {
        return new Glossary(
                terms.stream().filter(term -> !words.contains(term.word())).toList());
    }

    static boolean isGlossary(String fileName) {
        return fileName.equalsIgnoreCase(FILE);
    }

    /** @throws BadSettings naming the line at fault and what is allowed there */
    static Glossary read(Path file, byte[] content) {
        List<String> lines = ArticleFile.text(file, content).lines().toList();
        List<Term> terms = new ArrayList<>();
        Set<String> met = new HashSet<>();
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            int number = i + 1;
            if (line.equals(TECHNICAL) || line.equals(OTHER)) {
                heading = line;
            } else if (!line.isEmpty() && !(line.startsWith("# ") && terms.isEmpty())) {
                if (heading.isEmpty()) {
                    throw new BadSettings(file, number, "words stand under '%s' or '%s'".formatted(TECHNICAL, OTHER));
                }
                Term term = term(file, number, line, heading.equals(TECHNICAL));
                term.words().forEach(word -> {
                    if (!met.add(word.toLowerCase(Locale.UK))) {
                        throw new BadSettings(file, number, "'%s' stands here twice".formatted(word));
                    }
                });
                terms.add(term);
            }
        }
        if (terms.isEmpty()) {
            throw new BadSettings(file, 1, "the glossary holds no words");
        }
        return new Glossary(terms);
    }

    private static Term term(Path file, int line, String text, boolean technical) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw new BadSettings(
                    file,
                    line,
                    "expected a word and its meaning on one line, such as"
                            + " '- **VPN** (virtual private network): A private link to the council.'");
        }
        String explanation = entry.group("explanation").strip();
        if (explanation.length() > LONGEST_EXPLANATION || explanation.contains(". ") || !explanation.endsWith(".")) {
            throw new BadSettings(
                    file, line, "a meaning is one sentence of at most %d characters".formatted(LONGEST_EXPLANATION));
        }
        if (MARKUP.matcher(explanation).find()) {
            throw new BadSettings(file, line, "a meaning is plain words, without markup or placeholders");
        }
        List<String> aliases = entry.group("aliases") == null
                ? List.of()
                : Arrays.stream(entry.group("aliases").split(",", -1))
                        .map(String::strip)
                        .toList();
        String word = entry.group("word").strip();
        if (word.isEmpty() || aliases.contains("")) {
            throw new BadSettings(file, line, "a word is missing before or between its commas");
        }
        return new Term(word, aliases, explanation, technical);
    }
}
