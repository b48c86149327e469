package memberict.email;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A mail server on this machine, with a mailbox for the council and one for a Member; and what a mail program does with them. */
public final class MailServer {

    public static final String SUPPORT = "ict@kestrelvale.example";
    public static final String OWAIN = "owain.rees@kestrelvale.example";
    public static final String PASSWORD = "only-for-tests";

    private final GreenMail server;
    private final GreenMailUser support;
    private int sent;

    /** On ports that are free. */
    public MailServer() {
        this(0, 0);
    }

    public MailServer(int smtpPort, int imapPort) {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        support = server.setUser(SUPPORT, SUPPORT, PASSWORD);
        account(OWAIN);
    }

    public void account(String address) {
        server.setUser(address, address, PASSWORD);
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    GreenMail greenMail() {
        return server;
    }

    /** The shipped settings with this server as Kestrel Vale's mailbox. */
    public Path config(int smtpPort, int imapPort, boolean plusAddresses) {
        try {
            Path config = Files.createTempDirectory("config");
            Path shipped = Path.of("config");
            try (Stream<Path> files = Files.walk(shipped)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = config.resolve(shipped.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            Path password = Files.writeString(config.resolve("mailbox-password"), PASSWORD + "\n");
            Path council = config.resolve("councils/kestrel-vale.yaml");
            Files.writeString(
                    council, Files.readString(council) + mailbox(smtpPort, imapPort, plusAddresses, password));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String mailbox(int smtpPort, int imapPort, boolean plusAddresses, Path password) {
        return """

                mailbox:
                  address: %s
                  password-file: %s
                  imap: { host: 127.0.0.1, port: %d, tls: none }
                  smtp: { host: 127.0.0.1, port: %d, tls: none }
                  plus-addresses: %s
                """.formatted(SUPPORT, password, imapPort, smtpPort, plusAddresses);
    }

    SupportMailbox supportMailbox(int imapPort) {
        return new SupportMailbox(
                "kestrel-vale",
                SUPPORT,
                "Kestrel Vale ICT",
                SUPPORT,
                PASSWORD,
                new SupportMailbox.Server("127.0.0.1", imapPort, SupportMailbox.Tls.NONE),
                new SupportMailbox.Server("127.0.0.1", smtpPort(), SupportMailbox.Tls.NONE),
                "Processed",
                false);
    }

    /** A mail from Owain, on its way to the council. */
    public Draft mail(String subject, String text) {
        return new Draft(OWAIN, subject, text);
    }

    public Draft mail(String from, String subject, String text) {
        return new Draft(from, subject, text);
    }

    /** The reply a mail program makes. */
    public Draft reply(String from, MimeMessage to, String text) {
        try {
            String id = to.getMessageID();
            String references = to.getHeader("References", " ");
            String address = ((InternetAddress) to.getReplyTo()[0]).getAddress();
            return new Draft(from, "Re: " + to.getSubject().replaceFirst("^Re: ", ""), text)
                    .with("To", address)
                    .with("In-Reply-To", id)
                    .with("References", (references == null ? "" : references.replaceAll("\\s+", " ") + " ") + id);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail that is being written. */
    public final class Draft {

        private final String text;
        private final java.util.Map<String, String> headers = new java.util.LinkedHashMap<>();

        Draft(String from, String subject, String text) {
            this.text = text;
            headers.put("Message-ID", "<" + ++sent + "." + System.identityHashCode(this) + "@members.example>");
            headers.put("Date", "Mon, 23 Nov 2026 18:20:00 +0000");
            headers.put("From", from.contains("<") ? from : "Cllr Owain Rees <" + from + ">");
            headers.put("To", SUPPORT);
            headers.put("Subject", subject);
            headers.put("MIME-Version", "1.0");
            headers.put("Content-Type", "text/plain; charset=utf-8");
            headers.put("Content-Transfer-Encoding", "8bit");
        }

        public Draft with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        public Draft without(String header) {
            headers.remove(header);
            return this;
        }

        public byte[] bytes() {
            StringBuilder raw = new StringBuilder();
            headers.forEach(
                    (name, value) -> raw.append(name).append(": ").append(value).append("\r\n"));
            return raw.append("\r\n")
                    .append(text.replaceAll("\r?\n", "\r\n"))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }

        /** Into the council's mailbox, as if a server had brought it. */
        public Draft deliver() {
            MailServer.this.deliver(bytes());
            return this;
        }
    }

    void deliver(byte[] raw) {
        try {
            support.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that came for someone, oldest first. */
    public List<MimeMessage> mailFor(String address) {
        return Arrays.stream(server.getReceivedMessagesForDomain(address)).toList();
    }

    /** Waits for the mail that comes next. */
    public MimeMessage await(String address, int number) {
        Awaiting.atMost().until(() -> mailFor(address).size() >= number);
        return mailFor(address).get(number - 1);
    }

    long uidValidity() {
        return server.getManagers()
                .getImapHostManager()
                .getFolder(support, "INBOX")
                .getUidValidity();
    }

    int inFolder(String name) {
        MailFolder folder = server.getManagers().getImapHostManager().getFolder(support, name);
        return folder == null ? 0 : folder.getMessageCount();
    }

    void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage mail) {
        return part(mail, "text/plain");
    }

    static String html(MimeMessage mail) {
        return part(mail, "text/html");
    }

    private static String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(Message mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? "" : String.join(" | ", values).replaceAll("\\s+", " ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long a test waits at the most. */
    static final class Awaiting {
        static org.awaitility.core.ConditionFactory atMost() {
            return org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100));
        }
    }
}
