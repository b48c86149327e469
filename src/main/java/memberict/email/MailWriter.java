package memberict.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import memberict.directory.Council;
import memberict.email.EmailStore.Asked;
import memberict.email.EmailStore.Conversation;
import memberict.email.ThreadTokens.Named;
import memberict.messaging.OutboundMessage;

/** Writes a reply as a mail: text and HTML, in its thread, with the marks that keep other machines from answering it. */
class MailWriter {

    private static final int MOST_REFERENCES = 30;

    private final ThreadTokens tokens;

    MailWriter(ThreadTokens tokens) {
        this.tokens = tokens;
    }

    /** @param asked the mail it follows; empty where that is not known */
    MimeMessage write(
            OutboundMessage message,
            Conversation conversation,
            Council council,
            SupportMailbox mailbox,
            Optional<Asked> asked,
            String to) {
        try {
            String id =
                    tokens.messageId(new Named(conversation.id(), message.id().value()), mailbox.domain());
            MimeMessage mail = new Identified(id);
            mail.setFrom(new InternetAddress(mailbox.address(), mailbox.name(), "UTF-8"));
            mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
            Optional<String> replyTo = mailbox.plusAddresses()
                    ? Optional.of(mailbox.plus(tokens.replyTag(conversation.id())))
                    : Optional.empty();
            if (replyTo.isPresent()) {
                mail.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo.get(), mailbox.name(), "UTF-8")});
            }
            String subject = Subject.answer(conversation.subject(), message.about());
            mail.setSubject(subject, "UTF-8");
            mail.setSentDate(Date.from(message.writtenAt()));
            thread(mail, asked);
            mail.setHeader(Ourselves.LOOP_HEADER, tokens.loopMark());
            boolean automatic = message.inReplyTo() != null;
            if (automatic) {
                mail.setHeader("Auto-Submitted", "auto-replied");
                mail.setHeader("X-Auto-Response-Suppress", "All");
            }
            Letter letter = Letter.of(message, council, mailbox, subject, replyTo);
            mail.setContent(alternatives(LetterText.of(letter), LetterHtml.of(letter)));
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("a mail of our own making can be written", e);
        }
    }

    /** Where this message comes back to if it cannot be delivered. */
    String returnTo(OutboundMessage message, SupportMailbox mailbox) {
        return mailbox.plusAddresses()
                ? mailbox.plus(tokens.bounceTag(message.id().value()))
                : mailbox.address();
    }

    private static void thread(MimeMessage mail, Optional<Asked> asked) throws MessagingException {
        String parent = asked.map(Asked::messageId).orElse(null);
        if (parent == null) {
            return;
        }
        mail.setHeader("In-Reply-To", parent);
        List<String> thread = new ArrayList<>(asked.map(Asked::thread).orElse(List.of()));
        thread.remove(parent);
        thread.add(parent);
        int first = Math.max(0, thread.size() - MOST_REFERENCES);
        mail.setHeader("References", String.join("\r\n ", thread.subList(first, thread.size())));
    }

    private static MimeMultipart alternatives(String text, String html) throws MessagingException {
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(text, "plain"));
        parts.addBodyPart(part(html, "html"));
        return parts;
    }

    private static MimeBodyPart part(String words, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(words, StandardCharsets.UTF_8.name(), kind);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        part.setHeader("Content-Language", "en-GB");
        return part;
    }

    /** Keeps the name we gave it; the library would give it another. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
