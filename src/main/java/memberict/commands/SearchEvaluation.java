package memberict.commands;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import memberict.commands.Cpu.Timed;
import memberict.commands.JsonLines.Row;
import memberict.commands.SearchReport.Asked;
import memberict.commands.SearchReport.Found;
import memberict.conversation.FirstReply;
import memberict.directory.Council;
import memberict.knowledge.Article;
import memberict.knowledge.ArticleId;
import memberict.knowledge.BrokenArticle;
import memberict.knowledge.KnowledgeBase;
import memberict.knowledge.Match;
import memberict.knowledge.Question;
import memberict.knowledge.SearchResult;
import memberict.language.Vector;
import memberict.settings.Folders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the knowledge base, or any other set of articles, and measures what is found. */
final class SearchEvaluation {

    private static final int SHOWN = 3;
    private static final Set<String> NO_VALUES = Set.of();

    private final Path file;
    private final @Nullable Path articles;
    private final @Nullable Path predictions;
    private final boolean json;
    private final @Nullable String council;
    private final LocalDateTime at;

    SearchEvaluation(
            Path file,
            @Nullable Path articles,
            @Nullable Path predictions,
            boolean json,
            @Nullable String council,
            LocalDateTime at) {
        this.file = file;
        this.articles = articles;
        this.predictions = predictions;
        this.json = json;
        this.council = council;
        this.at = at;
    }

    /** @return the exit code */
    int run(Workbench workbench, PrintWriter out, PrintWriter err) {
        if (predictions != null) {
            JsonLines.mustBeWritable(predictions);
        }
        List<Row> rows = JsonLines.read(file);
        Searcher searcher = articles != null && !Files.isDirectory(articles)
                ? others(workbench, articles, err)
                : knowledgeBase(workbench, articles, err);
        List<Asked> asked = rows.stream().map(row -> asked(row, searcher.ids())).toList();
        Progress progress = new Progress(err, "Asking %,d questions".formatted(rows.size()));
        AtomicInteger done = new AtomicInteger();
        List<Found> found = IntStream.range(0, asked.size())
                .parallel()
                .mapToObj(i -> {
                    Found one = searcher.find().find(asked.get(i).text());
                    progress.at(done.incrementAndGet(), asked.size());
                    return one;
                })
                .toList();
        progress.done();
        if (predictions != null) {
            JsonLines.write(
                    predictions,
                    IntStream.range(0, rows.size())
                            .mapToObj(i -> prediction(rows.get(i), found.get(i)))
                            .toList());
        }
        SearchReport report = new SearchReport(asked, found, searcher.ids().size());
        out.println(json ? JsonLines.pretty(report.json()) : report.text());
        return CommandLineTool.GOOD;
    }

    /** @param ids of all articles that can be found */
    private record Searcher(Set<String> ids, Finding find) {

        private interface Finding {
            Found find(String text);
        }
    }

    private Searcher knowledgeBase(Workbench workbench, @Nullable Path folder, PrintWriter err) {
        Folders folders = folder == null
                ? workbench.folders()
                : new Folders(
                        workbench.folders().config(),
                        folder,
                        workbench.folders().data().resolve("evaluated"));
        KnowledgeBase knowledge =
                KnowledgeBase.asItStands(folders, workbench.categories(), workbench.encoder(), workbench.clock());
        List<BrokenArticle> broken = knowledge.broken();
        if (folder != null && !broken.isEmpty()) {
            BrokenArticle first = broken.getFirst();
            throw new BadInput(folder.resolve(first.file()), first.line(), first.problem());
        }
        broken.forEach(
                one -> err.println("%s, line %d: %s; it is left out".formatted(one.file(), one.line(), one.problem())));
        Council where = workbench.council(council);
        FirstReply assistant = new FirstReply(
                workbench.interpreter(err), knowledge, workbench.categories(), where, at.atZone(where.zone()));
        Set<String> ids = knowledge.articles().stream()
                .map(article -> article.id().value())
                .collect(Collectors.toSet());
        return new Searcher(ids, text -> {
            Timed<FirstReply.Reply> timed = Cpu.timed(() -> assistant.to(text));
            FirstReply.Reply reply = timed.result();
            List<Match> ranked = ranked(
                    knowledge,
                    new Question(
                            text,
                            reply.meaning().vector(),
                            where.id(),
                            where.values().keySet()),
                    ids.size());
            return new Found(
                    ranked.stream()
                            .map(match ->
                                    new SearchReport.Scored(match.article().id().value(), match.score()))
                            .toList(),
                    reply.article().map(article -> article.id().value()),
                    InMarkdown.of(reply.blocks()),
                    timed.millis());
        });
    }

    private static Searcher others(Workbench workbench, Path from, PrintWriter err) {
        Map<ArticleId, String> names = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        List<Article> given = new ArrayList<>();
        for (Row row : JsonLines.read(from)) {
            String name = row.optionalName("id").orElseThrow(() -> row.bad("'id' is missing or empty"));
            Integer before = lines.putIfAbsent(name, row.line());
            if (before != null) {
                throw row.bad("the id '%s' stands on line %d already".formatted(name, before));
            }
            // Sets name their articles as they like; ours have names of one form.
            ArticleId id = new ArticleId("given-" + row.line());
            names.put(id, name);
            given.add(Article.plain(
                    id, row.text("title"), row.optionalText("body").orElse("")));
        }
        err.println("Reading %,d articles".formatted(given.size()));
        err.flush();
        KnowledgeBase knowledge = KnowledgeBase.of(
                given, workbench.folders(), workbench.categories(), workbench.encoder(), workbench.clock());
        return new Searcher(Set.copyOf(names.values()), text -> {
            Timed<List<Match>> timed = Cpu.timed(() -> {
                Optional<Vector> vector = workbench.encoder().encode(text);
                return ranked(knowledge, new Question(text, vector, "", NO_VALUES), given.size());
            });
            List<Match> ranked = timed.result();
            Optional<Article> answer =
                    ranked.stream().findFirst().filter(Match::convincing).map(Match::article);
            return new Found(
                    ranked.stream()
                            .map(match -> new SearchReport.Scored(
                                    String.valueOf(names.get(match.article().id())), match.score()))
                            .toList(),
                    answer.map(article -> String.valueOf(names.get(article.id()))),
                    answer.map(SearchEvaluation::plain).orElse(""),
                    timed.millis());
        });
    }

    private static List<Match> ranked(KnowledgeBase knowledge, Question question, int all) {
        return switch (knowledge.ranked(question, all)) {
            case SearchResult.Found(var matches) -> matches;
            case SearchResult.Unavailable(var why) -> throw new BadInput("The articles cannot be searched: " + why);
        };
    }

    private static String plain(Article article) {
        return "## %s\n\n%s".formatted(article.title(), InMarkdown.ofPassages(article.sections()));
    }

    private static Asked asked(Row row, Set<String> ids) {
        List<String> right = row.texts("article");
        for (String one : right) {
            if (!ids.contains(one)) {
                throw row.bad("there is no article '%s'%s".formatted(one, Spelling.hint(one, ids)));
            }
        }
        return new Asked(row.text("text"), Set.copyOf(right));
    }

    private static ObjectNode prediction(Row row, Found found) {
        ObjectNode node = row.json().deepCopy();
        ArrayNode best = node.putArray("articles");
        found.ranked().stream()
                .limit(SHOWN)
                .forEach(one -> best.addObject().put("article", one.article()).put("score", one.score()));
        node.put("would_answer", found.answeredWith().isPresent());
        node.put("answered_with", found.answeredWith().orElse(null));
        node.put("reply", found.reply());
        return node;
    }
}
