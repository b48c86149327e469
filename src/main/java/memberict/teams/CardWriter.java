package memberict.teams;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import memberict.messaging.Block;
import memberict.messaging.Line;
import memberict.messaging.OutboundMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a reply as one activity: mere words as a message, anything more as an Adaptive Card. */
final class CardWriter {

    static final String CARD = "application/vnd.microsoft.card.adaptive";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 25 * 1024;
    private static final int MOST_BUTTONS = 6;
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_FALLBACK = 1000;
    private static final int LONGEST_SUMMARY = 150;
    private static final String TOO_LONG = "The rest is too long for Teams. To get it, ask to speak to a person.";

    private CardWriter() {}

    static ObjectNode activity(OutboundMessage message) {
        boolean merelyWords = message.blocks().stream().allMatch(Block.Paragraph.class::isInstance);
        return merelyWords ? words(message) : card(message);
    }

    /** One sentence of the door's own. */
    static ObjectNode words(String text) {
        return JSON.createObjectNode()
                .put("type", "message")
                .put("textFormat", "markdown")
                .put("locale", "en-GB")
                .put("text", Markdown.of(text));
    }

    private static ObjectNode words(OutboundMessage message) {
        List<Part> parts = message.blocks().stream()
                .flatMap(block -> parts(block, message).stream())
                .toList();
        List<String> paragraphs = fitting(parts, LARGEST).stream()
                .map(part -> part.node().path("text").asString(""))
                .toList();
        return JSON.createObjectNode()
                .put("type", "message")
                .put("textFormat", "markdown")
                .put("locale", "en-GB")
                .put("text", Markdown.paragraphs(paragraphs));
    }

    private static ObjectNode card(OutboundMessage message) {
        String summary = summary(message);
        ObjectNode card = JSON.createObjectNode()
                .put("type", "AdaptiveCard")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("version", "1.5")
                // Two letters: the schema knows no more of a language.
                .put("lang", "en")
                .put("fallbackText", cut(String.join("\n", lines(message, Line::plain)), LONGEST_FALLBACK))
                // Read aloud; angle brackets would be taken for speech markup.
                .put("speak", summary.replaceAll("[<>]", " "));
        List<Part> parts = new ArrayList<>();
        message.blocks().forEach(block -> parts.addAll(parts(block, message)));
        ArrayNode actions = JSON.createArrayNode();
        if (message.chosen() == null) {
            buttons(message).forEach(choice -> actions.add(button(choice, message)));
        }
        ArrayNode body = card.putArray("body");
        fitting(parts, LARGEST - size(card) - size(actions)).forEach(part -> body.add(part.node()));
        if (!actions.isEmpty()) {
            card.set("actions", actions);
        }

        ObjectNode activity = JSON.createObjectNode()
                .put("type", "message")
                .put("locale", "en-GB")
                .put("summary", summary);
        activity.putArray("attachments").addObject().put("contentType", CARD).set("content", card);
        return activity;
    }

    /** @param lasting whether it stays when there is too much to show: the small print says where the answer is from */
    private record Part(ObjectNode node, boolean lasting) {}

    private static List<Part> parts(Block block, OutboundMessage message) {
        return switch (block) {
            case Block.Heading(var text) -> List.of(new Part(heading(text), false));
            case Block.Paragraph(var line) -> List.of(new Part(text(Markdown.of(line)), false));
            case Block.Steps(var steps) ->
                IntStream.range(0, steps.size())
                        .mapToObj(i -> new Part(text(numbered(i + 1, steps.get(i))), false))
                        .toList();
            case Block.Bullets(var items) ->
                items.stream()
                        .map(item -> new Part(text("• " + Markdown.of(item)), false))
                        .toList();
            case Block.Facts(var facts) -> facts.isEmpty() ? List.of() : List.of(new Part(facts(facts), false));
            case Block.Aside(var line) ->
                List.of(new Part(text(Markdown.of(line)).put("size", "Small").put("isSubtle", true), true));
            case Block.Choices(var choices) -> taken(choices, message);
        };
    }

    // In bold, a number is a number: otherwise each step would begin a list of its own.
    private static String numbered(int number, Line step) {
        return "**" + number + ".** " + Markdown.of(step);
    }

