package memberict.console;

import static memberict.console.ConsoleFrame.ME;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import memberict.directory.Council;
import memberict.directory.Officer;
import memberict.knowledge.Article;
import memberict.knowledge.KnowledgeBase;
import memberict.knowledge.Match;
import memberict.knowledge.Question;
import memberict.knowledge.SearchResult;
import memberict.knowledge.Section;
import memberict.settings.Folders;
import memberict.understanding.Interpreter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The articles as curators keep them and as Members read them, and what would be answered to a question. */
@Controller
class KnowledgePages {

    private static final int BEST = 3;
    private static final int LONGEST_QUESTION = 2_000;

    private final KnowledgeBase knowledge;
    private final Interpreter interpreter;
    private final Folders folders;
    private final Names names;
    private final Times times;

    KnowledgePages(KnowledgeBase knowledge, Interpreter interpreter, Folders folders, Names names, Times times) {
        this.knowledge = knowledge;
        this.interpreter = interpreter;
        this.folders = folders;
        this.names = names;
        this.times = times;
    }

    /**
     * An article as a line of the list.
     *
     * @param overdue whether its review is
     */
    record Row(
            String id,
            String title,
            String kind,
            String category,
            String councils,
            String reviewed,
            String reviewBy,
            boolean overdue,
            boolean check) {}

    /** Which articles the list shows. */
    enum Shown {
        ALL("All"),
        CHECK("Steps to check"),
        REVIEW("Overdue for review");

        private final String label;

