package memberict.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Reads raw mail into a {@link Mail}, whatever is wrong with it: a fault or a limit becomes a word in the result, never an exception. */
final class MailReader {

    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(-1)
            .setMaxContentLen(-1)
            .build();

    /** For a mail whose only words stand where its head should be. */
    private static final MimeConfig HEAD_ENDS_EARLY =
            MimeConfig.copy(LENIENT).setMalformedHeaderStartsBody(true).build();

    private static final Pattern BARE_MESSAGE_ID = Pattern.compile("[^\\s<>]{1,400}");

    private final MailLimits limits;

    MailReader() {
        this(MailLimits.USUAL);
    }

    MailReader(MailLimits limits) {
        this.limits = limits;
    }

    Mail read(byte[] raw) {
        return new Reading(limits).of(raw);
    }

    /** What is known of a part before its body is read. */
    private record PartStart(MailHeaders headers, FieldParameters type, FieldParameters disposition) {}

    /** One mail being read; its fields are what has been found so far. */
    private static final class Reading {

        private final MailLimits limits;
        private final List<Mail.Attachment> attachments = new ArrayList<>();
        private final List<Mail.Report> reports = new ArrayList<>();
        private final List<MailHeaders> enclosed = new ArrayList<>();
        private final List<String> calendarMethods = new ArrayList<>();
        private final List<String> shortcomings = new ArrayList<>();
        private final long deadline;
        private MailHeaders headers = MailHeaders.NONE;
        private long kept;
        private boolean wordsSeen;
        private int parts;

        Reading(MailLimits limits) {
            this.limits = limits;
            // Monotonic, for measuring only.
            this.deadline = System.nanoTime() + limits.time().toNanos();
        }

        Mail of(byte[] raw) {
            if (raw.length > limits.bytes()) {
                shortcoming("it has %,d bytes and we read at most %,d: its end was not read"
                        .formatted(raw.length, limits.bytes()));
            }
            TextPiece pieces = structure(prepared(raw), LENIENT, 0);
            String text = words(pieces);
            if (text.isEmpty() && attachments.isEmpty()) {
                text = new Reading(limits).wordsInTheHead(raw);
            }
            return mail(raw, text);
        }

        private String wordsInTheHead(byte[] raw) {
            byte[] head = head(raw, limits.headerSectionBytes());
            for (byte each : head) {
                if (each == 0) {
                    return "";
                }
            }
            return words(structure(prepared(head), HEAD_ENDS_EARLY, 0));
        }

        private static String said(Throwable fault) {
            String message = fault.getMessage();
            return message == null ? fault.getClass().getSimpleName() : message;
        }

        private void shortcoming(String words) {
            if (!shortcomings.contains(words)) {
                shortcomings.add(words);
            }
        }

        private InputStream prepared(byte[] raw) {
            int start = 0;
            while (start < raw.length && (raw[start] == '\n' || raw[start] == '\r')) {
                start++;
            }
            if (start > 0 && start + 3 <= raw.length || startsWith(raw, start, "\u00EF\u00BB\u00BF")) {
                start += startsWith(raw, start, "\u00EF\u00BB\u00BF") ? 3 : 0;
            }
            if (startsWith(raw, start, "From ") || startsWith(raw, start, ">From ")) {
                // the line that separates mails in an mbox file
                start = afterLine(raw, start);
            }
            int length = (int) Math.min(raw.length - (long) start, limits.bytes());
            if (onlyCarriageReturns(raw, start, length)) {
                byte[] mended = Arrays.copyOfRange(raw, start, start + length);
                for (int i = 0; i < mended.length; i++) {
                    mended[i] = mended[i] == '\r' ? (byte) '\n' : mended[i];
                }
                return new ByteArrayInputStream(mended);
            }
            return new ByteArrayInputStream(raw, start, length);
        }

