package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 16 Nov 2026 at 09:00, ICT <ict@council.example.org> wrote:",
                "On 16 Nov 2026, at 09:00, ICT\n<ict@council.example.org>\nwrote:",
                "Am 16.11.2026 um 09:00 schrieb ICT <ict@council.example.org>:",
                "Le lun. 16 nov. 2026 à 09:00, ICT <ict@council.example.org> a écrit :",
                "El lun, 16 nov 2026 a las 9:00, ICT (<ict@council.example.org>) escribió:",
                "Il giorno lun 16 nov 2026 alle ore 09:00 ICT <ict@council.example.org> ha scritto:",
                "Op ma 16 nov. 2026 om 09:00 schreef ICT <ict@council.example.org>:",
                "W dniu 16.11.2026 o 09:00, ICT pisze:\nICT <ict@council.example.org> napisał(a):",
                "Ar Llun, 16 Tach 2026 am 09:00, ysgrifennodd ICT <ict@council.example.org>:",
                "2026-11-16 9:00 GMT+00:00 ICT <ict@council.example.org>:",
                "ICT Service Desk wrote:",
            })
    void setsTheQuoteAsideWithTheLineAboveIt(String attribution) {
        String text = "It still does not work.\n\n" + attribution + "\n\n> Have you tried\n> the other charger?\n";

        assertThat(NewWords.of(text)).isEqualTo("It still does not work.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: ICT\nSent: Monday\nTo: Jane\nSubject: Papers\n\nOld words",
                "________________________________\nFrom: ICT <ict@council.example.org>\nSent: 16 November 2026 09:00\nTo: Jane\nSubject: RE: Papers\n\nOld words",
                "*From:* ICT\n*Date:* Monday\n*To:* Jane\n*Subject:* Papers\n\nOld words",
                "Von: ICT\nGesendet: Montag\nAn: Jane\nBetreff: Papers\n\nOld words",
                "Oddi wrth: ICT\nAnfonwyd: Dydd Llun\nAt: Jane\nPwnc: Papers\n\nOld words",
                "---------- Forwarded message ---------\nFrom: ICT\nDate: Mon\nSubject: Papers\nTo: Jane\n\nOld words",
                "On Mon, 16 Nov 2026 at 09:00, ICT <ict@council.example.org> wrote:\nOld words that nobody marked",
                "##- Please type your reply above this line -##\nOld words",
            })
    void setsOlderMessagesAside(String older) {
        assertThat(NewWords.of("It still does not work.\n\n" + older)).isEqualTo("It still does not work.");
    }

    @Test
    void keepsAnswersThatStandBetweenTheQuotes() {
        String text = """
                Please see below.

                On Mon, 16 Nov 2026 at 09:00, ICT <ict@council.example.org> wrote:
                > Which iPad is it?

                The black one.

                > Is it charged?

                Yes, to 80%.
                """;

        assertThat(NewWords.of(text)).isEqualTo("Please see below.\n\nThe black one.\n\nYes, to 80%.");
    }

    @Test
    void keepsWordsBelowTheQuote() {
        String text = """
                > Is it charged?
                > Which iPad is it?

                Yes, and it is the black one.
                """;

        assertThat(NewWords.of(text)).isEqualTo("Yes, and it is the black one.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my iPad",
                "Sent from my Samsung Galaxy smartphone",
                "Get Outlook for iOS<https://aka.ms/o0ukef>",
                "Sent from Outlook for Android",
                "Von meinem iPhone gesendet",
                "Anfonwyd o fy iPad",
                "-- \nCllr Jane Archer\nMember for Elmton",
                "--\nJane",
                "-Jane Archer",
                "This email and any attachments are confidential and intended solely for the addressee.\nIf you are not the intended recipient please delete it.",
                "DISCLAIMER: The views expressed are those of the sender.",
                "_______________________________________________\nmembers mailing list\nmembers@lists.example.org\nhttps://lists.example.org/mailman/listinfo/members",
            })
    void setsWhatIsAppendedAside(String appended) {
        assertThat(NewWords.of("My iPad will not turn on.\n\n" + appended + "\n"))
                .isEqualTo("My iPad will not turn on.");
    }

    @Test
    void setsTheWarningAboutStrangersAside() {
        assertThat(
                        NewWords.of(
                                "CAUTION: This email originated from outside of the organisation. Do not click links.\n\nHello, can you help?"))
                .isEqualTo("Hello, can you help?");
    }

    @Test
    void keepsTheNameAndDropsTheNumbersBelowIt() {
        String text = """
                Can you ring me?

                Kind regards
                Jane Archer
                Councillor for Elmton
                Tel: 01632 960123
                jane.archer@members.example.org
                """;

        assertThat(NewWords.of(text)).isEqualTo("Can you ring me?\n\nKind regards\nJane Archer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my desk, which is easier than the phone.",
                "I wrote:\nit does not work",
                "On the iPad I wrote: please help at 10:30",
                "I need the following:\n\n-Printer",
                "Thanks\nJane\nPlease ring me on 01632 960123 after 6 today",
                "From: the list of files I can open none\nand To: is empty as well",
                "> 5 minutes is too long to wait, it used to be quick",
                "Everything is confidential in this committee",
                "We met -- as you know -- on Monday.",
                "Go to Settings > General and nothing happens",
                "First I did this\n--\nthen that\nand\nthen\nmore\nand\nmore\nstill\nit\nwould\nnot\nwork\nso\nI\nstopped",
            })
    void keepsWhatIsInDoubt(String words) {
        assertThat(NewWords.of(words)).isEqualTo(words);
    }

    @Test
    void keepsAForwardedMessageThatStandsAlone() {
        String text = """
                ---------- Forwarded message ---------
                From: Bank <bank@example.net>
                Date: Mon, 16 Nov 2026
                Subject: Your account
                To: Jane

                Log in here.
                """;

        assertThat(NewWords.of(text)).contains("Log in here.").contains("bank@example.net");
    }

    @Test
    void takesALineWithAMarkForAQuoteOnlyWhereItStandsApartAtTheEnd() {
        assertThat(NewWords.of("It still does not work\n\n> Try again")).isEqualTo("It still does not work");
        assertThat(NewWords.of("It takes\n> 5 minutes")).isEqualTo("It takes\n> 5 minutes");
    }

    @Test
    void findsNothingNewInAQuoteAlone() {
        assertThat(NewWords.of("On Mon, 16 Nov 2026 at 09:00, ICT <ict@council.example.org> wrote:\n> Old\n> words\n"))
                .isEmpty();
        assertThat(NewWords.of("Sent from my iPad\n")).isEmpty();
    }

    @Test
    void isQuickWhateverItIsGiven() {
        String levels = ">".repeat(10_000) + " deep";
        for (String text : new String[] {
            levels,
            (levels + "\n").repeat(100),
            "word ".repeat(400_000),
            "On ".repeat(300_000),
            "On Mon 2026\n".repeat(60_000),
            "From: a\nTo: b\n".repeat(60_000),
            "-".repeat(1_000_000),
            ("-- \n" + "x\n").repeat(100_000),
            "Kind regards\n".repeat(60_000),
            "This email is confidential\n\n".repeat(30_000),
            " ".repeat(1_000_000) + "x",
            "a@".repeat(400_000),
            "--\nx\n".repeat(100_000),
            "Sent from my iPad\n".repeat(50_000),
            "-Jane\n\n".repeat(100_000),
            "> a\nb\n".repeat(100_000),
        }) {
            assertThat(timeOf(() -> NewWords.of(text)))
                    .as("%s… (%d characters)", text.substring(0, 12), text.length())
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void isQuickOnHtmlToo() {
        for (String html : new String[] {
            "<blockquote type=cite>".repeat(10_000) + "deep",
            "<div>".repeat(100_000) + "deep",
            "<p>word</p>".repeat(50_000),
            "<a href='https://example.org/" + "x".repeat(200) + "'>link</a>".repeat(5_000),
        }) {
            assertThat(timeOf(() -> NewWords.of(HtmlText.of(html))))
                    .as(html.substring(0, 12))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    /** Of the processor, for the machine may be busy with other things. */
    private static Duration timeOf(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
