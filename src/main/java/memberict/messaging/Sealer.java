package memberict.messaging;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes so that only whoever holds the key can read them, and can tell whether they were changed: AES-256-GCM with
 * a fresh nonce each time. For what must be kept as it came, such as raw messages and attachments.
 */
public final class Sealer {

    private static final byte FORM = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEAD = 1 + SealingKey.MARK + NONCE;

    private final SealingKey key;
    private final SecureRandom random = new SecureRandom();

    Sealer(SealingKey key) {
        this.key = key;
    }

    /** Never the same twice, and {@value #HEAD} + {@value #TAG} bytes longer than what is sealed. */
    public byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = new byte[HEAD + plain.length + TAG];
        ByteBuffer.wrap(sealed).put(FORM).put(key.mark()).put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, sealed).doFinal(plain, 0, plain.length, sealed, HEAD);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java seals with AES-256-GCM", e);
        }
    }

    /** @throws CannotOpen where it was sealed with another key, or has been changed since */
    public byte[] open(byte[] sealed) {
        if (sealed.length < HEAD + TAG || sealed[0] != FORM) {
            throw new CannotOpen("This is not a sealed copy.");
        }
        byte[] mark = markOf(sealed);
        if (!Arrays.equals(mark, key.mark())) {
            throw new CannotOpen("It was sealed with key %s, and memberict.raw-copies.key is now key %s."
                    .formatted(SealingKey.inWords(mark), key));
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed).doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (AEADBadTagException e) {
            throw new CannotOpen("It has been changed since it was sealed.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java seals with AES-256-GCM", e);
        }
    }

    /** Whether it was sealed with the key this service has now. */
    boolean isMine(byte[] sealed) {
        return sealed.length >= HEAD && Arrays.equals(markOf(sealed), key.mark());
    }

    private Cipher cipher(int mode, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(8 * TAG, sealed, 1 + SealingKey.MARK, NONCE));
        cipher.updateAAD(sealed, 0, 1 + SealingKey.MARK);
        return cipher;
    }

    private static byte[] markOf(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 1, 1 + SealingKey.MARK);
    }

    /** A sealed copy that cannot be read. The message says why, in a sentence for the operator. */
    public static final class CannotOpen extends RuntimeException {
        CannotOpen(String why) {
            super(why);
        }
    }
}