        private static boolean startsWith(byte[] raw, int at, String start) {
            if (raw.length - at < start.length()) {
                return false;
            }
            for (int i = 0; i < start.length(); i++) {
                if ((raw[at + i] & 0xFF) != start.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private static int afterLine(byte[] raw, int from) {
            for (int i = from; i < raw.length; i++) {
                if (raw[i] == '\n') {
                    return i + 1;
                }
                if (raw[i] == '\r' && (i + 1 >= raw.length || raw[i + 1] != '\n')) {
                    return i + 1;
                }
            }
            return raw.length;
        }

        private static boolean onlyCarriageReturns(byte[] raw, int start, int length) {
            boolean seen = false;
            for (int i = start; i < start + Math.min(length, 20_000); i++) {
                if (raw[i] == '\n') {
                    return false;
                }
                seen |= raw[i] == '\r';
            }
            return seen;
        }

        /** A multipart that is open. */
        private record Open(PartStart start, List<TextPiece> pieces) {}

        private TextPiece structure(InputStream in, MimeConfig config, int depth) {
            MimeTokenStream tokens = new MimeTokenStream(config);
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
            tokens.parse(in);
            Deque<Open> open = new ArrayDeque<>();
            List<TextPiece> top = new ArrayList<>();
            List<MailHeaders.Field> fields = new ArrayList<>();
            boolean first = depth == 0;
            PartStart start = new PartStart(MailHeaders.NONE, FieldParameters.of(null), FieldParameters.of(null));
            try {
                for (EntityState state = tokens.getState();
                        state != EntityState.T_END_OF_STREAM;
                        state = tokens.next()) {
                    if (System.nanoTime() > deadline) {
                        shortcoming("it took longer than %d seconds to read: the rest was not"
                                .formatted(limits.time().toSeconds()));
                        break;
                    }
                    List<TextPiece> here = open.isEmpty() ? top : open.peek().pieces();
                    switch (state) {
                        case T_START_HEADER -> fields = new ArrayList<>();
                        case T_FIELD -> field(tokens, fields);
                        case T_END_HEADER -> {
                            start = start(fields);
                            if (first) {
                                headers = start.headers();
                                first = false;
                            }
                        }
                        case T_START_MULTIPART -> {
                            if (depth + open.size() >= limits.depth()) {
                                shortcoming("it is nested more than %d deep: what is deeper was not read"
                                        .formatted(limits.depth()));
                                return whole(open, top);
                            }
                            open.push(new Open(start, new ArrayList<>()));
                        }
                        case T_END_MULTIPART -> {
                            Open closed = open.pop();
                            (open.isEmpty() ? top : open.peek().pieces()).add(joined(closed));
                        }
                        case T_BODY -> {
                            if (++parts > limits.parts()) {
                                shortcoming(
                                        "it has more than %,d parts: the rest was not read".formatted(limits.parts()));
                                return whole(open, top);
                            }
                            here.add(body(
                                    start,
                                    type(start, tokens),
                                    tokens.getDecodedInputStream(),
                                    parts,
                                    depth + open.size()));
                        }
                        case T_PREAMBLE, T_EPILOGUE -> preamble(tokens, open, state);
                        default -> {}
                    }
                }
            } catch (MimeException | IOException | RuntimeException | StackOverflowError e) {
                // Nothing a stranger sends may stop the next mail; the raw bytes are kept by the caller.
                shortcoming("its structure is broken: " + said(e));
            }
            if (first) {
                headers = new MailHeaders(fields);
            }
            return whole(open, top);
        }

        /** Some senders forget the boundary; then the words stand where nobody looks. */
        private void preamble(MimeTokenStream tokens, Deque<Open> open, EntityState state) throws IOException {
            Open multipart = open.peek();
            if (multipart == null || open.size() > 1) {
                return;
            }
            byte[] bytes = tokens.getInputStream().readNBytes(limits.textBytes());
            String words = CharsetGuess.text(bytes, null);
            multipart.pieces().add(new TextPiece.Around(words, state == EntityState.T_PREAMBLE));
        }

        private static TextPiece whole(Deque<Open> open, List<TextPiece> top) {
            while (!open.isEmpty()) {
                Open closed = open.pop();
                (open.isEmpty() ? top : open.peek().pieces()).add(joined(closed));
            }
            return new TextPiece.Row(top);
        }

        private static TextPiece joined(Open closed) {
            return switch (closed.start().type().value()) {
                case "multipart/alternative" -> new TextPiece.Choice(closed.pieces());
                default -> new TextPiece.Row(closed.pieces());
            };
        }

        /** What it says, where that is a type at all; otherwise what a part at this place is. */
        private static String type(PartStart start, MimeTokenStream tokens) {
            String said = start.type().value();
            return said.contains("/")
                    ? said
                    : tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        }

        private void field(MimeTokenStream tokens, List<MailHeaders.Field> fields) {
            if (fields.size() >= limits.headers()) {
                shortcoming("it has more than %,d header fields: the rest was not read".formatted(limits.headers()));
                return;
            }
            byte[] raw = tokens.getField().getRaw().toByteArray();
            if (raw.length > limits.headerBytes()) {
                shortcoming(
                        "a header field has more than %,d bytes: its end was not read".formatted(limits.headerBytes()));
                raw = Arrays.copyOf(raw, limits.headerBytes());
            }
            String line = CharsetGuess.text(raw, null);
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1).replaceAll("\\r*\\n(?=[ \\t])|\\r(?=[ \\t])", "");
                fields.add(new MailHeaders.Field(line.substring(0, colon).strip(), value.strip()));
            }
        }

        private static PartStart start(List<MailHeaders.Field> fields) {
            MailHeaders headers = new MailHeaders(fields);
            return new PartStart(
                    headers,
                    FieldParameters.of(headers.first("Content-Type").orElse(null)),
                    FieldParameters.of(headers.first("Content-Disposition").orElse(null)));
        }

        private TextPiece body(PartStart start, String type, InputStream in, int part, int depth) throws IOException {
            if (type.startsWith("multipart/")) {
                return withoutBoundary(type, in, depth);
            }
            Optional<String> name =
                    start.disposition().get("filename").or(() -> start.type().get("name"));
            if (type.equals("text/calendar")) {
                byte[] bytes = kept(in);
                calendar(start, bytes);
                attach(start, name.orElse("invitation.ics"), type, bytes);
                return TextPiece.NOTHING;
            }
            if (REPORT_TYPES.contains(type)) {
                byte[] bytes = kept(in);
                reports.add(new Mail.Report(type, CharsetGuess.text(head(bytes, limits.textBytes()), null)));
                attach(start, name.orElse(type.substring("message/".length()) + ".txt"), type, bytes);
                return TextPiece.NOTHING;
            }
            if (ENCLOSED_TYPES.contains(type)) {
                return messageInside(start, type, name, kept(in));
            }
            boolean asFile = start.disposition().value().equals("attachment") || type.endsWith("vcard");
            if (type.startsWith("text/") && !asFile && name.isEmpty()) {
                return words(start.type(), type, in);
            }
            byte[] bytes = kept(in);
            attach(start, name.orElse("part-%d%s".formatted(part, FileName.extensionFor(type))), type, bytes);
            if (type.equals("text/plain") && !asFile && !wordsSeen) {
                // Some programs give the message itself a file name.
                return words(start.type(), type, new ByteArrayInputStream(bytes));
            }
            return TextPiece.NOTHING;
        }

        private TextPiece words(FieldParameters parameters, String type, InputStream in) throws IOException {
            wordsSeen = true;
            byte[] bytes = in.readNBytes(limits.textBytes());
            if (bytes.length == limits.textBytes() && in.read() >= 0) {
                shortcoming("its text is longer than %,d bytes: the rest is only in the stored mail"
                        .formatted(limits.textBytes()));
                in.transferTo(OutputStream.nullOutputStream());
            }
            String decoded = CharsetGuess.text(bytes, labelled(parameters, bytes));
            if (type.equals("text/html") || type.equals("text/enriched") || looksLikeHtml(decoded)) {
                return new TextPiece.Html(decoded);
            }
            boolean flowed =
                    parameters.get("format").filter("flowed"::equalsIgnoreCase).isPresent();
            boolean deleteSpace =
                    parameters.get("delsp").filter("yes"::equalsIgnoreCase).isPresent();
            return new TextPiece.Words(flowed ? FlowedText.unfolded(decoded, deleteSpace) : decoded);
        }

        /** A multipart that never says what parts it: its first line of dashes does, or it is plain words. */
        private TextPiece withoutBoundary(String type, InputStream in, int depth) throws IOException {
            byte[] bytes = kept(in);
            Matcher boundary = FIRST_BOUNDARY.matcher(new String(head(bytes, 4_000), StandardCharsets.ISO_8859_1));
            if (depth >= limits.depth() || !boundary.find()) {
                return new TextPiece.Words(CharsetGuess.text(head(bytes, limits.textBytes()), null));
            }
            String head = "Content-Type: %s; boundary=\"%s\"\r\n\r\n".formatted(type, boundary.group(1));
            return structure(
                    new SequenceInputStream(
                            new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)),
                            new ByteArrayInputStream(bytes)),
                    LENIENT,
                    depth + 1);
        }

