package memberict.email;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import memberict.messaging.Block;
import memberict.messaging.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A letter as HTML that reads well on a phone, in a dark room, read aloud, and in mail programs that keep only half of
 * it: one column, real headings and lists, no pictures, nothing fetched.
 */
final class LetterHtml {

    private static final Set<String> MAY_BE_FOLLOWED = Set.of("http", "https", "mailto", "tel");
    private static final Pattern TICKET = Pattern.compile("ICT-\\d{4}-\\d{6}");
    private static final Pattern PHONE = Pattern.compile("\\b0\\d{2,4} \\d{3,4} ?\\d{3,4}\\b");
    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
    private static final String BODY = FONT + "font-size:17px;line-height:1.5;color:#0b0c0c;";

    private static final String STYLE = """
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            a { overflow-wrap: anywhere; }
            a.choice:hover, a.choice:focus { background: #003078 !important; }
            @media (max-width: 480px) {
              .room { padding-left: 20px !important; padding-right: 20px !important; }
              a.choice { display: block !important; text-align: center; }
            }
            @media (prefers-color-scheme: dark) {
              .page { background: #111315 !important; }
              .sheet { background: #1b1f22 !important; }
              .ink, .ink p, .ink li, .ink h1, .ink h2, .ink dt, .ink dd, .ink strong { color: #f1f3f4 !important; }
              .quiet, .quiet p { color: #b9c0c6 !important; }
              .rule { border-color: #3b4248 !important; }
              a.link { color: #8ec1ff !important; }
              .words { background: #262b30 !important; border-color: #3b4248 !important; }
            }
            """;

    private final Letter letter;
    private final StringBuilder html = new StringBuilder();
    private boolean headed;

    private LetterHtml(Letter letter) {
        this.letter = letter;
    }

    static String of(Letter letter) {
        return new LetterHtml(letter).written();
    }

    private String written() {
        html.append("""
                <!DOCTYPE html>
                <html lang="en-GB" dir="ltr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="supported-color-schemes" content="light dark">
                <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body class="page" style="margin:0;padding:0;background:#eef1f4;">
                <div class="page" role="article" aria-roledescription="email" aria-label="%s" lang="en-GB" style="background:#eef1f4;padding:16px 0;">
                <table role="presentation" class="sheet" align="center" width="100%%" cellpadding="0" cellspacing="0" border="0" style="width:100%%;max-width:600px;margin:0 auto;background:#ffffff;border-collapse:collapse;">
                <tr><td class="room" style="background:#12355b;padding:14px 32px;">
                <p style="%smargin:0;font-size:16px;line-height:1.4;color:#ffffff;"><strong style="color:#ffffff;">%s</strong><br>%s</p>
                </td></tr>
                <tr><td class="room ink" style="padding:24px 32px 12px;%s">
                """.formatted(
                        plain(letter.subject()),
                        STYLE,
                        plain(letter.subject()),
                        FONT,
                        escape(letter.council()),
                        escape(letter.mailbox()),
                        BODY));
        letter.blocks().forEach(this::write);
        html.append(
                        "</td></tr>\n<tr><td class=\"room quiet rule\" style=\"padding:16px 32px 24px;border-top:1px solid #c9d0d6;")
                .append(FONT)
                .append("font-size:16px;line-height:1.5;color:#505a5f;\">\n");
        letter.smallPrint()
                .forEach(sentence -> html.append("<p style=\"margin:0 0 8px;\">")
                        .append(withPhones(sentence))
                        .append("</p>\n"));
        return html.append("</td></tr>\n</table>\n</div>\n</body>\n</html>\n").toString();
    }

    private void write(Block block) {
        switch (block) {
            case Block.Heading(var text) -> heading(text);
            case Block.Paragraph(var line) -> paragraph(line, "margin:0 0 16px;");
            case Block.Steps(var steps) -> list("ol", steps);
            case Block.Bullets(var items) -> list("ul", items);
            case Block.Facts(var facts) -> facts(facts);
            case Block.Aside(var line) -> {
                html.append("<div class=\"quiet\">");
                paragraph(line, "margin:0 0 16px;font-size:16px;color:#505a5f;");
                html.append("</div>\n");
            }
            case Block.Choices(var choices) -> choices(choices);
        }
    }

