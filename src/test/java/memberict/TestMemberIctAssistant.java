package memberict;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.stream.Stream;
import memberict.email.MailServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * {@code mvn spring-boot:test-run} starts the product among stand-ins, all on this machine: a mail server with Kestrel
 * Vale's mailbox and a Member's, and an HTTP server in the places of Microsoft Graph and the Bot Connector.
 */
public final class TestMemberIctAssistant {

    private static final int SMTP = 3025;
    private static final int IMAP = 3143;
    private static final int MICROSOFT = 3980;

    private TestMemberIctAssistant() {}

    public static void main(String[] args) {
        MailServer mail = new MailServer(SMTP, IMAP);
        microsoft();
        Path config = mail.config(SMTP, IMAP, false);
        SpringApplication application = new SpringApplication(MemberIctAssistant.class);
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> howToBegin());
        try {
            application.run(Stream.concat(
                            Stream.of(
                                    "--memberict.folders.config=" + config,
                                    "--memberict.email.poll=10s",
                                    "--logging.config=classpath:logback-test-run.xml"),
                            Stream.of(args))
                    .toArray(String[]::new));
        } catch (RuntimeException e) {
            // Spring has said what is wrong; the stand-ins' threads would keep the process alive.
            System.exit(1);
        }
    }

    /** Microsoft's addresses, as far as the product speaks to them. */
    private static void microsoft() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").port(MICROSOFT));
        server.start();
        // The Bot Connector takes an activity into a conversation, and a changed one into another's place.
        server.stubFor(WireMock.post(WireMock.urlPathMatching("/v3/conversations/[^/]+/activities"))
                .willReturn(WireMock.okJson("{\"id\":\"activity-1\"}")));
        server.stubFor(WireMock.put(WireMock.urlPathMatching("/v3/conversations/[^/]+/activities/[^/]+"))
                .willReturn(WireMock.okJson("{\"id\":\"activity-1\"}")));
    }

    private static void howToBegin() {
        System.out.printf("""

                        Mail       write to %1$s as %2$s

                    Send a first mail, and read the answer:

                        printf 'From: Cllr Owain Rees <%2$s>\\nTo: %1$s\\nSubject: locked out\\n\\nToo many wrong passwords\\n' |
                          curl smtp://127.0.0.1:%3$d --mail-from %2$s --mail-rcpt %1$s -T -

                        curl -u %2$s:%5$s 'imap://127.0.0.1:%4$d/INBOX;MAILINDEX=1'

                    Or with a mail program: IMAP on port %4$d and SMTP on port %3$d of this machine, no encryption,
                    user %2$s, password %5$s. Microsoft Graph and the Bot Connector stand in at
                    http://localhost:%6$d; what they were asked is at http://localhost:%6$d/__admin/requests.

                """, MailServer.SUPPORT, MailServer.OWAIN, SMTP, IMAP, MailServer.PASSWORD, MICROSOFT);
    }
}
