package memberict.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a settings file. Every reader method throws {@link BadSettings} naming the line. */
public final class Entry {

    private final Path file;
    private final MappingNode mapping;
    private final int firstLine;

    Entry(Path file, MappingNode mapping, int firstLine) {
        this.file = file;
        this.mapping = mapping;
        this.firstLine = firstLine;
    }

    /** Refuses a key that is not in the list, or stands twice: a typing error must not pass for a default. */
    public Entry allowing(String... keys) {
        Set<String> allowed = Set.of(keys);
        Set<String> met = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a setting's name");
            if (!allowed.contains(key)) {
                throw bad(
                        tuple.getKeyNode(),
                        "'%s' is not a setting here; allowed: %s".formatted(key, String.join(", ", keys)));
            }
            if (!met.add(key)) {
                throw bad(tuple.getKeyNode(), "'%s' stands here twice".formatted(key));
            }
        }
        return this;
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> optionalText(String key) {
        return find(key)
                .map(node -> scalar(node, "one value for '" + key + "'").strip())
                .filter(text -> !text.isEmpty());
    }

    public boolean flag(String key) {
        return find(key)
                .map(node -> switch (scalar(node, "true or false").strip()) {
                    case "true", "yes" -> true;
                    case "false", "no" -> false;
                    case String other -> throw bad(node, "'%s' must be true or false, not '%s'".formatted(key, other));
                })
                .orElse(false);
    }

    public LocalDate date(String key) {
        return optionalDate(key).orElseThrow(() -> missing(key));
    }

    public Optional<LocalDate> optionalDate(String key) {
        return read(key, LocalDate::parse, "a date such as 2026-11-22");
    }

    public LocalTime time(String key) {
        return read(key, LocalTime::parse, "a time such as \"09:00\"").orElseThrow(() -> missing(key));
    }

    /** A value of the given kind; {@code allowed} completes "must be …". */
    public <T> Optional<T> read(String key, Function<String, T> parse, String allowed) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar(node.get(), allowed).strip();
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw bad(node.get(), "'%s' must be %s, not '%s'".formatted(key, allowed, text));
        }
    }

    /** An enum constant written in lower case with hyphens, such as {@code one-member}. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return optionalOneOf(key, type).orElseThrow(() -> missing(key));
    }

    public <E extends Enum<E>> Optional<E> optionalOneOf(String key, Class<E> type) {
        return read(key, text -> constant(text, type), "one of " + names(type));
    }

    public <E extends Enum<E>> List<E> severalOf(String key, Class<E> type) {
        List<E> found = new ArrayList<>();
        for (Node item : items(key)) {
            String text = scalar(item, "one of " + names(type));
            try {
                found.add(constant(text, type));
            } catch (IllegalArgumentException e) {
                throw bad(item, "'%s' may hold %s, not '%s'".formatted(key, names(type), text));
            }
        }
        return found;
    }

    /** A list of values; a single value counts as a list of one, an absent key as an empty list. */
    public List<String> texts(String key) {
        return items(key).stream()
                .map(item -> scalar(item, "plain values in '" + key + "'").strip())
                .toList();
    }

    public List<Entry> entries(String key) {
        return items(key).stream()
                .map(item -> {
                    if (item instanceof MappingNode inner) {
                        return new Entry(file, inner, firstLine);
                    }
                    throw bad(item, "'%s' must be a list of settings, each starting '- '".formatted(key));
                })
                .toList();
    }

    public Entry entry(String key) {
        return optionalEntry(key).orElseThrow(() -> missing(key));
    }

    public Optional<Entry> optionalEntry(String key) {
        return find(key).map(node -> {
            if (node instanceof MappingNode inner) {
                return new Entry(file, inner, firstLine);
            }
            throw bad(node, "'%s' must hold settings of its own, indented below it".formatted(key));
        });
    }

    /** All keys and plain values of the mapping, in the file's order. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a name");
            values.put(
                    key,
                    scalar(tuple.getValueNode(), "one value for '" + key + "'").strip());
        }
        return values;
    }

    /** The keys of the mapping, in the file's order. */
    public List<String> keys() {
        return mapping.getValue().stream()
                .map(tuple -> scalar(tuple.getKeyNode(), "a name"))
                .toList();
    }

    /** The complaint to throw about this entry, or about one of its keys. */
    public BadSettings bad(@Nullable String key, String problem) {
        Node place = key == null ? mapping : find(key).orElse(mapping);
        return bad(place, problem);
    }

    public int line() {
        return SettingsFile.line(mapping, firstLine);
    }

    private List<Node> items(String key) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof SequenceNode sequence ? sequence.getValue() : List.of(node.get());
    }

    private Optional<Node> find(String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private String scalar(Node node, String expected) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw bad(node, "expected " + expected);
    }

    private BadSettings missing(String key) {
        return bad(mapping, "'%s' is missing".formatted(key));
    }

    private BadSettings bad(Node node, String problem) {
        return new BadSettings(file, SettingsFile.line(node, firstLine), problem);
    }

    private static <E extends Enum<E>> E constant(String text, Class<E> type) {
        return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