        private static final Pattern FIRST_BOUNDARY =
                Pattern.compile("^\\s*--([^\\s\"\\\\][^\\r\\n\"\\\\]{0,69}?)[ \\t]*\\r?$", Pattern.MULTILINE);

        /** A message inside is a file, and so is what came with it; its words count only where there are no others. */
        private TextPiece messageInside(PartStart start, String type, Optional<String> name, byte[] bytes) {
            boolean whole =
                    !type.endsWith("headers") && limits.depth() > 1 && bytes.length <= limits.attachmentBytes() / 4;
            Mail inside = new MailReader(whole ? limits.inside() : limits.forHeads())
                    .read(head(bytes, whole ? bytes.length : limits.headerSectionBytes()));
            enclosed.add(inside.headers());
            String fallback = type.endsWith("headers")
                    ? "headers.txt"
                    : (inside.subject().isBlank() ? "message" : inside.subject()) + ".eml";
            attach(start, name.orElse(fallback), type, bytes);
            if (whole
                    && !headers.first("Content-Type")
                            .map(FieldParameters::of)
                            .filter(top -> top.value().equals("multipart/report"))
                            .isPresent()) {
                for (Mail.Attachment file : inside.attachments()) {
                    if (kept + file.size() <= limits.attachmentBytes() && attachments.size() < limits.parts()) {
                        kept += file.size();
                        attachments.add(file);
                    }
                }
            }
            return new TextPiece.Enclosed(inside.text());
        }

