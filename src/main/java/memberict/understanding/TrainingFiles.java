package memberict.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import memberict.catalogue.Categories;
import memberict.settings.BadSettings;
import memberict.understanding.TrainingSet.Example;

/** The folder of training messages: a file for each category or kind of talk, a message on each line. */
final class TrainingFiles implements TrainingMessages {

    private static final int LONGEST_MESSAGE = 2000;
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Path folder;
    private final Map<String, Label> labels = new LinkedHashMap<>();

    TrainingFiles(Path folder, Categories categories) {
        this.folder = folder;
        Stream.concat(
                        categories.all().stream().map(Label.Request::new),
                        Arrays.stream(Talk.values()).map(Label.SmallTalk::new))
                .forEach(label -> labels.put(label.name(), label));
    }

    @Override
    public TrainingSet read() {
        List<Label> found = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        for (Path file : files()) {
            Label label = label(file);
            int before = examples.size();
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                Place place = new Place(file, i + 1, label);
                if (isNew(line, place, places)) {
                    examples.add(new Example(label, Message.of(line)));
                }
            }
            if (examples.size() == before) {
                throw new BadSettings(file, 1, "the file holds no message; write one a line, or take the file away");
            }
            found.add(label);
        }
        if (found.size() < 2) {
            throw new BadSettings(folder, 1, "training needs messages for at least two categories, one file for each");
        }
        return new TrainingSet(found, examples);
    }

    /** Empty where there is no folder. */
    @Override
    public Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path file : Files.isDirectory(folder) ? files() : List.<Path>of()) {
            try {
                stamps.put(file, new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
            } catch (IOException _) {
                // taken away since the folder was listed: not there is what its stamp says
            }
        }
        return stamps;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .filter(file -> !folder.relativize(file).toString().startsWith(".")) // not a mount's own folders
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BadSettings(folder, 1, "the folder of training messages cannot be read (" + e.getMessage() + ")");
        }
    }

    private Label label(Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.length() - ".txt".length());
        Label label = labels.get(name);
        if (label == null) {
            throw new BadSettings(
                    file,
                    1,
                    "there is no category '%s'; allowed: %s".formatted(name, String.join(", ", labels.keySet())));
        }
        return label;
    }

    private static boolean isNew(String line, Place place, Map<String, Place> places) {
        if (line.length() > LONGEST_MESSAGE) {
            throw place.bad(
                    "the message has %d characters; at most %d are read".formatted(line.length(), LONGEST_MESSAGE));
        }
        String words = NEITHER_LETTER_NOR_DIGIT
                .matcher(line.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        if (words.isEmpty()) {
            throw place.bad("there is no word in the message");
        }
        Place first = places.putIfAbsent(words, place);
        if (first != null && !first.label.equals(place.label)) {
            throw place.bad("the same message stands in %s, line %d; it can be only one of the two"
                    .formatted(first.file.getFileName(), first.line));
        }
        return first == null;
    }

    private static List<String> lines(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadSettings(file, 1, "the file cannot be read (" + e.getMessage() + ")");
        }
        List<String> lines = new ArrayList<>();
        for (int from = hasByteOrderMark(bytes) ? 3 : 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            try {
                ByteBuffer line = ByteBuffer.wrap(bytes, from, to - from);
                lines.add(StandardCharsets.UTF_8.newDecoder().decode(line).toString());
            } catch (CharacterCodingException e) {
                throw new BadSettings(file, lines.size() + 1, "the line is not UTF-8 text; save the file as UTF-8");
            }
            from = to + 1;
        }
        return lines;
    }

    /** Windows editors begin UTF-8 with one. */
    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Enough to notice that a file changed. */
    record Stamp(long size, FileTime modified) {}

    private record Place(Path file, int line, Label label) {

        BadSettings bad(String problem) {
            return new BadSettings(file, line, problem);
        }
    }
}
