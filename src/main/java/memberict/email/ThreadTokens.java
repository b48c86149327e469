package memberict.email;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names conversations and messages in mail headers so that nobody else can make such a name up. Small letters and digits
 * only: some servers change the case of what they pass on.
 */
final class ThreadTokens {

    private static final int ID = 26;
    private static final int SIGNATURE = 16;
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<?ict\\.([0-9a-v]{26})\\.([0-9a-v]{26})\\.([0-9a-v]{16})@[^@>]*>?");
    private static final Pattern PLUS = Pattern.compile("[^@+]+\\+([rb])([0-9a-v]{26})([0-9a-v]{16})@.*");

    private final SecretKeySpec key;

    ThreadTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** One of our mails: which message, in which conversation. */
    record Named(UUID conversation, UUID message) {}

    /** Always the same for one message, so that a mail sent twice shows once. */
    String messageId(Named mail, String domain) {
        String names = text(mail.conversation()) + "." + text(mail.message());
        return "<ict." + names + "." + sign("message", names) + "@" + domain + ">";
    }

    /** Empty for a name that is not of our making. */
    Optional<Named> read(String messageId) {
        Matcher found = MESSAGE_ID.matcher(messageId.strip().toLowerCase(Locale.ROOT));
        if (!found.matches() || !matches(found.group(3), sign("message", found.group(1) + "." + found.group(2)))) {
            return Optional.empty();
        }
        return Optional.of(new Named(id(found.group(1)), id(found.group(2))));
    }

    /** What follows the plus in the address that replies in a conversation go to. */
    String replyTag(UUID conversation) {
        return "r" + text(conversation) + sign("reply", text(conversation));
    }

    /** What follows the plus in the address that a message comes back to when it cannot be delivered. */
    String bounceTag(UUID message) {
        return "b" + text(message) + sign("bounce", text(message));
    }

    Optional<UUID> conversationOf(String address) {
        return tagged(address, "r", "reply");
    }

    Optional<UUID> messageOf(String address) {
        return tagged(address, "b", "bounce");
    }

    private Optional<UUID> tagged(String address, String letter, String purpose) {
        Matcher found = PLUS.matcher(address.strip().toLowerCase(Locale.ROOT));
        return found.matches()
                        && found.group(1).equals(letter)
                        && matches(found.group(3), sign(purpose, found.group(2)))
                ? Optional.of(id(found.group(2)))
                : Optional.empty();
    }

    /** Marks every mail of this service, to know it again when it comes back by some forwarding. */
    String loopMark() {
        return sign("loop", "");
    }

    boolean isLoopMark(String text) {
        return matches(text.strip().toLowerCase(Locale.ROOT), loopMark());
    }

    /** The same for the same text, and meaningless to whoever has not the key. */
    String keyed(String text) {
        return HexFormat.of().formatHex(mac("content " + text));
    }

    private static boolean matches(String given, String right) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(String purpose, String names) {
        byte[] whole = mac(purpose + " " + names);
        return padded(new BigInteger(1, Arrays.copyOf(whole, SIGNATURE * 5 / 8)), SIGNATURE);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java signs with HmacSHA256", e);
        }
    }

    private static String text(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return padded(new BigInteger(1, bytes), ID);
    }

    private static UUID id(String text) {
        BigInteger number = new BigInteger(text, 32);
        return new UUID(number.shiftRight(64).longValue(), number.longValue());
    }

    private static String padded(BigInteger number, int length) {
        String text = number.toString(32);
        return "0".repeat(length - text.length()) + text;
    }
}
