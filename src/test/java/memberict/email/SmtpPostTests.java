package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import memberict.email.SupportMailbox.Server;
import memberict.email.SupportMailbox.Tls;
import memberict.messaging.Courier.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpPostTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 451 4.3.0 try later | TryAgain",
                "RCPT | 450 4.2.0 greylisted | TryAgain",
                "RCPT | 452 4.2.2 mailbox full | TryAgain",
                "RCPT | 550 5.1.1 no such user | Refused",
                "MAIL | 530 5.7.0 log in first | Refused",
                "DATA | 554 5.7.1 not wanted | Refused",
                "END | 552 5.3.4 too big | Refused",
                "END | 451 4.3.0 later | TryAgain",
                "END | HANG UP | Unknown",
            })
    void whatTheServerSaysDecidesWhatBecomesOfAMail(String at, String answer, String delivery) throws Exception {
        try (GrumpyServer server = new GrumpyServer(Map.of(at, answer))) {
            assertThat(send(server.port()).delivery().getClass().getSimpleName())
                    .isEqualTo(delivery);
        }
    }

    @Test
    void anAddressNobodyHasIsToldApartFromOtherRefusals() throws Exception {
        try (GrumpyServer server = new GrumpyServer(Map.of("RCPT", "550 5.1.1 <x@y.example> unknown"))) {
            SmtpPost.Outcome outcome = send(server.port());

            assertThat(outcome.noSuchAddress()).isTrue();
            assertThat(((Delivery.Refused) outcome.delivery()).why())
                    .isEqualTo("The mail server refused it (550 5.1.1).");
        }
        try (GrumpyServer server = new GrumpyServer(Map.of("RCPT", "550 5.7.1 spam"))) {
            assertThat(send(server.port()).noSuchAddress()).isFalse();
        }
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }

        assertThat(send(port).delivery()).isInstanceOf(Delivery.TryAgain.class);
    }

    private static SmtpPost.Outcome send(int port) throws Exception {
        SupportMailbox mailbox = new SupportMailbox(
                "kestrel-vale",
                "ict@kestrelvale.example",
                "Kestrel Vale ICT",
                "ict",
                "",
                new Server("127.0.0.1", 1, Tls.NONE),
                new Server("127.0.0.1", port, Tls.NONE),
                "Processed",
                false);
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setText("Hello");
        mail.saveChanges();
        return new SmtpPost().send(mailbox, mail, "ict@kestrelvale.example", "owain@kestrelvale.example");
    }

    /** Speaks SMTP, and at one place says something else. */
    private static final class GrumpyServer implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final Map<String, String> answers;

        GrumpyServer(Map<String, String> answers) throws IOException {
            this.answers = answers;
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return listening.getLocalPort();
        }

        private void serve() {
            try (Socket client = listening.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.US_ASCII)) {
                say(out, "220 grumpy.example");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String verb = line.length() < 4 ? line : line.substring(0, 4);
                    switch (verb) {
                        case "EHLO" -> say(out, "250 grumpy.example");
                        case "DATA" -> {
                            say(out, answers.getOrDefault("DATA", "354 go on"));
                            if (answers.containsKey("DATA")) {
                                continue;
                            }
                            for (String data = in.readLine(); data != null && !data.equals("."); ) {
                                data = in.readLine();
                            }
                            if ("HANG UP".equals(answers.get("END"))) {
                                return;
                            }
                            say(out, answers.getOrDefault("END", "250 2.0.0 taken"));
                        }
                        case "QUIT" -> {
                            say(out, "221 bye");
                            return;
                        }
                        default -> say(out, answers.getOrDefault(verb, "250 2.0.0 fine"));
                    }
                }
            } catch (IOException e) {
                // The other side hung up.
            }
        }

        private static void say(PrintWriter out, String line) {
            out.print(line + "\r\n");
            out.flush();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
