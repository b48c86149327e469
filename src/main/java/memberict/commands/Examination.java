package memberict.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import memberict.catalogue.Categories;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.knowledge.Article;
import memberict.knowledge.BrokenArticle;
import memberict.knowledge.KnowledgeBase;
import memberict.scrutiny.Reviews;
import memberict.settings.BadSettings;
import memberict.settings.Folders;
import memberict.understanding.Interpreter;
import memberict.understanding.InterpreterState;

/** Looks at everything the service needs, from the inside outwards. One fault does not keep the next from being found. */
final class Examination {

    private static final int OLDEST_JAVA = 25;

    private final Workbench workbench;
    private final Folders folders;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Workbench workbench) {
        this.workbench = workbench;
        this.folders = workbench.folders();
    }

    List<Finding> findings() {
        look("Java", this::java);
        look("Settings", this::settings);
        look("Folders", this::folders);
        look("Encoder", this::encoder);
        look("Categories", this::categories);
        look("Training", this::training);
        look("Councils", this::councils);
        look("Reviews", this::reviews);
        look("Articles", this::articles);
        look("Service", () -> findings.addAll(new Neighbourhood(workbench).findings()));
        return List.copyOf(findings);
    }

    private void look(String what, Runnable at) {
        try {
            at.run();
        } catch (BadSettings e) {
            findings.add(Finding.look(what, "%s, line %d: %s".formatted(e.file(), e.line(), e.problem())));
        } catch (BadInput e) {
            findings.add(Finding.look(what, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            findings.add(Finding.look(what, "it could not be looked at: " + e));
        }
    }

    private void java() {
        Runtime.Version version = Runtime.version();
        findings.add(
                version.feature() >= OLDEST_JAVA
                        ? Finding.ok(
                                "Java",
                                "%s, %,d MB for the service at most"
                                        .formatted(version, Runtime.getRuntime().maxMemory() >> 20))
                        : Finding.look("Java", "%s; use %d or later".formatted(version, OLDEST_JAVA)));
    }

    private void settings() {
        Path file = Path.of("config", "application.yaml"); // where Spring looks, whatever the folder of settings
        findings.add(
                Files.exists(file)
                        ? Finding.ok("Settings", file.toString())
                        : Finding.note("Settings", "the product's own; %s would change them".formatted(file)));
    }

    private void folders() {
        findings.add(readable("Settings folder", folders.config()));
        findings.add(
                Files.isReadable(folders.knowledgeBase()) && !Files.isWritable(folders.knowledgeBase())
                        ? Finding.note(
                                "Articles' folder",
                                folders.knowledgeBase() + " cannot be written: the console cannot change articles")
                        : readable("Articles' folder", folders.knowledgeBase()));
        findings.add(dataFolder(folders.data()));
    }

    private static Finding readable(String what, Path folder) {
        if (!Files.isDirectory(folder)) {
            return Finding.look(
                    what,
                    "there is no folder %s; start in the product's folder, or say where it is"
                            .formatted(folder.toAbsolutePath().normalize()));
        }
        return Files.isReadable(folder) && Files.isExecutable(folder)
                ? Finding.ok(what, folder.toString())
                : Finding.look(what, "%s cannot be read by this user".formatted(folder));
    }

    private static Finding dataFolder(Path data) {
        if (Files.isDirectory(data)) {
            return Files.isWritable(data)
                    ? Finding.ok("Data folder", data.toString())
                    : Finding.look("Data folder", "%s cannot be written by this user".formatted(data));
        }
        Path parent = data.toAbsolutePath().normalize();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        boolean possible = parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
        return possible
                ? Finding.ok("Data folder", "%s, made at the first start".formatted(data))
                : Finding.look("Data folder", "%s is not there and cannot be made in %s".formatted(data, parent));
    }

    private void encoder() {
        findings.add(workbench
                .encoder()
                .unavailable()
                .map(why -> Finding.look("Encoder", why + " Messages are understood by their words alone."))
                .orElseGet(() -> Finding.ok("Encoder", workbench.encoder().model())));
    }

    private void categories() {
        findings.add(
                Finding.ok("Categories", counted(workbench.categories().all().size(), "category", "categories")));
    }

    private void training() {
        Categories categories = workbench.categories();
        InterpreterState state = Interpreter.remembered(folders, categories, workbench.encoder(), workbench.clock());
        findings.add(
                state.readySince().isPresent()
                        ? Finding.ok(
                                "Training",
                                "learnt from %s; %.0f %% were read rightly when new"
                                        .formatted(counted(state.messages(), "message"), 100 * state.accuracy()))
                        : Finding.note(
                                "Training",
                                "%s, not learnt yet in %s: the next start does, in about a minute"
                                        .formatted(counted(state.messages(), "message"), folders.data())));
    }

    private void councils() {
        Directory directory = new Directory(folders.config());
        findings.add(Finding.ok(
                "Councils",
                directory.councils().stream().map(Council::shortName).collect(Collectors.joining(", "))));
        long active = directory.members().stream().filter(Member::active).count();
        findings.add(
                active == 0
                        ? Finding.look("Members", "none in members.csv: nobody can be known by their account")
                        : Finding.ok(
                                "Members",
                                "%s, %s"
                                        .formatted(
                                                counted(active, "Member"),
                                                counted(directory.officers().size(), "officer"))));
        if (directory.officers().isEmpty()) {
            findings.add(Finding.look("Officers", "none in officers.csv: nobody can use the console"));
        }
    }

    private void reviews() {
        Directory directory = new Directory(folders.config());
        Set<String> councils = directory.councils().stream().map(Council::id).collect(Collectors.toSet());
        int reviews = new Reviews(folders, workbench.categories(), directory)
                .reviews(councils)
                .size();
        findings.add(
                reviews == 0 ? Finding.note("Reviews", "none") : Finding.ok("Reviews", counted(reviews, "review")));
    }

    private void articles() {
        KnowledgeBase knowledge =
                KnowledgeBase.asItStands(folders, workbench.categories(), workbench.encoder(), workbench.clock());
        List<Article> articles = knowledge.articles();
        findings.add(Finding.ok("Articles", counted(articles.size(), "article")));
        for (BrokenArticle broken : knowledge.broken()) {
            findings.add(Finding.look(
                    "Articles", "%s, line %d: %s".formatted(broken.file(), broken.line(), broken.problem())));
        }
        for (Council council : new Directory(folders.config()).councils()) {
            for (Article article : articles) {
                Set<String> missing = new TreeSet<>(article.placeholders());
                missing.removeAll(council.values().keySet());
                if (article.isFor(council.id()) && !missing.isEmpty()) {
                    findings.add(Finding.look(
                            "Articles",
                            "%s is hidden from Members of %s, whose values have no {{%s}}%s"
                                    .formatted(
                                            article.id(),
                                            council.shortName(),
                                            String.join("}}, {{", missing),
                                            Spelling.hint(
                                                    missing.iterator().next(),
                                                    council.values().keySet()))));
                }
            }
        }
        long toCheck = articles.stream().filter(Article::check).count();
        if (toCheck > 0) {
            findings.add(Finding.note(
                    "Articles",
                    "%s to be checked by an officer (check: true); Members are told to ask ICT if their screen differs"
                            .formatted(counted(toCheck, "article"))));
        }
    }

    static String counted(long count, String thing) {
        return counted(count, thing, thing + "s");
    }

    private static String counted(long count, String thing, String things) {
        return "%,d %s".formatted(count, count == 1 ? thing : things);
    }
}
