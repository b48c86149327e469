package memberict.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleFolderTests {

    @TempDir
    Path path;

    private ArticleFolder folder;
    private Path file;

    @BeforeEach
    void aFolderOfOneArticleThatWasLookedAt() throws IOException {
        folder = new ArticleFolder(path);
        file = path.resolve("print.md");
        Draft.write(file, "first");
        Draft.write(path.resolve("README.md"), "How to write articles.");
        assertThat(names(folder.firstLook())).containsExactly("print.md");
    }

    @Test
    void nothingIsToldWhereNothingChanged() throws IOException {
        assertThat(folder.look().written()).isEmpty();
        assertThat(folder.look().gone()).isEmpty();
    }

    @Test
    void changeCountsOnceTwoLooksAgree() throws IOException {
        write("half of the");
        assertThat(folder.look().written()).isEmpty();
        write("half of the second version");
        assertThat(folder.look().written()).isEmpty();

        List<ArticleFolder.Written> written = folder.look().written();

        assertThat(written)
                .singleElement()
                .satisfies(change -> assertThat(change.content()).asString().isEqualTo("half of the second version"));
    }

    @Test
    void sameContentUnderANewTimeIsNoChange() throws IOException {
        write("first");

        folder.look();

        assertThat(folder.look().written()).isEmpty();
    }

    @Test
    void newContentUnderTheOldTimeAndSizeIsNoticedWithinAMinute() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "fifth");
        Files.setLastModifiedTime(file, time);

        List<String> written = IntStream.range(0, 60)
                .mapToObj(second -> look())
                .flatMap(changes -> names(changes).stream())
                .toList();

        assertThat(written).containsExactly("print.md");
    }

    @Test
    void fileCountsAsGoneOnceTwoLooksMissIt() throws IOException {
        Draft.write(path.resolve("other.md"), "other");
        Files.delete(file);
        assertThat(folder.look().gone()).isEmpty();
        Draft.write(file, "first");
        assertThat(folder.look().gone()).isEmpty();
        Files.delete(file);
        assertThat(folder.look().gone()).isEmpty();

        assertThat(folder.look().gone()).containsExactly("print.md");
        assertThat(folder.look().gone()).isEmpty();
    }

    @Test
    void forgottenFileIsToldAgain() throws IOException {
        folder.forget("print.md");

        assertThat(names(folder.look())).containsExactly("print.md");
    }

    @Test
    void folderWithNothingInItIsEmptyAndNothingIsGone() throws IOException {
        Files.delete(file);
        folder.look();

        ArticleFolder.Changes changes = folder.look();

        assertThat(changes.empty()).isTrue();
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void missingFolderIsAFailure() {
        assertThatThrownBy(() -> new ArticleFolder(path.resolve("nowhere")).firstLook())
                .isInstanceOf(IOException.class);
    }

    /** With a time of its own: the file system's clock may be coarse. */
    private void write(String content) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 2000));
    }

    private ArticleFolder.Changes look() {
        try {
            return folder.look();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(ArticleFolder.Changes changes) {
        return changes.written().stream().map(ArticleFolder.Written::name).toList();
    }
}
