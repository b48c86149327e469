package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFilesTests {

    @TempDir
    Path folder;

    @Test
    void splitsAnMboxFileWhereMailsBegin() throws IOException {
        Path box = write("old.mbox", """
                From jane@example.org Mon Nov 16 18:05:00 2026
                Subject: one

                First
                From here on it is hard
                >From the start
                >>From before

                From jo@example.org  Mon Nov 16 18:06:00 2026 +0000
                Subject: two

                Second
                """);

        List<Map.Entry<String, String>> mails = read(box, 1_000_000);

        assertThat(mails).extracting(Map.Entry::getKey).containsExactly(box + "#1", box + "#2");
        assertThat(mails.getFirst().getValue())
                .isEqualTo("Subject: one\n\nFirst\nFrom here on it is hard\nFrom the start\n>From before\n\n");
        assertThat(mails.getLast().getValue()).isEqualTo("Subject: two\n\nSecond\n");
    }

    @Test
    void readsAFileThatIsOneMailAsItIs() throws IOException {
        Path mail = write("one.eml", "Subject: one\n\nFrom the start\n");

        assertThat(read(mail, 1_000_000))
                .containsExactly(Map.entry(mail.toString(), "Subject: one\n\nFrom the start\n"));
    }

    @Test
    void readsNoMoreOfAMailThanTheLimit() throws IOException {
        Path mail = write("long.eml", "Subject: one\n\n" + "x".repeat(5_000));
        Path box = write(
                "long.mbox",
                "From a@example.org Mon Nov 16 18:05:00 2026\nSubject: a\n\n" + "y".repeat(5_000)
                        + "\n\nFrom a@example.org Mon Nov 16 18:05:00 2026\nSubject: b\n\nshort\n");

        assertThat(read(mail, 100))
                .singleElement()
                .satisfies(one -> assertThat(one.getValue()).hasSize(100));
        assertThat(read(box, 100)).extracting(one -> one.getValue().length()).containsExactly(100, 18);
    }

    @Test
    void findsFilesInFoldersInTheOrderOfTheirNames() throws IOException {
        Path b = write("b.eml", "x");
        Path inner = write("a/z.eml", "x");
        write(".hidden/c.eml", "x");
        write(".DS_Store", "x");
        Path current = write("maildir/cur/1:2,S", "x");
        write("maildir/tmp/2", "x");

        assertThat(MailFiles.in(List.of(folder)).files()).containsExactly(inner, b, current);
        assertThat(MailFiles.in(List.of(b, inner)).files()).containsExactly(b, inner);
    }

    @Test
    void saysWhichFileItCannotRead() {
        List<MailFiles.Unreadable> told = new ArrayList<>();

        new MailFiles(100).read(folder.resolve("gone.eml"), taker(new ArrayList<>(), told));

        assertThat(told).extracting(MailFiles.Unreadable::file).containsExactly(folder.resolve("gone.eml"));
    }

    private List<Map.Entry<String, String>> read(Path file, int largest) {
        List<Map.Entry<String, String>> mails = new ArrayList<>();
        List<MailFiles.Unreadable> unreadable = new ArrayList<>();
        new MailFiles(largest).read(file, taker(mails, unreadable));
        assertThat(unreadable.stream().map(MailFiles.Unreadable::reason).collect(Collectors.toList()))
                .isEmpty();
        return mails;
    }

    private static MailFiles.Taker taker(List<Map.Entry<String, String>> mails, List<MailFiles.Unreadable> unreadable) {
        return new MailFiles.Taker() {
            @Override
            public void mail(String name, byte[] raw, long end) {
                mails.add(Map.entry(name, new String(raw, StandardCharsets.UTF_8)));
            }

            @Override
            public void unreadable(MailFiles.Unreadable file) {
                unreadable.add(file);
            }
        };
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