        Shown(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean shows(Row row) {
            return switch (this) {
                case ALL -> true;
                case CHECK -> row.check();
                case REVIEW -> row.overdue();
            };
        }

        /** All where no other is asked for. */
        private static Shown of(String id) {
            return Arrays.stream(values())
                    .filter(shown -> shown.id().equals(id))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** A choice of the list's filter, with how many articles it shows. */
    record Choice(String id, String label, long count, boolean chosen) {}

    /** An article that was found for a question. */
    record Hit(String id, String title, String score, boolean convincing) {}

    /** An article that is offered below another; {@code title} is null where no such article is in service. */
    record Related(String id, @Nullable String title) {}

    /** What would be answered; {@code down} says why nothing can be looked for. */
    record Answer(String verdict, List<Hit> hits, @Nullable String down) {}

    /**
     * A part of an article as Members read it.
     *
     * @param when at what point they do; empty for what they are sent at once
     */
    record Part(String when, String heading, String anchor, List<Piece> pieces, List<Section.Branch> choices) {}

    @GetMapping("/console/knowledge")
    String list(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String council,
            @RequestParam(defaultValue = "") String show,
            Model model) {
        List<Council> councils = names.councils(me);
        Optional<Council> asked = chosen(council, councils);
        LocalDate today = times.today(names.zone(me));
        model.addAttribute("broken", knowledge.broken());
        List<Row> rows = knowledge.articles().stream()
                .filter(article -> mayBeSeen(article, me))
                .map(article -> row(article, today))
                .sorted(Comparator.comparing(Row::overdue).reversed())
                .toList();
        Shown shown = Shown.of(show);
        model.addAttribute("articles", rows.stream().filter(shown::shows).toList());
        model.addAttribute(
                "choices",
                Arrays.stream(Shown.values())
                        .map(each -> new Choice(
                                each.id(),
                                each.label(),
                                rows.stream().filter(each::shows).count(),
                                each == shown))
                        .toList());
        model.addAttribute("councils", councils);
        model.addAttribute("council", asked.map(Council::id).orElse(""));
        model.addAttribute("question", question);
        model.addAttribute("folder", folders.knowledgeBase().toString());
        if (!question.isBlank()) {
            asked.ifPresent(where -> model.addAttribute("answer", answer(question, where)));
        }
        return "console/knowledge";
    }

    @GetMapping("/console/knowledge/{id}")
    String article(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String council,
            Model model) {
        Article article = find(id, me);
        List<Council> councils = names.councils(me).stream()
                .filter(each -> article.isFor(each.id()))
                .toList();
        Council reader = chosen(council, councils).orElseThrow(NotHere::new);
        model.addAttribute("article", row(article, times.today(reader.zone())));
        model.addAttribute("answer", Piece.filled(article.answer(), reader.values()));
        model.addAttribute("askedAs", article.askedAs());
        model.addAttribute("source", article.source());
        model.addAttribute("sourceAddress", article.sourceAddress());
        model.addAttribute(
                "related",
                article.related().stream()
                        .map(other -> new Related(
                                other.value(),
                                knowledge
                                        .article(other)
                                        .filter(found -> mayBeSeen(found, me))
                                        .map(Article::title)
                                        .orElse(null)))
                        .toList());
        model.addAttribute(
                "missing",
                article.placeholders().stream()
                        .filter(placeholder -> !reader.values().containsKey(placeholder))
                        .sorted()
                        .toList());
        model.addAttribute(
                "parts",
                article.sections().stream()
                        .map(section -> new Part(
                                when(section, article),
                                Piece.filled(section.heading(), reader.values()),
                                section.anchor(),
                                Piece.of(section.passages(), reader.values()),
                                section.choices()))
                        .toList());
        model.addAttribute("councils", councils);
        model.addAttribute("reader", reader);
        model.addAttribute(
                "file", folders.knowledgeBase().resolve(article.id() + ".md").toString());
        return "console/article";
    }

    private static String when(Section section, Article article) {
        if (section.anchor().equals(Article.IF_NOT_HELPED)) {
            return "Sent when they say it did not help:";
        }
        return article.sections().stream()
                .flatMap(asking -> asking.choices().stream())
                .filter(choice -> choice.anchor().equals(section.anchor()))
                .findFirst()
                .map(choice -> "Sent when they choose “%s”:".formatted(choice.label()))
                .orElse("");
    }

    private Article find(String id, Officer me) {
        return knowledge.articles().stream()
                .filter(article -> article.id().value().equals(id) && mayBeSeen(article, me))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private static boolean mayBeSeen(Article article, Officer me) {
        return me.councils().stream().anyMatch(article::isFor);
    }

    /** The council asked for, where it is one of these; else the first. */
    private static Optional<Council> chosen(String id, List<Council> councils) {
        return councils.stream()
                .filter(council -> council.id().equals(id))
                .findFirst()
                .or(() -> councils.stream().findFirst());
    }

    private Answer answer(String question, Council council) {
        String text = question.substring(0, Math.min(question.length(), LONGEST_QUESTION));
        SearchResult result = knowledge.search(new Question(
                text,
                interpreter.ready()
                        ? interpreter.interpret(text, times.now(council.zone())).vector()
                        : Optional.empty(),
                council.id(),
                council.values().keySet()));
        return switch (result) {
            case SearchResult.Unavailable(String why) -> new Answer("", List.of(), why);
            case SearchResult.Found(List<Match> matches) -> {
                List<Hit> best =
                        matches.stream().limit(BEST).map(KnowledgePages::hit).toList();
                yield new Answer(verdict(best), best, null);
            }
        };
    }

    private static String verdict(List<Hit> best) {
        if (best.isEmpty()) {
            return "Nothing comes near. The assistant would say so and offer a person.";
        }
        return best.getFirst().convincing()
                ? "The first of these would be sent as the answer."
                : "None of these is sure enough to be sent as the answer.";
    }

    private static Hit hit(Match match) {
        return new Hit(
                match.article().id().value(),
                match.article().title(),
                String.format(Locale.UK, "%.2f", match.score()),
                match.convincing());
    }

    private Row row(Article article, LocalDate today) {
        return new Row(
                article.id().value(),
                article.title(),
                switch (article.kind()) {
                    case HOW_TO -> "How to";
                    case KNOWN_ERROR -> "Known error";
                    case SERVICE -> "Service";
                },
                names.category(article.category()),
                article.councils().isEmpty()
                        ? "All"
                        : String.join(
                                ", ",
                                article.councils().stream()
                                        .map(names::council)
                                        .sorted()
                                        .toList()),
                times.day(article.reviewed()),
                times.day(article.reviewBy()),
                article.reviewBy().isBefore(today),
                article.check());
    }
}
