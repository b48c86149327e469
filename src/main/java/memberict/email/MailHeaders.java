package memberict.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header fields of a mail or of one of its parts, in their order, unfolded; names are compared without case. */
final class MailHeaders {

    static final MailHeaders NONE = new MailHeaders(List.of());

    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,400})>");

    private final List<Field> fields;

    MailHeaders(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** @param value unfolded, with its encoded words as they came */
    record Field(String name, String value) {

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    List<Field> fields() {
        return fields;
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.is(name));
    }

    /** Every instance: what decides must not hang on which copy somebody looks at. */
    List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    Optional<String> first(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
    }

    /** The first word of every instance, in small letters, without comments and parameters. */
    List<String> keywords(String name) {
        return all(name).stream().map(MailHeaders::keyword).toList();
    }

    /** Decoded for people to read. */
    String words(String name) {
        return first(name).map(MailHeaders::readable).orElse("");
    }

    List<Mailbox> mailboxes(String name) {
        return all(name).stream().flatMap(value -> Mailbox.list(value).stream()).toList();
    }

    /** Message ids in the order they stand, with their angle brackets. */
    List<String> messageIds(String name) {
        List<String> ids = new ArrayList<>();
        for (String value : all(name)) {
            Matcher id = MESSAGE_ID.matcher(value);
            while (id.find()) {
                ids.add(id.group());
            }
        }
        return List.copyOf(ids);
    }

    static String readable(String value) {
        return EncodedWords.decode(value).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String keyword(String value) {
        String plain = value.replaceAll("\\([^)]*\\)", " ").strip().toLowerCase(Locale.ROOT);
        return plain.split("[;\\s,]", 2)[0];
    }
}