        private static final Set<String> REPORT_TYPES = Set.of(
                "message/delivery-status",
                "message/global-delivery-status",
                "message/disposition-notification",
                "message/global-disposition-notification",
                "message/feedback-report",
                "message/tracking-status");

        private static final Set<String> ENCLOSED_TYPES = Set.of(
                "message/rfc822", "message/global", "message/global-headers", "text/rfc822-headers", "message/news");

        private static boolean looksLikeHtml(String text) {
            return text.substring(0, Math.min(200, text.length()))
                    .stripLeading()
                    .regionMatches(true, 0, "<!doctype html", 0, 14);
        }

        private static final Pattern META_CHARSET = Pattern.compile(
                "<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);

        private static @Nullable String labelled(FieldParameters type, byte[] bytes) {
            String label = type.get("charset").orElse(null);
            if (CharsetGuess.named(label).isPresent() || !type.value().equals("text/html")) {
                return label;
            }
            Matcher meta = META_CHARSET.matcher(new String(head(bytes, 4_000), StandardCharsets.ISO_8859_1));
            return meta.find() ? meta.group(1) : label;
        }

        private static byte[] head(byte[] bytes, int length) {
            return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
        }

        /** Reads a file; beyond the limit for all files together it is cut, and said so. */
        private byte[] kept(InputStream in) throws IOException {
            int room = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 8, limits.attachmentBytes() - kept));
            byte[] bytes = in.readNBytes(room);
            if (bytes.length == room && in.read() >= 0) {
                shortcoming("its files have more than %,d bytes together: the rest is only in the stored mail"
                        .formatted(limits.attachmentBytes()));
                in.transferTo(OutputStream.nullOutputStream());
            }
            kept += bytes.length;
            return bytes;
        }

        private void attach(PartStart start, String name, String type, byte[] bytes) {
            if (bytes.length == 0
                    && start.disposition().value().isEmpty()
                    && start.type().get("name").isEmpty()) {
                return;
            }
            String sha256 = sha256(bytes);
            // An invitation comes twice: once to be shown, once as the file.
            boolean twice = type.equals("text/calendar") || type.equals("application/ics");
            if (twice) {
                attachments.removeIf(other -> other.sha256().equals(sha256));
            }
            attachments.add(new Mail.Attachment(FileName.safe(name), type, bytes.length, sha256, bytes));
        }

        private void calendar(PartStart start, byte[] bytes) {
            Optional<String> method = start.type().get("method");
            if (method.isEmpty()) {
                Matcher line = CALENDAR_METHOD.matcher(CharsetGuess.text(head(bytes, 4_000), "utf-8"));
                method = line.find() ? Optional.of(line.group(1)) : Optional.empty();
            }
            method.ifPresent(word -> calendarMethods.add(word.strip().toUpperCase(Locale.ROOT)));
        }

        private static final Pattern CALENDAR_METHOD = Pattern.compile("(?im)^METHOD:([A-Z]{1,20})");

        private Mail mail(byte[] raw, String words) {
            String sha256 = sha256(raw);
            String text = limits.shortened(words);
            Optional<String> id = headers.messageIds("Message-ID").stream()
                    .findFirst()
                    .or(() -> headers.first("Message-ID")
                            .filter(value -> BARE_MESSAGE_ID.matcher(value).matches())
                            .map(value -> "<" + value + ">"));
            return new Mail(
                    sha256,
                    raw.length,
                    id.orElse("<" + sha256 + "@mail.invalid>"),
                    id.isPresent(),
                    headers.mailboxes("From"),
                    headers.mailboxes("Reply-To"),
                    headers.mailboxes("Sender").stream().findFirst(),
                    headers.mailboxes("To"),
                    headers.mailboxes("Cc"),
                    headers.words("Subject"),
                    headers.first("Date").flatMap(MailDate::read),
                    headers.messageIds("In-Reply-To"),
                    headers.messageIds("References"),
                    headers.first("Return-Path").map(Reading::path),
                    headers.fields().stream()
                            .filter(field ->
                                    field.is("Delivered-To") || field.is("X-Original-To") || field.is("Envelope-To"))
                            .map(field -> path(field.value()))
                            .toList(),
                    headers,
                    FieldParameters.of(headers.first("Content-Type").orElse(null)),
                    text,
                    newWords(text),
                    attachments,
                    reports,
                    enclosed,
                    calendarMethods,
                    shortcomings);
        }

        /** No screen shows them, and PostgreSQL refuses the first of them. */
        private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

        private String words(TextPiece pieces) {
            try {
                return UNWRITABLE.matcher(pieces.text()).replaceAll("").strip();
            } catch (RuntimeException | StackOverflowError e) {
                shortcoming("its words could not be read: " + said(e));
                return "";
            }
        }

        /** The set-aside must never cost a Member their words: where it fails, all of them are new. */
        private String newWords(String text) {
            try {
                return NewWords.of(text);
            } catch (RuntimeException | StackOverflowError e) {
                shortcoming("its quotes could not be told from its words: " + said(e));
                return text;
            }
        }

        private static String path(String value) {
            String plain = value.replaceAll("\\([^)]*\\)", "").strip();
            if (plain.startsWith("<") && plain.contains(">")) {
                return plain.substring(1, plain.indexOf('>')).strip();
            }
            return plain;
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
