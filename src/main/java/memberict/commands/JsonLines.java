package memberict.commands;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file with one JSON object a line. */
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonLines() {}

    /** One line of it. Every reader method throws {@link BadInput} naming file and line. */
    record Row(Path file, int line, ObjectNode json) {

        String text(String name) {
            return optionalText(name)
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> bad("'%s' is missing or empty".formatted(name)));
        }

        Optional<String> optionalText(String name) {
            JsonNode node = json.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return Optional.empty();
            }
            if (!node.isString()) {
                throw bad("'%s' must be text in quotes".formatted(name));
            }
            return Optional.of(node.asString());
        }

        /** A name that some sets give as a number. */
        Optional<String> optionalName(String name) {
            JsonNode node = json.path(name);
            return node.isIntegralNumber()
                    ? Optional.of(node.asString())
                    : optionalText(name).map(String::strip).filter(text -> !text.isEmpty());
        }

        /** A list of texts; one text counts as a list of one. */
        List<String> texts(String name) {
            JsonNode node = json.path(name);
            if (!node.isArray()) {
                return optionalName(name).map(List::of).orElse(List.of());
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode item : node) {
                if (!item.isString() && !item.isIntegralNumber()) {
                    throw bad("'%s' must be a list of texts".formatted(name));
                }
                texts.add(item.asString());
            }
            return texts;
        }

        JsonNode node(String name) {
            return json.path(name);
        }

        BadInput bad(String problem) {
            return new BadInput(file, line, problem);
        }
    }

    /** @throws BadInput where there is no such file, nothing in it, or a line that is no JSON object */
    static List<Row> read(Path file) {
        byte[] bytes = bytes(file);
        List<Row> rows = new ArrayList<>();
        int line = 0;
        for (int from = hasByteOrderMark(bytes) ? 3 : 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            line++;
            String text = decoded(bytes, from, to, file, line);
            if (!text.isBlank()) {
                rows.add(new Row(file, line, object(text, file, line)));
            }
            from = to + 1;
        }
        if (rows.isEmpty()) {
            throw new BadInput(file, "the file is empty; one JSON object a line is expected");
        }
        return rows;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BadInput(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw new BadInput(file, "the file may not be read by this user");
        } catch (IOException e) {
            throw new BadInput(
                    file, Files.isDirectory(file) ? "this is a folder, not a file" : "it cannot be read: " + e);
        }
    }

    private static String decoded(byte[] bytes, int from, int to, Path file, int line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInput(file, line, "this is not UTF-8 text; save the file as UTF-8");
        }
    }

    private static ObjectNode object(String text, Path file, int line) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new BadInput(file, line, "this is not JSON: " + e.getOriginalMessage());
        }
        throw new BadInput(file, line, "this is not a JSON object, such as {\"text\": \"…\"}");
    }

    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Found out before the work and not after it. */
    static void mustBeWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = Files.exists(file)
                ? Files.isWritable(file) && !Files.isDirectory(file)
                : folder != null && Files.isWritable(folder);
        if (!writable) {
            throw new BadInput(file, "no file can be written here");
        }
    }

    static void write(Path file, List<ObjectNode> lines) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (ObjectNode line : lines) {
                writer.write(line.toString());
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new BadInput(file, "it cannot be written: " + e.getMessage());
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String pretty(JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