    private void heading(String text) {
        String level = headed ? "h2" : "h1";
        html.append("<")
                .append(level)
                .append(" style=\"margin:")
                .append(headed ? "24px 0 12px;font-size:20px;" : "0 0 16px;font-size:24px;")
                .append("line-height:1.3;font-weight:bold;color:#0b0c0c;\">")
                .append(escape(text))
                .append("</")
                .append(level)
                .append(">\n");
        headed = true;
    }

    private void paragraph(Line line, String style) {
        html.append("<p style=\"")
                .append(style)
                .append("\">")
                .append(inline(line))
                .append("</p>\n");
    }

    private void list(String kind, List<Line> items) {
        html.append("<").append(kind).append(" style=\"margin:0 0 16px;padding-left:28px;\">\n");
        items.forEach(item -> html.append("<li style=\"margin:0 0 10px;padding-left:4px;\">")
                .append(inline(item))
                .append("</li>\n"));
        html.append("</").append(kind).append(">\n");
    }

    private void facts(List<Block.Fact> facts) {
        html.append(
                "<dl class=\"rule\" style=\"margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #12355b;\">\n");
        facts.forEach(fact -> html.append("<dt style=\"margin:0;font-size:16px;\">")
                .append(escape(fact.name()))
                .append("</dt>\n<dd style=\"margin:0 0 8px;font-weight:bold;\">")
                .append(escape(fact.value()))
                .append("</dd>\n"));
        html.append("</dl>\n");
    }

    private void choices(List<Block.Choice> choices) {
        List<ReplyWord> offered = letter.words().stream()
                .filter(one -> choices.contains(one.choice()))
                .toList();
        if (offered.isEmpty()) {
            return;
        }
        html.append(
                "<div class=\"words rule\" style=\"margin:0 0 16px;padding:16px 16px 8px;background:#f3f6f9;border:1px solid #c9d0d6;\">\n");
        html.append("<p style=\"margin:0 0 12px;\">")
                .append(escape(letter.replyTo().isPresent() ? letter.howToPress() : letter.howToChoose()))
                .append("</p>\n<ul style=\"margin:0;padding:0;list-style:none;\">\n");
        offered.forEach(one -> html.append("<li style=\"margin:0 0 12px;\">")
                .append(choice(one))
                .append("</li>\n"));
        html.append("</ul>\n</div>\n");
    }

    /** A link that begins the reply, where the address alone leads it back here; otherwise the word to write. */
    private String choice(ReplyWord one) {
        String words = "<strong>" + escape(one.word()) + "</strong> &#8211; "
                + escape(one.choice().label());
        return letter.replyTo()
                .map(address ->
                        "<a class=\"choice\" href=\"%s\" style=\"display:inline-block;padding:11px 18px;background:#1d5fa8;color:#ffffff;text-decoration:none;border-radius:4px;\">%s</a>"
                                .formatted(
                                        plain("mailto:%s?subject=%s&body=%s"
                                                .formatted(address, encoded(letter.subject()), encoded(one.word()))),
                                        words))
                .orElse(words);
    }

    private static String inline(Line line) {
        return line.spans().stream().map(LetterHtml::span).collect(Collectors.joining());
    }

    private static String span(Line.Span span) {
        String text = escape(span.text());
        String words = span.strong() ? "<strong>" + text + "</strong>" : text;
        URI link = followed(span.link());
        return link == null
                ? words
                : "<a class=\"link\" href=\"%s\" style=\"color:#1d5fa8;text-decoration:underline;\">%s</a>"
                        .formatted(plain(link.toString()), words);
    }

    private static @Nullable URI followed(@Nullable URI link) {
        return link == null
                        || link.getScheme() == null
                        || !MAY_BE_FOLLOWED.contains(link.getScheme().toLowerCase(Locale.ROOT))
                ? null
                : link;
    }

    // A ticket's number is read in one piece.
    private static String escape(String text) {
        return TICKET.matcher(plain(text)).replaceAll("<span style=\"white-space:nowrap;\">$0</span>");
    }

    private static String plain(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A phone number that a phone can ring. */
    private static String withPhones(String text) {
        return PHONE.matcher(escape(text))
                .replaceAll(
                        number -> "<a class=\"link\" href=\"tel:%s\" style=\"color:#1d5fa8;white-space:nowrap;\">%s</a>"
                                .formatted(number.group().replaceAll("\\D", ""), number.group()));
    }

    // As an address, not a form: a plus would otherwise stay a plus.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
