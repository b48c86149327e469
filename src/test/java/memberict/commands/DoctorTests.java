package memberict.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTests {

    private static final String PORT = "server.port";

    @TempDir
    private Path folder;

    @BeforeEach
    void anyFreePort() {
        System.setProperty(PORT, "0");
    }

    @AfterEach
    void asBefore() {
        System.clearProperty(PORT);
    }

    @Test
    void findsTheShippedSettingsInOrder() throws IOException {
        Typed typed = examined("config", someArticles().toString());

        assertThat(typed.code()).as(typed.out()).isZero();
        assertThat(typed.out())
                .contains(
                        "Java",
                        "26 categories",
                        "not learnt yet",
                        "Kestrel Vale, Thornmere",
                        "3 articles",
                        "bge-small-en-v1.5-q",
                        "made at the first start",
                        "is free",
                        "on this machine only",
                        "All is in order.");
        assertThat(folder.resolve("data/models")).doesNotExist();
    }

    @Test
    void namesEveryFaultAndEndsWithOne() throws IOException {
        Path config = copyOf("config");
        Path articles = someArticles();
        replace(config.resolve("categories.yaml"), "urgency: today", "urgency: tody");

        Typed typed = examined(config.toString(), articles.toString());

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .contains("LOOK  Categories", "categories.yaml, line ", "not 'tody'")
                .contains("ok    Councils")
                .doesNotContain("\tat ");
    }

    @Test
    void namesArticlesThatAreBrokenOrHidden() throws IOException {
        Path articles = someArticles();
        replace(articles.resolve("ipad-frozen.md"), "kind: ", "knid: ");
        Path hidden = articles.resolve("print-from-ipad.md");
        Files.writeString(hidden, Files.readString(hidden) + "\nPhone {{ict-phnoe}}.\n");

        Typed typed = examined("config", articles.toString());

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .contains(
                        "ipad-frozen.md, line ",
                        "print-from-ipad is hidden from Members of Kestrel Vale",
                        "{{ict-phnoe}}",
                        "did you mean 'ict-phone'?");
    }

    @Test
    void saysWhereAFolderIsMissing() throws IOException {
        Typed typed =
                examined(folder.resolve("nowhere").toString(), someArticles().toString());

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains("LOOK  Settings folder", "nowhere");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var caller = taken.accept()) {
                    caller.getOutputStream().write("what?\n".getBytes());
                } catch (IOException e) {
                    // nobody asked
                }
            });
            System.setProperty(PORT, String.valueOf(taken.getLocalPort()));

            Typed typed = examined("config", someArticles().toString());

            assertThat(typed.code()).isEqualTo(1);
            assertThat(typed.out()).contains("LOOK  Port", taken.getLocalPort() + " is taken by another program");
        }
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("assistant.mv.db"), "this is no database");

        Typed typed = examined("config", someArticles().toString());

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains("LOOK  Database", "assistant.mv.db does not answer");
    }

    private Typed examined(String config, String articles) {
        return Typed.line(
                "doctor", "--data=" + folder.resolve("data"), "--config=" + config, "--knowledge-base=" + articles);
    }

    /** Few, for encoding all of them takes a while. */
    private Path someArticles() throws IOException {
        Path some = Files.createDirectory(folder.resolve("articles"));
        for (String name : List.of("account-locked.md", "ipad-frozen.md", "print-from-ipad.md")) {
            Files.copy(Path.of("knowledge-base", name), some.resolve(name));
        }
        return some;
    }

    private Path copyOf(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(Path.of(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(Path.of(name).relativize(file).toString()));
            }
        }
        return copy;
    }

    private static void replace(Path file, String old, String with) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(old);
        Files.writeString(file, before.replaceFirst(old, with));
    }
}
