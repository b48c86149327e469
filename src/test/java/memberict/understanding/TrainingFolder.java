package memberict.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import memberict.catalogue.Categories;

/** A folder of settings with a few categories and a few messages of each, quick to learn. */
final class TrainingFolder {

    private static final String CATEGORY = """
            - id: %1$s
              label: %1$s
              ask: %1$s
              self-service: part
              route: ict
              kind: incident
              impact: one-member
              urgency: can-wait
            """;

    private final Path config;

    TrainingFolder(Path config) {
        this.config = config;
        write(
                "categories.yaml",
                Stream.of("account_password", "lost_stolen_device", "printing", "security_phishing", "not_ict")
                        .map(CATEGORY::formatted)
                        .toList());
    }

    static TrainingFolder filled(Path config) {
        TrainingFolder folder = new TrainingFolder(config);
        folder.write(
                "training/account_password.txt",
                "I have forgotten my password",
                "my password has expired",
                "the password is not accepted",
                "please reset my password",
                "locked out of my account",
                "how do I change my password",
                "my account is locked",
                "it says the user name or password is wrong");
        folder.write(
                "training/lost_stolen_device.txt",
                "I have lost my iPad",
                "my laptop has been stolen",
                "left my phone on the train",
                "cannot find the tablet anywhere",
                "the iPad is missing",
                "somebody took my phone",
                "my bag with the laptop was snatched",
                "I think the tablet is lost");
        folder.write(
                "training/printing.txt",
                "the printer is jammed",
                "how do I print double sided",
                "nothing comes out of the printer",
                "the printer in the Members' Room has no toner",
                "I cannot print from the iPad",
                "my print job is stuck in the queue",
                "it prints everything twice",
                "can I print in colour");
        folder.write(
                "training/security_phishing.txt",
                "I have had a suspicious email",
                "I clicked on a link in a fake email",
                "is this message a scam",
                "somebody is using my account",
                "I think I have been hacked",
                "a caller wanted my code",
                "strange sign-in from another country",
                "a virus warning came up");
        folder.write(
                "training/talk/thanks.txt",
                "thank you",
                "thanks very much",
                "many thanks for your help",
                "cheers, thanks",
                "thank you, that is kind",
                "thanks a lot");
        folder.write(
                "training/talk/threat.txt",
                "somebody threatened me",
                "I had a death threat",
                "he said he would burn my house down",
                "I am frightened, he followed me home",
                "people shout abuse at my door",
                "they threatened my family");
        return folder;
    }

    void write(String file, String... lines) {
        write(file, List.of(lines));
    }

    void write(String file, List<String> lines) {
        write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(String file, byte[] bytes) {
        try {
            Path path = config.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(config.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrainingFiles files() {
        return new TrainingFiles(config.resolve("training"), new Categories(config.resolve("categories.yaml")));
    }
}
