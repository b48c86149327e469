package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MailReaderTests {

    @Test
    void readsWhoWroteWhatToWhom() {
        Mail mail = RawMail.fromAMember()
                .with("Cc", "\"Doe, John\" <john@example.org>, pat@example.org (Pat)")
                .with("In-Reply-To", "<ours@council.example.org>")
                .with("References", "<old@council.example.org>\r\n <ours@council.example.org>")
                .with("Return-Path", "<jane.archer@members.example.org>")
                .read();

        assertThat(mail.from()).containsExactly(new Mailbox("Cllr Jane Archer", "jane.archer@members.example.org"));
        assertThat(mail.cc())
                .containsExactly(new Mailbox("Doe, John", "john@example.org"), new Mailbox("Pat", "pat@example.org"));
        assertThat(mail.subject()).isEqualTo("Cannot open my papers");
        assertThat(mail.date()).contains(Instant.parse("2026-11-16T18:05:00Z"));
        assertThat(mail.ancestors()).containsExactly("<ours@council.example.org>", "<old@council.example.org>");
        assertThat(mail.returnPath()).contains("jane.archer@members.example.org");
        assertThat(mail.newWords()).isEqualTo("The papers app shows a white screen.");
        assertThat(mail.shortcomings()).isEmpty();
    }

    @Test
    void namesAMailWithoutAnIdByItsBytes() {
        Mail mail = RawMail.fromAMember().without("Message-ID").read();
        Mail again = RawMail.fromAMember().without("Message-ID").read();

        assertThat(mail.messageIdGiven()).isFalse();
        assertThat(mail.messageId()).isEqualTo(again.messageId()).contains(mail.sha256());
    }

    @Test
    void readsAMailThatNamesNoSender() {
        Mail mail = RawMail.fromAMember().without("From").read();

        assertThat(mail.from()).isEmpty();
        assertThat(mail.answerTo()).isEmpty();
        assertThat(mail.newWords()).isNotEmpty();
    }

    @Test
    void keepsEverySenderThatIsNamed() {
        Mail mail = RawMail.fromAMember().with("From", "other@example.org").read();

        assertThat(mail.from())
                .extracting(Mailbox::address)
                .containsExactly("jane.archer@members.example.org", "other@example.org");
    }

    @Test
    void readsAddressesAsPeopleAndProgramsWriteThem() {
        assertThat(Mailbox.list("Jane Archer jane@example.org"))
                .containsExactly(new Mailbox("Jane Archer", "jane@example.org"));
        assertThat(Mailbox.list("ICT: a@example.org, B <b@example.org>;"))
                .extracting(Mailbox::address)
                .containsExactly("a@example.org", "b@example.org");
        assertThat(Mailbox.list("<@relay.example:jane@example.org>"))
                .extracting(Mailbox::address)
                .containsExactly("jane@example.org");
        assertThat(Mailbox.list("=?utf-8?Q?Si=C3=B4n?= <sion@example.org>"))
                .containsExactly(new Mailbox("Siôn", "sion@example.org"));
        assertThat(Mailbox.list("undisclosed-recipients:;")).isEmpty();
        assertThat(Mailbox.list("\"never closed <jane@example.org>"))
                .extracting(Mailbox::address)
                .containsExactly("jane@example.org");
    }

    @Test
    void decodesSubjectsThatWereCutInMidLetter() {
        assertThat(EncodedWords.decode("=?utf-8?B?U2nDtG4gaXMgww==?= =?utf-8?B?tG4gbGVhdmU=?="))
                .isEqualTo("Siôn is ôn leave");
        assertThat(EncodedWords.decode("=?iso-8859-1?Q?=A320?= please")).isEqualTo("£20 please");
        assertThat(EncodedWords.decode("=?nonsense?Q?plain?=")).isEqualTo("plain");
        assertThat(EncodedWords.decode("=?utf-8?Q?never closed")).isEqualTo("=?utf-8?Q?never closed");
        assertThat(RawMail.fromAMember()
                        .instead("Subject", RawMail.utf8("Siôn’s iPad"))
                        .read()
                        .subject())
                .isEqualTo("Siôn’s iPad");
    }

    @Test
    void believesTheBytesMoreThanTheLabel() {
        assertThat(CharsetGuess.text("Siôn’s £20".getBytes(StandardCharsets.UTF_8), "iso-8859-1"))
                .isEqualTo("Siôn’s £20");
        assertThat(CharsetGuess.text("Siôn".getBytes(StandardCharsets.UTF_8), "us-ascii"))
                .isEqualTo("Siôn");
        assertThat(CharsetGuess.text(new byte[] {(byte) 0xA3, '2', '0'}, "utf-8"))
                .isEqualTo("£20");
        assertThat(CharsetGuess.text(new byte[] {(byte) 0x93, 'o', 'k', (byte) 0x94}, "iso-8859-1"))
                .isEqualTo("“ok”");
        assertThat(CharsetGuess.text("plain".getBytes(StandardCharsets.US_ASCII), "utf-16"))
                .isEqualTo("plain");
        assertThat(CharsetGuess.text(new byte[] {'c', 'a', 'f', (byte) 0xE9}, "utf-16"))
                .isEqualTo("café");
        assertThat(CharsetGuess.text("Siôn £".getBytes(StandardCharsets.UTF_16BE), "utf-16be"))
                .isEqualTo("Siôn £");
        assertThat(CharsetGuess.text("Siôn".getBytes(StandardCharsets.UTF_8), "x-no-such-set"))
                .isEqualTo("Siôn");
        assertThat(CharsetGuess.text("日本".getBytes(java.nio.charset.Charset.forName("ISO-2022-JP")), "us-ascii"))
                .isEqualTo("日本");
    }

    @Test
    void readsAMailOfHtmlAsAPersonSeesIt() {
        Mail mail = RawMail.fromAMember()
                .with("Content-Type", "text/html; charset=utf-8")
                .saying("""
                        <html><head><style>p {color: red}</style><script>alert(1)</script></head><body>
                        <div style="display:none">preview text</div>
                        <p>My iPad will not&nbsp;turn on.</p><ul><li>Held the button</li><li>Charged it</li></ul>
                        <div class="gmail_quote"><div>On Mon, 16 Nov 2026 at 09:00, ICT &lt;ict@council.example.org&gt; wrote:</div>
                        <blockquote type="cite"><p>Have you charged it?</p></blockquote></div></body></html>
                        """)
                .read();

        assertThat(mail.newWords()).isEqualTo("My iPad will not turn on.\n\n- Held the button\n- Charged it");
        assertThat(mail.text()).contains("> Have you charged it?").doesNotContain("preview", "alert", "color");
    }

    @Test
    void takesThePlainPartUnlessItIsThereForFormOnly() {
        String both = """
                --b
                Content-Type: text/plain

                %s
                --b
                Content-Type: text/html

                <p>%s</p>
                --b--
                """;
        RawMail mail = RawMail.fromAMember().with("Content-Type", "multipart/alternative; boundary=b");

        assertThat(mail.saying(both.formatted("Same words", "Same <b>words</b>"))
                        .read()
                        .text())
                .isEqualTo("Same words");
        assertThat(mail.saying(both.formatted("Your program cannot show this.", "Long words. ".repeat(60)))
                        .read()
                        .text())
                .startsWith("Long words.");
    }

    @Test
    void keepsFilesUnderSafeNames() {
        Mail mail = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("""
                        --b
                        Content-Type: text/plain

                        See the screenshot.
                        --b
                        Content-Type: application/octet-stream
                        Content-Disposition: attachment; filename="../../x.exe"
                        Content-Transfer-Encoding: base64

                        TVqQAAM=
                        --b
                        Content-Type: image/png; name="C:\\Users\\jane\\shot.png"

                        png
                        --b
                        Content-Disposition: attachment; filename*0*=utf-8''Si%C3%B4n; filename*1="s list.csv"

                        a,b
                        --b--
                        """)
                .read();

        assertThat(mail.text()).isEqualTo("See the screenshot.");
        assertThat(mail.attachments())
                .extracting(Mail.Attachment::name)
                .containsExactly("x.exe", "shot.png", "Siôns list.csv");
        assertThat(mail.attachments().getFirst().bytes())
                .isEqualTo(Base64.getDecoder().decode("TVqQAAM="));
        assertThat(mail.attachments().getFirst().sha256()).hasSize(64);
        assertThat(FileName.safe("..")).isEqualTo("unnamed");
        assertThat(FileName.safe("a\u202Efdp.exe")).isEqualTo("afdp.exe");
        assertThat(FileName.safe("x".repeat(300) + ".docx")).hasSize(120).endsWith(".docx");
    }

    @Test
    void listsWhatCameInsideAForwardedMessage() {
        Mail mail = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("""
                        --b
                        Content-Type: message/rfc822

                        From: bank@example.net
                        Subject: Your account
                        Content-Type: multipart/mixed; boundary=c

                        --c
                        Content-Type: text/plain

                        Log in here.
                        --c
                        Content-Type: application/pdf; name=form.pdf

                        pdf
                        --c--
                        --b--
                        """)
                .read();

        assertThat(mail.attachments())
                .extracting(Mail.Attachment::name)
                .containsExactly("Your account.eml", "form.pdf");
        assertThat(mail.enclosed())
                .singleElement()
                .satisfies(head -> assertThat(head.words("Subject")).isEqualTo("Your account"));
        assertThat(mail.text()).as("there are no other words").isEqualTo("Log in here.");
    }

    @Test
    void findsPartsWhoseBoundaryIsNotTold() {
        Mail mail = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed")
                .saying("""
                        --b
                        Content-Type: text/plain

                        Still here.
                        --b--
                        """)
                .read();

        assertThat(mail.text()).isEqualTo("Still here.");
    }

    @Test
    void losesNoWordsThatStandWhereTheHeadShouldBe() {
        Mail mail = RawMail.fromAMember().saying("").with("X", "y").read();
        byte[] noEmptyLine = "From: jane@example.org\nSubject: Help\nMy iPad is broken, can you help me\n"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(mail.text()).isEmpty();
        assertThat(new MailReader().read(noEmptyLine).text()).contains("My iPad is broken");
    }

    @Test
    void readsEveryKindOfLineEnd() {
        String plain = new String(RawMail.fromAMember().bytes(), StandardCharsets.ISO_8859_1);
        for (String end : new String[] {"\r\n", "\n", "\r"}) {
            Mail mail = new MailReader().read(plain.replace("\r\n", end).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(mail.subject()).isEqualTo("Cannot open my papers");
            assertThat(mail.text()).isEqualTo("The papers app shows a white screen.");
        }
    }

    @Test
    void looksPastTheSeparatorOfAnMboxFile() {
        byte[] raw = ("From jane Mon Nov 16 18:05:00 2026\r\n"
                        + new String(RawMail.fromAMember().bytes(), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new MailReader().read(raw).subject()).isEqualTo("Cannot open my papers");
    }

    @Test
    void writesDownNothingADatabaseRefuses() {
        Mail mail = RawMail.fromAMember().saying("a\u0000b\u0007c").read();

        assertThat(mail.text()).isEqualTo("abc");
    }

    @Test
    void joinsTheLinesOfFlowedText() {
        Mail mail = RawMail.fromAMember()
                .with("Content-Type", "text/plain; format=flowed")
                .saying("My iPad will not \nturn on.\n\n-- \nJane")
                .read();

        assertThat(mail.newWords()).isEqualTo("My iPad will not turn on.");
        assertThat(mail.text()).endsWith("-- \nJane");
    }

    @Test
    void saysWhatIsOverALimitAndReadsTheRest() {
        MailLimits tight = new MailLimits(100_000, 3, 4, 20, 200, 1_000, 5_000, Duration.ofSeconds(10));
        RawMail deep = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed; boundary=b0")
                .saying(nested(10));
        RawMail wide = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\nContent-Type: text/plain\n\nword\n".repeat(9) + "--b--");
        RawMail files = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\nContent-Type: application/zip\n\n" + "z".repeat(9_000) + "\n--b--");
        RawMail headed = RawMail.fromAMember();
        for (int i = 0; i < 40; i++) {
            headed.with("X-Many", "y".repeat(300));
        }

        assertThat(new MailReader(tight).read(deep.bytes()).shortcomings())
                .singleElement()
                .asString()
                .contains("nested");
        assertThat(new MailReader(tight).read(deep.bytes()).text()).contains("level 1");
        assertThat(new MailReader(tight).read(wide.bytes()).shortcomings())
                .singleElement()
                .asString()
                .contains("more than 4 parts");
        assertThat(new MailReader(tight).read(files.bytes()).attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(5_000));
        assertThat(new MailReader(tight).read(headed.bytes()).shortcomings()).hasSize(2);
        assertThat(new MailReader(tight)
                        .read(RawMail.fromAMember().saying("long ".repeat(500)).bytes())
                        .text())
                .hasSize(1_000 - 1);
    }

    private static String nested(int levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            text.append(
                    "--b%d\nContent-Type: text/plain\n\nlevel %d\n--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n"
                            .formatted(i, i, i, i + 1));
        }
        return text.toString();
    }

    @Test
    void readsAMailOfFortyMegabytes() {
        String line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5\n";
        Mail mail = RawMail.fromAMember()
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying(
                        "--b\nContent-Type: text/plain\n\nThe recording is attached.\n--b\nContent-Type: video/mp4; name=meeting.mp4\n"
                                + "Content-Transfer-Encoding: base64\n\n" + line.repeat(600_000) + "--b--\n")
                .read();

        assertThat(mail.size()).isGreaterThan(40_000_000);
        assertThat(mail.newWords()).isEqualTo("The recording is attached.");
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(600_000 * 51));
        assertThat(mail.shortcomings()).isEmpty();
    }

    @Test
    void survivesWhatIsNoMailAtAll() {
        byte[] noise = new byte[50_000];
        new java.util.Random(7).nextBytes(noise);

        assertThat(new MailReader().read(noise).messageId()).isNotBlank();
        assertThat(new MailReader().read(new byte[0]).text()).isEmpty();
    }

    @Test
    void readsDatesOfEverySpelling() {
        assertThat(MailDate.read("Mon, 16 Nov 2026 18:05:00 +0100 (CET)"))
                .contains(Instant.parse("2026-11-16T17:05:00Z"));
        assertThat(MailDate.read("16 Nov 26 18:05 GMT")).contains(Instant.parse("2026-11-16T18:05:00Z"));
        assertThat(MailDate.read("Mon, 32 Foo 2026 18:05:00 +0000")).isEmpty();
        assertThat(MailDate.read("yesterday")).isEmpty();
    }
}
