package memberict.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import memberict.catalogue.Categories;

/** An article as a curator would write it: right in every line until a test spoils one. */
record Draft(String id, String title, String answer, List<String> askedAs, String councils, String body) {

    static final Categories CATEGORIES = new Categories(Path.of("config", "categories.yaml"));

    static Draft anArticle(String id) {
        return new Draft(
                id, "About " + id, "Do this first.", List.of("what about " + id), "all", "1. Do this.\n2. Do that.\n");
    }

    Draft titled(String title) {
        return new Draft(id, title, answer, askedAs, councils, body);
    }

    Draft answering(String answer) {
        return new Draft(id, title, answer, askedAs, councils, body);
    }

    Draft askedAs(String... askedAs) {
        return new Draft(id, title, answer, List.of(askedAs), councils, body);
    }

    Draft forCouncils(String councils) {
        return new Draft(id, title, answer, askedAs, councils, body);
    }

    Draft saying(String body) {
        return new Draft(id, title, answer, askedAs, councils, body);
    }

    /** Its body begins on line 14 where it is asked in one way. */
    String text() {
        return """
                ---
                id: %s
                title: %s
                kind: how-to
                category: printing
                answer: %s
                asked-as:
                %s
                councils: %s
                reviewed: 2026-11-22
                review-by: 2027-05-22
                source: The printer's own manual
                ---
                %s""".formatted(
                        id,
                        title,
                        answer,
                        askedAs.stream().map(asked -> "  - " + asked).collect(Collectors.joining("\n")),
                        councils,
                        body);
    }

    Article article() {
        return ArticleFile.read(Path.of(id + ".md"), text().getBytes(UTF_8), CATEGORIES);
    }

    Draft in(Path folder) {
        write(folder.resolve(id + ".md"), text());
        return this;
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
