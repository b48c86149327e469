package memberict.email;

import static memberict.email.MailServer.OWAIN;
import static memberict.email.MailServer.SUPPORT;
import static memberict.email.MailServer.header;
import static memberict.email.MailServer.html;
import static memberict.email.MailServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import memberict.TrainedModel;
import memberict.conversation.ConversationId;
import memberict.conversation.Conversations;
import memberict.directory.MemberId;
import memberict.email.MailServer.Awaiting;
import memberict.messaging.Attachments;
import memberict.messaging.DeadLetter;
import memberict.messaging.DeadLetters;
import memberict.tickets.TicketDetails;
import memberict.tickets.TicketEntry;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.TicketSummary;
import memberict.tickets.Tickets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A Member writes by mail: the whole way in and out, with a mail server on this machine. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@DirtiesContext
abstract class EmailJourneys {

    private static final MailServer MAIL = new MailServer();
    private static final Path CONFIG = MAIL.config(MAIL.smtpPort(), MAIL.imapPort(), false);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("memberict.folders.data", () -> TrainedModel.folder().toString());
        settings.add("memberict.folders.config", CONFIG::toString);
        settings.add("memberict.email.answers-an-hour", () -> "50");
        settings.add("memberict.email.answers-a-day", () -> "100");
        settings.add("memberict.email.poll", () -> "5s");
    }

    @Autowired
    Tickets tickets;

    @Autowired
    Conversations conversations;

    @Autowired
    Attachments attachments;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester pages;

    /** A new one for each test, so that none hears what another was told. */
    private final String member = "member." + UUID.randomUUID() + "@kestrelvale.example";

    @BeforeAll
    static void nothingWaits() {
        MAIL.empty();
    }

    @BeforeEach
    void account() {
        MAIL.account(member);
    }

    @Test
    void memberWritesIsAnsweredSaysItDidNotHelpAndHearsFromAnOfficerInOneThread() throws Exception {
        MailServer.Draft asked = MAIL.mail(
                        "locked out",
                        "Hello,\n\nI'm locked out of my account, too many wrong passwords.\n\nThanks\nOwain")
                .deliver();

        MimeMessage answer = MAIL.await(OWAIN, 1);
        assertThat(text(answer))
                .contains("Unlock your account", "Did this help?", "YES - Yes, that helped", "01632 960101");
        assertThat(html(answer)).contains("<h1", "<ol", "lang=\"en-GB\"");
        assertThat(header(answer, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(header(answer, "X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(header(answer, "In-Reply-To")).isEqualTo(id(asked));
        assertThat(header(answer, "References")).isEqualTo(id(asked));
        assertThat(header(answer, "From")).isEqualTo("Kestrel Vale ICT <" + SUPPORT + ">");
        assertThat(answer.getSubject()).isEqualTo("Re: locked out");
        assertThat(answer.getAllRecipients()).hasSize(1);

        MAIL.reply(OWAIN, answer, "No\n\nOwain\n\nOn 23 Nov 2026, at 18:21, Kestrel Vale ICT wrote:\n> Did this help?")
                .deliver();
        MimeMessage second = MAIL.await(OWAIN, 2);
        int seen = 2;
        String lastAsked = "";
        while (!text(second).contains("Your reference")) {
            assertThat(text(second)).doesNotContain("Unlock your account after too many");
            lastAsked =
                    id(MAIL.reply(OWAIN, second, text(second).contains("Shall I pass") ? "yes please" : "didn't help")
                            .deliver());
            second = MAIL.await(OWAIN, ++seen);
        }
        TicketReference reference = reference(text(second));
        assertThat(second.getSubject()).isEqualTo("Re: locked out [" + reference + "]");
        TicketDetails ticket = tickets.details(reference).orElseThrow();
        assertThat(ticket.summary().source()).isEqualTo(TicketSource.EMAIL);
        assertThat(ticket.summary().proved()).isFalse();
        assertThat(ticket.summary().member()).isEqualTo(new MemberId("m-002"));
        assertThat(ticket.entries())
                .anySatisfy(entry -> assertThat(entry.text()).contains(OWAIN, "Cllr Owain Rees", "not proof"));
        assertThat(text(second)).doesNotContain("What is your name?");

        tickets.reply(reference, "o-001", "I have unlocked it. Please try now.", version(reference));
        MimeMessage officers = MAIL.await(OWAIN, ++seen);
        assertThat(text(officers)).contains("I have unlocked it. Please try now.");
        assertThat(header(officers, "Auto-Submitted")).isEmpty();
        assertThat(header(officers, "X-Auto-Response-Suppress")).isEmpty();
        assertThat(header(officers, "References")).startsWith(id(asked));
        assertThat(header(officers, "In-Reply-To")).isEqualTo(lastAsked);

        MAIL.reply(OWAIN, officers, "it lets me in on the laptop but not the iPad")
                .deliver();
        MAIL.await(OWAIN, ++seen);
        assertThat(tickets.details(reference).orElseThrow().entries())
                .filteredOn(entry -> entry.kind() == TicketEntry.Kind.MEMBER_WORDS)
                .hasSize(2);

        tickets.resolve(reference, "o-001", "Sign out of Mail on the iPad and in again.", version(reference));
        MimeMessage resolved = MAIL.await(OWAIN, ++seen);
        MAIL.reply(OWAIN, resolved, "Yes thanks").deliver();
        MAIL.await(OWAIN, ++seen);
        assertThat(tickets.details(reference).orElseThrow().summary().status().isOpen())
                .isFalse();
    }

    @Test
    void theSameMemberSeesTheTicketOnceSignedIn() {
        String sian = "sian.evans@kestrelvale.example";
        MAIL.account(sian);
        MAIL.mail(sian, "paper jam", "can I speak to a person please").deliver();
        TicketReference reference = reference(text(MAIL.await(sian, 1)));

        assertThat(tickets.ofMember(new MemberId("m-003"), "kestrel-vale"))
                .extracting(TicketSummary::reference)
                .contains(reference);
        assertThat(tickets.ofMember(new MemberId("m-002"), "kestrel-vale"))
                .extracting(TicketSummary::reference)
                .doesNotContain(reference);
    }

    @Test
    void aNumberInTheSubjectIsBelievedFromWhoTakesPartOnly() {
        TicketReference reference = ticketOf("can I speak to a person please");

        MAIL.mail(member, "Re: something [" + reference + "]", "The laptop screen has gone blue now")
                .deliver();
        MAIL.await(member, 2);
        assertThat(conversationsOf(member)).hasSize(1);

        String stranger = "someone.else@elsewhere.example";
        MAIL.account(stranger);
        MAIL.mail(
                        "Someone <" + stranger + ">",
                        "Re: something [" + reference + "]",
                        "what is happening with my requests")
                .deliver();
        MimeMessage toTheStranger = MAIL.await(stranger, 1);
        assertThat(text(toTheStranger)).doesNotContain("Waiting for an officer");
        assertThat(words(reference)).noneMatch(words -> words.contains("what is happening"));
    }

    @Test
    void anAutomaticReplyIsNotedAndNeverAnswered() {
        TicketReference reference = ticketOf("can I speak to a person please");
        MimeMessage answer = MAIL.mailFor(member).getFirst();

        MAIL.reply(member, answer, "I am away until Monday.")
                .with("Auto-Submitted", "auto-replied")
                .deliver();

        Awaiting.atMost()
                .untilAsserted(() -> assertThat(
                                tickets.details(reference).orElseThrow().entries())
                        .anySatisfy(entry -> {
                            assertThat(entry.kind()).isEqualTo(TicketEntry.Kind.OFFICER_NOTE);
                            assertThat(entry.text()).contains("I am away until Monday.");
                        }));
        allDealtWith();
        assertThat(MAIL.mailFor(member)).hasSize(1);
    }

    @Test
    void aMailThatCameTwiceIsTakenOnce() {
        MailServer.Draft mail = MAIL.mail(member, "projector", "can I speak to a person please");
        mail.deliver();
        MAIL.await(member, 1);

        mail.deliver();

        Awaiting.atMost().until(() -> count("outcome = 'DUPLICATE'") == 1);
        assertThat(MAIL.mailFor(member)).hasSize(1);
    }

    @Test
    void aNewsletterBecomesATicketAndIsNotAnswered() {
        MAIL.mail("News <news@shop.example>", "Printer sale", "All printers half price")
                .with("List-Unsubscribe", "<mailto:x@shop.example>")
                .deliver();

        Awaiting.atMost().until(() -> count("outcome = 'BULK'") == 1);
        Awaiting.atMost()
                .untilAsserted(
                        () -> assertThat(tickets.queue(Set.of("kestrel-vale"), memberict.tickets.TicketQuery.open()))
                                .extracting(TicketSummary::subject)
                                .contains("Printer sale"));
        assertThat(MAIL.mailFor("news@shop.example")).isEmpty();
    }

    @Test
    void ourOwnMailComeBackIsFiled() {
        ticketOf("can I speak to a person please");
        MimeMessage ours = MAIL.mailFor(member).getFirst();

        MAIL.mail("Other <other@elsewhere.example>", "Re: " + header(ours, "Subject"), "forwarded by a machine")
                .with("X-MemberIct-Loop", header(ours, "X-MemberIct-Loop"))
                .deliver();

        Awaiting.atMost().until(() -> count("outcome = 'LOOP'") == 1);
    }

    @Test
    void whatCameBackIsShownToAnOfficerAndNothingMoreIsSentThere() {
        TicketReference reference = ticketOf("can I speak to a person please");
        MimeMessage ours = MAIL.mailFor(member).getFirst();

        MAIL.deliver(bounceOf(header(ours, "Message-ID")));

        Awaiting.atMost()
                .untilAsserted(() -> assertThat(deadLetters.list()).anySatisfy(letter -> {
                    assertThat(letter.direction()).isEqualTo(DeadLetter.Direction.OUTBOUND);
                    assertThat(letter.why()).contains("came back undelivered (5.1.1)");
                    assertThat(letter.council()).isEqualTo("kestrel-vale");
                }));
        Awaiting.atMost()
                .untilAsserted(() -> assertThat(
                                tickets.details(reference).orElseThrow().entries())
                        .anySatisfy(entry -> assertThat(entry.text()).contains("came back undelivered")));
        assertThat(jdbc.sql("select count(*) from email_dead_address")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        MAIL.mail(member, "it works again", "can I speak to a person please").deliver();
        MAIL.await(member, 2);
    }

    @Test
    void filesAreKeptForTheOfficerUnderSafeNames() {
        MAIL.mail(member, "broken screen", """
                --x
                Content-Type: text/plain; charset=utf-8

                I want to speak to a person, see the picture
                --x
                Content-Type: application/octet-stream; name="../../x.exe"
                Content-Disposition: attachment; filename="../../x.exe"
                Content-Transfer-Encoding: base64

                aGVsbG8=
                --x--
                """)
                .with("Content-Type", "multipart/mixed; boundary=x")
                .deliver();

        MimeMessage answer = MAIL.await(member, 1);
        assertThat(text(answer)).contains("I have kept the file you sent.");
        TicketReference reference = reference(text(answer));
        UUID conversation =
                tickets.details(reference(text(answer))).orElseThrow().summary().conversation();
        List<memberict.messaging.Attachment> files =
                conversations.transcript(new ConversationId(conversation)).orElseThrow().utterances().stream()
                        .filter(memberict.conversation.Transcript.Utterance.FromMember.class::isInstance)
                        .flatMap(one ->
                                ((memberict.conversation.Transcript.Utterance.FromMember) one).attachments().stream())
                        .toList();
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("x.exe");
            assertThat(attachments.content(file.id())).contains("hello".getBytes());
            String address = "/console/tickets/%s/files/%s".formatted(reference, file.id());
            assertThat(pages.get().uri("/console/tickets/" + reference).with(user("officer:o-001")))
                    .bodyText()
                    .contains("x.exe", address);
            assertThat(pages.get().uri(address).with(user("officer:o-001")))
                    .hasStatusOk()
                    .hasContentType("application/octet-stream")
                    .hasHeader("X-Content-Type-Options", "nosniff")
                    .bodyText()
                    .isEqualTo("hello");
            assertThat(pages.get().uri(address).with(user("officer:o-001")))
                    .headers()
                    .hasHeaderSatisfying(
                            "Content-Disposition",
                            values -> assertThat(values.getFirst())
                                    .startsWith("attachment;")
                                    .contains("x.exe"));
            assertThat(pages.get().uri(address).with(user("officer:o-999"))).hasStatus4xxClientError();
            assertThat(pages.get().uri(address)).hasStatus3xxRedirection();
        });
    }

    @Test
    void aMailWithoutASenderIsHeldUntilAnOfficerLetsItIn() {
        MAIL.mail("nobody", "the papers do not open").without("From").deliver();

        Awaiting.atMost().until(() -> held() != null);
        DeadLetter held = held();
        assertThat(deadLetters.atTheDoor(held.message()))
                .hasValueSatisfying(words -> assertThat(words).contains("the papers do not open"));

        assertThat(deadLetters.retry(held.message(), held.direction())).isTrue();

        Awaiting.atMost().until(() -> held() == null);
        allDealtWith();
        assertThat(count("outcome = 'BULK' and released")).isEqualTo(1);
    }

    @Test
    void whoeverAnswersOurMailFromAnotherAddressIsAnsweredAndTheOfficersWordsGoToWhoAsked() {
        TicketReference reference = ticketOf("can I speak to a person please");
        MimeMessage answer = MAIL.mailFor(member).getFirst();
        String home = "home." + UUID.randomUUID() + "@elsewhere.example";
        MAIL.account(home);

        MAIL.reply("Owain at home <" + home + ">", answer, "what is happening with my requests")
                .deliver();

        assertThat(text(MAIL.await(home, 1))).contains(reference.toString());
        Awaiting.atMost()
                .untilAsserted(() -> assertThat(
                                tickets.details(reference).orElseThrow().entries())
                        .anySatisfy(entry -> assertThat(entry.text()).contains(home, "not the address that asked")));
        tickets.reply(reference, "o-001", "Your password is not known to us.", version(reference));
        assertThat(text(MAIL.await(member, 2))).contains("Your password is not known to us.");
        assertThat(MAIL.mailFor(home)).hasSize(1);
    }

    @Test
    void whatSomeoneForwardsBeginsANewConversation() {
        ticketOf("can I speak to a person please");
        MimeMessage answer = MAIL.mailFor(member).getFirst();

        MAIL.reply(member, answer, "see below, can I speak to a person please")
                .with("Subject", "FW: " + header(answer, "Subject"))
                .deliver();

        MAIL.await(member, 2);
        assertThat(conversationsOf(member)).hasSize(2);
    }

    @Test
    void oneBadMailDoesNotStopTheNext() {
        UUID bad = UUID.randomUUID();
        jdbc.sql("""
                insert into email_mail (id, mailbox, council, uid_validity, uid, stored_at, size_bytes, whole, sha256,
                    outcome, tries, released)
                values (?, ?, 'kestrel-vale', 1, 1, current_timestamp, 1, true, 'x', 'STORED', 0, false)""").param(bad).param(SUPPORT).update();

        ticketOf("can I speak to a person please");

        Awaiting.atMost()
                .until(() -> deadLetters.list().stream()
                        .anyMatch(letter -> letter.message().value().equals(bad)));
        assertThat(deadLetters.putAside(new memberict.messaging.MessageId(bad), DeadLetter.Direction.AT_THE_DOOR))
                .isTrue();
        assertThat(deadLetters.list())
                .noneMatch(letter -> letter.message().value().equals(bad));
    }

    @Test
    void passwordsInAMailAreKeptNowhereButInItsSealedCopy() {
        MAIL.mail(
                        member,
                        "my password is Sunflower-42x",
                        "my password is Sunflower-42x, can I speak to a person please")
                .deliver();

        MimeMessage answer = MAIL.await(member, 1);
        assertThat(text(answer)).doesNotContain("Sunflower-42x");
        assertThat(header(answer, "Subject")).doesNotContain("Sunflower-42x");
        assertThat(jdbc.sql("select count(*) from email_conversation where subject like '%Sunflower%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aVeryLargeMailIsReadAtItsBeginningAndTheRestStaysInTheMailbox() {
        String line = "A".repeat(76) + "\n";
        MAIL.mail(member, "the projector video", """
                --x
                Content-Type: text/plain; charset=utf-8

                can I speak to a person please
                --x
                Content-Type: video/mp4; name="video.mp4"
                Content-Disposition: attachment; filename="video.mp4"
                Content-Transfer-Encoding: base64

                """ + line.repeat(40_000_000 / 77))
                .with("Content-Type", "multipart/mixed; boundary=x")
                .deliver();

        MimeMessage answer = MAIL.await(member, 1);
        TicketReference reference = reference(text(answer));
        Awaiting.atMost()
                .untilAsserted(() -> assertThat(
                                tickets.details(reference).orElseThrow().entries())
                        .anySatisfy(entry -> assertThat(entry.text()).contains("very large")));
        assertThat(MAIL.inFolder("Processed")).isPositive();
        assertThat(MAIL.inFolder("INBOX")).isZero();
    }

    // ---- what the tests share ----

    private TicketReference ticketOf(String words) {
        MAIL.mail(member, "help " + UUID.randomUUID(), words).deliver();
        return reference(text(MAIL.await(member, 1)));
    }

    private void allDealtWith() {
        Awaiting.atMost().until(() -> count("outcome = 'STORED'") == 0 && MAIL.inFolder("INBOX") == 0);
        Awaiting.atMost()
                .until(() -> jdbc.sql(
                                        "select count(*) from scheduled_tasks where task_name <> 'mail-round' and execution_time < current_timestamp")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private DeadLetter held() {
        return deadLetters.list().stream()
                .filter(letter -> letter.direction() == DeadLetter.Direction.AT_THE_DOOR)
                .findFirst()
                .orElse(null);
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from email_mail where " + condition)
                .query(Long.class)
                .single();
    }

    private List<UUID> conversationsOf(String sender) {
        return jdbc.sql("select distinct conversation from email_mail where sender = ?")
                .param(sender)
                .query(UUID.class)
                .list();
    }

    private List<String> words(TicketReference reference) {
        return tickets.details(reference).orElseThrow().entries().stream()
                .filter(entry -> entry.kind() == TicketEntry.Kind.MEMBER_WORDS)
                .map(TicketEntry::text)
                .toList();
    }

    private long version(TicketReference reference) {
        return tickets.details(reference).orElseThrow().summary().version();
    }

    private static String id(MailServer.Draft mail) {
        return new String(mail.bytes()).replaceAll("(?s).*?Message-ID: (\\S+).*", "$1");
    }

    private static TicketReference reference(String words) {
        return TicketReference.parse(words.replaceAll("(?s).*?(ICT-\\d{4}-\\d{6}).*", "$1"))
                .orElseThrow(() -> new AssertionError("no reference in: " + words));
    }

    private byte[] bounceOf(String messageId) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Date: Mon, 23 Nov 2026 18:30:00 +0000
                Message-ID: <bounce.%s@mx.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: Re: help
                --b--
                """.formatted(SUPPORT, UUID.randomUUID(), member, messageId)
                .replace("\n", "\r\n")
                .getBytes();
    }
}
