package memberict.email;

import jakarta.mail.Session;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Properties;
import memberict.email.SupportMailbox.Server;

/** How we speak to mail servers: encrypted, to the server we mean, and never waiting for ever. */
final class MailSessions {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private MailSessions() {}

    static Session smtp(SupportMailbox mailbox, String returnTo) {
        Properties properties = properties("smtp", mailbox.smtp(), ANSWER);
        properties.setProperty("mail.smtp.auth", mailbox.password().isEmpty() ? "false" : "true");
        properties.setProperty("mail.smtp.from", returnTo);
        properties.setProperty("mail.smtp.localhost", mailbox.domain());
        // Some servers take no part of a message in more than seven bits.
        properties.setProperty("mail.smtp.allow8bitmime", "false");
        return Session.getInstance(properties);
    }

    static Session imap(SupportMailbox mailbox, Duration patience) {
        Properties properties = properties("imap", mailbox.imap(), patience);
        // What we do not ask for is not fetched, and nothing is marked as read.
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.partialfetch", "true");
        properties.setProperty("mail.imap.fetchsize", "262144");
        return Session.getInstance(properties);
    }

    /** What lies under a failure to connect, for the operator; a server's words about a mail are left out. */
    static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean ofTheNetwork = root instanceof IOException || root instanceof GeneralSecurityException;
        return root.getClass().getName() + (ofTheNetwork ? ": " + root.getMessage() : "");
    }

    private static Properties properties(String protocol, Server server, Duration patience) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty(prefix + "connectiontimeout", "" + CONNECT.toMillis());
        properties.setProperty(prefix + "timeout", "" + patience.toMillis());
        properties.setProperty(prefix + "writetimeout", "" + ANSWER.toMillis());
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        switch (server.tls()) {
            case IMPLICIT -> properties.setProperty(prefix + "ssl.enable", "true");
            case STARTTLS -> {
                properties.setProperty(prefix + "starttls.enable", "true");
                properties.setProperty(prefix + "starttls.required", "true");
            }
            case NONE -> {}
        }
        return properties;
    }
}