    private static List<Part> taken(List<Block.Choice> choices, OutboundMessage message) {
        if (message.chosen() != null) {
            return choices.stream()
                    .filter(choice -> choice.id().equals(message.chosen()))
                    .map(choice -> new Part(
                            text("You chose: " + Markdown.strong(choice.label()))
                                    .put("separator", true),
                            true))
                    .toList();
        }
        List<Block.Choice> buttons = buttons(message);
        String typed = choices.stream()
                .filter(choice -> !buttons.contains(choice))
                .map(Block.Choice::label)
                .collect(Collectors.joining(", "));
        return typed.isEmpty() ? List.of() : List.of(new Part(text(Markdown.of("You can also type: " + typed)), true));
    }

    private static List<Block.Choice> buttons(OutboundMessage message) {
        return message.choices().stream().limit(MOST_BUTTONS).toList();
    }

    private static ObjectNode text(String markdown) {
        return JSON.createObjectNode()
                .put("type", "TextBlock")
                .put("text", markdown)
                .put("wrap", true);
    }

    private static ObjectNode heading(String text) {
        return text(Markdown.of(text))
                .put("style", "heading")
                .put("size", "Medium")
                .put("weight", "Bolder");
    }

    private static ObjectNode facts(List<Block.Fact> facts) {
        ObjectNode set = JSON.createObjectNode().put("type", "FactSet");
        ArrayNode entries = set.putArray("facts");
        for (Block.Fact fact : facts) {
            entries.addObject().put("title", Markdown.of(fact.name())).put("value", Markdown.of(fact.value()));
        }
        return set;
    }

    private static ObjectNode button(Block.Choice choice, OutboundMessage message) {
        ObjectNode button = action("Action.Execute", choice, message).put("verb", Button.VERB);
        // Clients that cannot execute submit the same.
        button.set("fallback", action("Action.Submit", choice, message));
        return button;
    }

    private static ObjectNode action(String type, Block.Choice choice, OutboundMessage message) {
        ObjectNode action = JSON.createObjectNode().put("type", type).put("title", cut(choice.label(), LONGEST_LABEL));
        action.set("data", Button.data(message.id(), choice.id()));
        return action;
    }

    private static List<Part> fitting(List<Part> parts, int room) {
        int size = parts.stream().mapToInt(part -> size(part.node())).sum();
        if (size <= room) {
            return parts;
        }
        List<Part> kept = new ArrayList<>(parts);
        ObjectNode sorry = text(TOO_LONG);
        size += size(sorry);
        int firstDropped = kept.size();
        for (boolean lasting : new boolean[] {false, true}) {
            for (int i = kept.size() - 1; i >= 0 && size > room; i--) {
                if (kept.get(i).lasting() == lasting) {
                    size -= size(kept.remove(i).node());
                    firstDropped = Math.min(firstDropped, i);
                }
            }
        }
        kept.add(Math.min(firstDropped, kept.size()), new Part(sorry, true));
        return kept;
    }

    private static int size(JsonNode node) {
        // The comma between two of them included.
        return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** As many of the first lines as a notification shows. */
    private static String summary(OutboundMessage message) {
        StringBuilder summary = new StringBuilder();
        for (String line : lines(message, CardWriter::spoken)) {
            if (!summary.isEmpty() && summary.length() + 1 + line.length() > LONGEST_SUMMARY) {
                break;
            }
            summary.append(summary.isEmpty() ? "" : " ").append(line);
        }
        return cut(summary.toString(), LONGEST_SUMMARY);
    }

    /** Without the addresses of links, which no one wants to hear. */
    private static String spoken(Line line) {
        return line.spans().stream().map(Line.Span::text).collect(Collectors.joining());
    }

    private static List<String> lines(OutboundMessage message, Function<Line, String> plain) {
        return message.blocks().stream()
                .flatMap(block -> lines(block, plain).stream())
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> lines(Block block, Function<Line, String> plain) {
        return switch (block) {
            case Block.Heading(var text) -> List.of(text);
            case Block.Paragraph(var line) -> List.of(plain.apply(line));
            case Block.Steps(var steps) ->
                IntStream.range(0, steps.size())
                        .mapToObj(i -> i + 1 + ". " + plain.apply(steps.get(i)))
                        .toList();
            case Block.Bullets(var items) ->
                items.stream().map(item -> "• " + plain.apply(item)).toList();
            case Block.Facts(var facts) ->
                facts.stream().map(fact -> fact.name() + ": " + fact.value()).toList();
            case Block.Aside(var line) -> List.of(plain.apply(line));
            case Block.Choices(var choices) ->
                List.of(choices.stream().map(Block.Choice::label).collect(Collectors.joining(" / ")));
        };
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
