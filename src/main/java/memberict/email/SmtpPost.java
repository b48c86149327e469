package memberict.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.messaging.Courier.Delivery;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands one mail to a council's mail server, and knows which of its refusals pass and which do not. */
@Component
class SmtpPost {

    private static final Logger log = LoggerFactory.getLogger(SmtpPost.class);
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** What the server said: its three digits, and the more exact ones where it has them. Never its words: they quote addresses. */
    private record Reply(int code, String status) {

        boolean noSuchAddress() {
            return code >= 500 && (status.startsWith("5.1.1") || status.startsWith("5.1.10"));
        }

        String inWords() {
            return status.isEmpty() ? "" + code : code + " " + status;
        }
    }

    /** What came of it. */
    record Outcome(Delivery delivery, boolean noSuchAddress) {}

    /** @param returnTo where the mail comes back to if it cannot be delivered */
    Outcome send(SupportMailbox from, MimeMessage mail, String returnTo, String to) {
        Transport transport;
        try {
            transport = MailSessions.smtp(from, returnTo).getTransport();
        } catch (MessagingException e) {
            throw new IllegalStateException("there is a way to speak SMTP", e);
        }
        try {
            transport.connect(from.smtp().host(), from.smtp().port(), from.user(), from.password());
            return handOver(transport, mail, to);
        } catch (AuthenticationFailedException e) {
            log.warn("The mail server of {} does not accept our user name and password", from.council());
            return tryAgain("The mail server did not accept our user name and password.");
        } catch (MessagingException e) {
            log.warn("The mail server of {} cannot be reached: {}", from.council(), MailSessions.cause(e));
            return tryAgain("The mail server could not be reached.");
        } finally {
            hangUp(transport);
        }
    }

    /** What was said before stands, whether or not the server hears us say goodbye. */
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server hung up first", e);
        }
    }

    private static Outcome handOver(Transport transport, MimeMessage mail, String to) {
        try {
            transport.sendMessage(mail, new Address[] {new InternetAddress(to)});
            return new Outcome(new Delivery.Delivered(mail.getMessageID()), false);
        } catch (MessagingException e) {
            return reply(e).map(SmtpPost::refused)
                    .orElseGet(() -> new Outcome(
                            new Delivery.Unknown("The connection to the mail server broke before it answered."),
                            false));
        }
    }

    private static Outcome refused(Reply reply) {
        Delivery delivery = reply.code() >= 500
                ? new Delivery.Refused("The mail server refused it (%s).".formatted(reply.inWords()))
                : new Delivery.TryAgain("The mail server put it off (%s).".formatted(reply.inWords()), null);
        return new Outcome(delivery, reply.noSuchAddress());
    }

    private static Outcome tryAgain(String why) {
        return new Outcome(new Delivery.TryAgain(why, null), false);
    }

    /** The reply stands somewhere in a chain of exceptions; a broken connection has none. */
    private static Optional<Reply> reply(MessagingException failure) {
        Exception next = failure;
        while (next instanceof MessagingException one) {
            int code = code(one);
            String said = String.valueOf(one.getMessage());
            // The library answers for a server that hung up.
            if (code >= 400 && code < 600 && !said.startsWith("[EOF]")) {
                Matcher exact = ENHANCED.matcher(said);
                return Optional.of(new Reply(code, exact.find() ? exact.group(1) : ""));
            }
            next = one.getNextException();
        }
        return Optional.empty();
    }

    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> -1;
        };
    }
}
