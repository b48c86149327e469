package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import memberict.settings.BadSettings;
import memberict.understanding.TrainingSet.Example;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFilesTests {

    @TempDir
    private Path config;

    private TrainingFolder folder;

    @BeforeEach
    void twoCategories() {
        folder = new TrainingFolder(config);
        folder.write("training/printing.txt", "# paper and toner", "", "  the printer is jammed ", "no toner");
        folder.write("training/talk/thanks.txt", "ta");
    }

    @Test
    void readsAMessageALineWithoutCommentsAndBlankLines() {
        TrainingSet set = folder.files().read();

        assertThat(set.examples())
                .extracting(
                        example -> example.label().name(),
                        example -> example.message().text())
                .containsExactly(
                        tuple("printing", "the printer is jammed"),
                        tuple("printing", "no toner"),
                        tuple("talk/thanks", "ta"));
        assertThat(set.labels()).extracting(Label::name).containsExactly("printing", "talk/thanks");
    }

    @Test
    void readsFilesFromWindows() {
        folder.write("training/printing.txt", "\uFEFF# toner\r\nno toner\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(folder.files().read().examples())
                .extracting(Example::message)
                .containsExactly(new Message("no toner"), new Message("ta"));
    }

    @Test
    void leavesHiddenFoldersAlone() {
        folder.write("training/..data/printing.txt", "the same files, as some mounts keep them");

        assertThat(folder.files().read().examples()).hasSize(3);
    }

    @Test
    void refusesAFileOfAnUnknownCategoryAndSaysWhichThereAre() {
        folder.write("training/parking.txt", "where can I park");

        assertBad("parking.txt", 1, "there is no category 'parking'; allowed: account_password, ", "talk/not_helped");
    }

    @Test
    void refusesAnUnknownKindOfTalk() {
        folder.write("training/talk/shouting.txt", "OI");

        assertBad("shouting.txt", 1, "there is no category 'talk/shouting'");
    }

    @Test
    void refusesAFileWithoutAMessage() {
        folder.write("training/account_password.txt", "# nothing yet", "");

        assertBad("account_password.txt", 1, "holds no message");
    }

    @Test
    void refusesWhatIsNotUtf8AndNamesTheLine() {
        folder.write(
                "training/account_password.txt", "first\nsecond\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertBad("account_password.txt", 3, "not UTF-8");
    }

    @Test
    void refusesTheSameMessageUnderTwoLabels() {
        folder.write("training/account_password.txt", "# passwords", "The printer is jammed!");

        assertBad("printing.txt", 3, "the same message stands in account_password.txt, line 2");
    }

    @Test
    void countsTheSameMessageTwiceUnderOneLabelOnce() {
        folder.write("training/printing.txt", "no toner", "No toner.");

        assertThat(folder.files().read().examples()).hasSize(2);
    }

    @Test
    void refusesAMessageOfOver2000Characters() {
        folder.write("training/account_password.txt", "fine", "a ".repeat(1000));
        assertThat(folder.files().read().examples()).hasSize(5);

        folder.write("training/account_password.txt", "fine", "a ".repeat(1000) + "bc");
        assertBad("account_password.txt", 2, "2002 characters; at most 2000");
    }

    @Test
    void refusesAMessageWithoutAWord() {
        folder.write("training/account_password.txt", "fine", "?!");

        assertBad("account_password.txt", 2, "no word");
    }

    @Test
    void refusesAFolderFromWhichNothingCanBeLearnt() {
        folder.delete("training/talk/thanks.txt");

        assertBad("training", 1, "at least two categories");
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() ->
                        new TrainingFolder(config.resolve("elsewhere")).files().read())
                .withMessageContaining("cannot be read");
    }

    @Test
    void stampsChangeWithTheFiles() {
        TrainingFiles files = folder.files();
        var before = files.stamps();
        assertThat(files.stamps()).isEqualTo(before);

        folder.write("training/talk/thanks.txt", "ta", "cheers");
        var changed = files.stamps();
        assertThat(changed).isNotEqualTo(before);

        folder.delete("training/printing.txt");
        assertThat(files.stamps()).isNotEqualTo(changed);
    }

    @Test
    void theFingerprintGoesByMessagesLabelsAndEncoder() {
        String before = folder.files().read().fingerprint("bge");

        folder.write("training/printing.txt", "# another comment", "the printer is jammed", "no toner");
        assertThat(folder.files().read().fingerprint("bge")).isEqualTo(before);
        assertThat(folder.files().read().fingerprint("another")).isNotEqualTo(before);

        folder.delete("training/printing.txt");
        folder.write("training/account_password.txt", "the printer is jammed", "no toner");
        assertThat(folder.files().read().fingerprint("bge")).isNotEqualTo(before);
    }

    private void assertBad(String file, int line, String... problem) {
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> folder.files().read())
                .satisfies(bad -> {
                    assertThat(bad.file().getFileName()).hasToString(file);
                    assertThat(bad.line()).isEqualTo(line);
                    assertThat(bad.problem()).contains(problem);
                });
    }
}
