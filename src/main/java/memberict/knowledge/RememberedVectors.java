package memberict.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import memberict.language.Encoder;
import memberict.language.Vector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An encoder that remembers across restarts what it has encoded, because a folder of articles takes it many seconds. For one
 * thread at a time. The file can be deleted at any time; it is then written anew.
 */
final class RememberedVectors implements Encoder {

    private static final Logger log = LoggerFactory.getLogger(RememberedVectors.class);

    private final Encoder encoder;
    private final Path file;
    private final Map<String, Vector> remembered = new HashMap<>();
    private final Map<String, Vector> used = new HashMap<>();

    RememberedVectors(Encoder encoder, Path file) {
        this.encoder = encoder;
        this.file = file;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUTF().equals(encoder.model())) {
                for (int left = in.readInt(); left > 0; left--) {
                    remembered.put(in.readUTF(), read(in));
                }
            }
        } catch (NoSuchFileException e) {
            log.debug("No vectors are remembered yet");
        } catch (IOException e) {
            remembered.clear();
            log.warn("{} cannot be read ({}); the articles are encoded anew", file, e.toString());
        }
    }

    @Override
    public Optional<Vector> encode(String text) {
        String key = ArticleFolder.sha256(text.getBytes(UTF_8));
        Vector known = used.getOrDefault(key, remembered.get(key));
        Optional<Vector> vector = known == null ? encoder.encode(text) : Optional.of(known);
        vector.ifPresent(found -> used.put(key, found));
        return vector;
    }

    @Override
    public Optional<String> unavailable() {
        return encoder.unavailable();
    }

    @Override
    public String model() {
        return encoder.model();
    }

    /** Writes down what was asked for since the start, where any of it is new. */
    void save() {
        if (remembered.keySet().containsAll(used.keySet())) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                out.writeUTF(encoder.model());
                out.writeInt(used.size());
                for (Map.Entry<String, Vector> entry : used.entrySet()) {
                    out.writeUTF(entry.getKey());
                    write(entry.getValue(), out);
                }
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            remembered.putAll(used);
        } catch (IOException e) {
            log.warn("{} cannot be written ({}); the next start takes longer", file, e.toString());
        }
    }

    private static Vector read(DataInputStream in) throws IOException {
        float[] values = new float[in.readUnsignedShort()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return new Vector(values);
    }

    private static void write(Vector vector, DataOutputStream out) throws IOException {
        out.writeShort(vector.values().length);
        for (float value : vector.values()) {
            out.writeFloat(value);
        }
    }
}
