package memberict.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import memberict.commands.JsonLines.Row;
import memberict.tickets.Priority;
import memberict.understanding.LabelledMessage;
import tools.jackson.databind.JsonNode;

/**
 * A message with what people said it is.
 *
 * @param words the text, after the subject where there is one
 * @param alsoOk other categories that are not wrong
 */
record LabelledLine(
        Row row,
        String words,
        String category,
        Set<String> alsoOk,
        Optional<Boolean> selfService,
        Optional<Priority> priority) {

    static LabelledLine of(Row row) {
        String text = row.text("text");
        return new LabelledLine(
                row,
                row.optionalText("subject")
                        .filter(subject -> !subject.isBlank())
                        .map(subject -> withSubject(subject.strip(), text.strip()))
                        .orElse(text),
                row.optionalName("category").orElseThrow(() -> row.bad("'category' is missing or empty")),
                Set.copyOf(row.texts("also_ok")),
                selfService(row),
                priority(row));
    }

    /** As the email door does. */
    private static String withSubject(String subject, String text) {
        boolean saysItAgain = text.toLowerCase(Locale.UK).startsWith(subject.toLowerCase(Locale.UK));
        return saysItAgain ? text : subject + "\n" + text;
    }

    boolean isOutOfScope() {
        return category.equals(LabelledMessage.OUT_OF_SCOPE);
    }

    boolean allows(String other) {
        return category.equals(other) || alsoOk.contains(other);
    }

    /** @throws BadInput where a category is not among them */
    void mustHaveOnly(Set<String> categories) {
        List<String> named = new ArrayList<>(alsoOk);
        if (!isOutOfScope()) {
            named.addFirst(category);
        }
        for (String one : named) {
            if (!categories.contains(one)) {
                throw row.bad("there is no category '%s'%s".formatted(one, Spelling.hint(one, categories)));
            }
        }
    }

    private static Optional<Boolean> selfService(Row row) {
        JsonNode node = row.node("self_service");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return switch (node.isString() ? node.asString().toLowerCase(Locale.ROOT) : "") {
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> throw row.bad("'self_service' must be true or false, not " + node);
        };
    }

    private static Optional<Priority> priority(Row row) {
        return row.optionalName("priority").map(written -> {
            String name = written.toUpperCase(Locale.ROOT);
            return Arrays.stream(Priority.values())
                    .filter(priority -> priority.name().equals(name.startsWith("P") ? name : "P" + name))
                    .findFirst()
                    .orElseThrow(() -> row.bad("'priority' must be one of %s, not '%s'"
                            .formatted(
                                    Arrays.stream(Priority.values())
                                            .map(Priority::name)
                                            .collect(Collectors.joining(", ")),
                                    written)));
        });
    }
}
