package memberict.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that raw copies are sealed with, and the mark by which a sealed copy says which key it needs. */
final class SealingKey {

    /** Length of the mark. */
    static final int MARK = 4;

    private static final int LENGTH = 32;

    private final byte[] bytes;
    private final byte[] mark;

    private SealingKey(byte[] bytes) {
        this.bytes = bytes;
        this.mark = Arrays.copyOf(digest(bytes), MARK);
    }

    static SealingKey fresh() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new SealingKey(bytes);
    }

    /** @throws IllegalArgumentException where the text is not the base64 of 32 bytes; it does not repeat the text */
    static SealingKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        if (bytes.length != LENGTH) {
            throw malformed();
        }
        return new SealingKey(bytes);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "must be the base64 of 32 random bytes, such as 'openssl rand -base64 32' prints");
    }

    String text() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    SecretKey secret() {
        return new SecretKeySpec(bytes, "AES");
    }

    byte[] mark() {
        return mark.clone();
    }

    static String inWords(byte[] mark) {
        return HexFormat.of().formatHex(mark);
    }

    // Its mark, never the key.
    @Override
    public String toString() {
        return inWords(mark);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update("memberict mark of a key".getBytes(US_ASCII));
            return sha.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
