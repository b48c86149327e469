package memberict.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML file, opened as its top mapping ({@link #mapping}) or its top list ({@link #list}). */
public final class SettingsFile {

    private SettingsFile() {}

    /** @throws BadSettings when the file is absent, unreadable, not UTF-8, not YAML or not a mapping */
    public static Entry mapping(Path file) {
        return mapping(file, text(file), 1);
    }

    /**
     * A mapping that stands inside another file, such as an article's front matter.
     *
     * @param firstLine the line of the file on which {@code yaml} begins, counted from 1
     */
    public static Entry mapping(Path file, String yaml, int firstLine) {
        Node node = compose(file, yaml, firstLine);
        if (node instanceof MappingNode mapping) {
            return new Entry(file, mapping, firstLine);
        }
        throw new BadSettings(file, line(node, firstLine), "expected settings such as 'id: …', one a line");
    }

    /** @throws BadSettings as {@link #mapping(Path)}, or when the top is not a list of mappings */
    public static List<Entry> list(Path file) {
        Node node = compose(file, text(file), 1);
        if (!(node instanceof SequenceNode sequence)) {
            throw new BadSettings(file, line(node, 1), "expected a list, each item starting with '- '");
        }
        List<Entry> entries = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof MappingNode mapping)) {
                throw new BadSettings(file, line(item, 1), "expected settings such as '- id: …'");
            }
            entries.add(new Entry(file, mapping, 1));
        }
        return entries;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BadSettings(file, 1, "the file is not there");
        } catch (CharacterCodingException e) {
            throw new BadSettings(file, 1, "the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new BadSettings(
                    file, 1, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Node compose(Path file, String yaml, int firstLine) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        try {
            Node node = new Yaml(options).compose(new StringReader(yaml));
            if (node == null) {
                throw new BadSettings(file, firstLine, "the file is empty");
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            throw new BadSettings(file, line + firstLine, "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new BadSettings(file, firstLine, "not valid YAML: " + e.getMessage());
        }
    }

    static int line(Node node, int firstLine) {
        return node.getStartMark().getLine() + firstLine;
    }
}
