package memberict.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {

    @TempDir
    Path folder;

    @Test
    void theKeyIsMadeOnceAndReadEverAfter() {
        String made = new KeyFile(folder.resolve("data")).readOrMake().text();

        assertThat(new KeyFile(folder.resolve("data")).readOrMake().text()).isEqualTo(made);
        assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/raw-copies.key");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        KeyFile file = new KeyFile(folder);
        file.readOrMake();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(file.isForItsOwnerAlone()).isTrue();

        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(file.isForItsOwnerAlone()).isFalse();
    }

    @Test
    void aFileThatHoldsNoKeyStopsTheStartWithARemedy() throws IOException {
        KeyFile file = new KeyFile(folder);
        Files.writeString(file.path(), "half a ke");

        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(file::readOrMake)
                .withMessageContaining("raw-copies.key")
                .withMessageContaining("put the right file back")
                .withMessageNotContaining("half a ke");
        assertThat(file.path()).hasContent("half a ke");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("data"), "a file where the folder should be");

        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> new KeyFile(inTheWay).readOrMake())
                .withMessageContaining("neither read nor made");
    }
}
