package memberict.teams;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.RawCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the Connector posted, read leniently: senders add fields, leave fields out and invent types, and none of that
 * may lose a message.
 */
final class Activity {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 300;
    private static final int LONGEST_NAME = 200;

    private final byte[] body;
    private final JsonNode root;
    private final String conversation;
    private final String providerId;

    private Activity(byte[] body, JsonNode root, String conversation, String providerId) {
        this.body = body;
        this.root = root;
        this.conversation = conversation;
        this.providerId = providerId;
    }

    /** @throws Unreadable where the bytes are no activity in a conversation */
    static Activity read(byte[] body) throws Unreadable {
        JsonNode root = parse(body);
        String conversation = id(root.path("conversation").path("id"))
                .orElseThrow(() -> new Unreadable("The activity names no conversation that could be answered."));
        String id = id(root.path("id")).orElseGet(() -> "sha256:" + sha256(body));
        return new Activity(body, root, conversation, fitting(conversation + "/" + id));
    }

    private static JsonNode parse(byte[] body) throws Unreadable {
        try {
            JsonNode root = JSON.readTree(body);
            if (!root.isObject()) {
                throw new Unreadable("The body is not a JSON object.");
            }
            return root;
        } catch (JacksonException e) {
            throw new Unreadable("The body is not valid JSON.");
        }
    }

    /** As it was posted. */
    RawCopy raw() {
        return new RawCopy(MediaType.APPLICATION_JSON_VALUE, body);
    }

    String type() {
        return text(root.path("type")).orElse("");
    }

    /** Such as {@code adaptiveCard/action} of an invoke. */
    String name() {
        return text(root.path("name")).orElse("");
    }

    String channel() {
        return text(root.path("channelId")).orElse("");
    }

    String serviceUrl() {
        return text(root.path("serviceUrl")).orElse("");
    }

    Address address() {
        return new Address(Channel.TEAMS, conversation);
    }

    /** The same for a message that is delivered twice. */
    String providerId() {
        return providerId;
    }

    /** The same for all that may greet this conversation. */
    String welcomeId() {
        return fitting("welcome:" + conversation);
    }

    /** Whether it is one person's own chat with us. */
    boolean personal() {
        return text(root.path("conversation").path("conversationType"))
                .map("personal"::equals)
                .orElseGet(() -> !root.path("conversation").path("isGroup").asBoolean(false));
    }

    /** The tenant it came from. Empty where it names none, or two. */
    Optional<String> tenant() {
        List<String> named = Stream.of(
                        root.path("conversation").path("tenantId"),
                        root.path("channelData").path("tenant").path("id"))
                .flatMap(node -> id(node).stream())
                .map(tenant -> tenant.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** The sender's id in Entra. Guests and other bots have none. */
    Optional<String> sender() {
        return id(root.path("from").path("aadObjectId"));
    }

    @Nullable
    String senderName() {
        return text(root.path("from").path("name"))
                .map(name -> cut(clean(name).strip()))
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    @Nullable
    String senderHandle() {
        return id(root.path("from").path("id")).orElse(null);
    }

    /** The bot it was sent to. */
    @Nullable
    String recipient() {
        return id(root.path("recipient").path("id")).orElse(null);
    }

    @Nullable
    String locale() {
        return id(root.path("locale")).filter(locale -> locale.length() <= 40).orElse(null);
    }

    /** Whether we were added to the conversation. Teams tells so in two ways, often in both. */
    boolean addsUs() {
        return installation("add") || type().equals("conversationUpdate") && namesUs(root.path("membersAdded"));
    }

    boolean removesUs() {
        return installation("remove") || type().equals("conversationUpdate") && namesUs(root.path("membersRemoved"));
    }

    // Also add-upgrade, remove-upgrade.
    private boolean installation(String action) {
        return type().equals("installationUpdate")
                && text(root.path("action")).orElse("").startsWith(action);
    }

    private boolean namesUs(JsonNode members) {
        String bot = recipient();
        return bot != null
                && members.valueStream()
                        .anyMatch(member -> bot.equals(text(member.path("id")).orElse(null)));
    }

    /** What was written, without the mention that called us. */
    String text() {
        String text = text(root.path("text")).orElse("");
        for (JsonNode entity : root.path("entities")) {
            boolean calledUs = text(entity.path("type")).orElse("").equalsIgnoreCase("mention")
                    && text(entity.path("mentioned").path("id"))
                            .filter(id -> id.equals(recipient()))
                            .isPresent();
            String mention = text(entity.path("text")).orElse("");
            if (calledUs && !mention.isEmpty()) {
                text = Pattern.compile(Pattern.quote(mention), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(" "));
            }
        }
        return clean(text).strip();
    }

    /** Names of the files that came along. */
    List<String> files() {
        List<String> names = new ArrayList<>();
        for (JsonNode attachment : root.path("attachments")) {
            String kind = text(attachment.path("contentType")).orElse("a file");
            // A formatted message carries its own text once more as HTML.
            if (!kind.toLowerCase(Locale.ROOT).startsWith("text/html")) {
                names.add(cut(clean(text(attachment.path("name"))
                        .filter(name -> !name.isBlank())
                        .orElse(kind))));
            }
        }
        return names;
    }

    /** Whether a card's button sent it, be it ours or not. */
    boolean carriesValue() {
        return !root.path("value").isMissingNode() && !root.path("value").isNull();
    }

    /** The data of a button that submits. */
    JsonNode submitted() {
        return unwrapped(root.path("value"));
    }

    /** The data of a button that executes. */
    JsonNode executed() {
        return unwrapped(unwrapped(root.path("value")).path("action").path("data"));
    }

    String verb() {
        return text(unwrapped(root.path("value")).path("action").path("verb")).orElse("");
    }

    // Some clients send an object, some the same object as a string.
    private static JsonNode unwrapped(JsonNode node) {
        if (!node.isString()) {
            return node;
        }
        try {
            return JSON.readTree(node.stringValue());
        } catch (JacksonException e) {
            return node;
        }
    }

    static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static Optional<String> id(JsonNode node) {
        return text(node)
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                .filter(id -> id.equals(clean(id)) && id.indexOf('\n') < 0);
    }

    /** Without what a database or a screen cannot hold: control characters and halves of characters. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        return name.substring(
                0, Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    private static String fitting(String id) {
        return id.length() <= LONGEST_ID ? id : "sha256:" + sha256(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The body is no activity. The message is one sentence for whoever posted it. */
    static final class Unreadable extends Exception {
        Unreadable(String why) {
            super(why);
        }
    }
}
