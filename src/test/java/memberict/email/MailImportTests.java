package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.TrainedModel;
import memberict.conversation.Conversations;
import memberict.email.MailImport.Imported;
import memberict.messaging.DeadLetters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mail from files, through everything that mail from a mailbox goes through. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class MailImportTests {

    private static final String COUNCIL = "thornmere";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("memberict.folders.data", () -> TrainedModel.folder().toString());
        settings.add("memberict.email.receive", () -> "false");
    }

    @TestConfiguration
    static class Database {

        @Bean
        DataSource database() {
            return TestDatabases.h2();
        }
    }

    @Autowired
    MailImport mails;

    @Autowired
    Conversations conversations;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    /** Listens, and may be stopped. */
    private static final class Told implements MailImport.Listener {

        private final List<Imported> mails = new ArrayList<>();
        private int before;
        private int stopAfter = Integer.MAX_VALUE;

        @Override
        public void begins(long bytes, int mailsBefore) {
            before = mailsBefore;
        }

        @Override
        public void imported(Imported mail) {
            mails.add(mail);
        }

        @Override
        public void progress(long bytes) {}

        @Override
        public void unreadable(Path file, String reason) {}

        List<String> outcomes() {
            return mails.stream().map(Imported::outcome).toList();
        }
    }

    private Told run() throws IOException {
        Told told = new Told();
        mails.run(List.of(folder), COUNCIL, told);
        return told;
    }

    @Test
    void oldMailBecomesTicketsAndNobodyIsAnswered() throws IOException {
        write("1.eml", "ticket", "first", "My iPad is frozen on the Apple logo.", "");
        write("2.eml", "Re: ticket", "second", "It still does not work.", "In-Reply-To: <first@members.example.org>\n");
        write("3.eml", "ticket", "first", "My iPad is frozen on the Apple logo.", "");
        write("4.eml", "Out of office", "fourth", "Away.", "Auto-Submitted: auto-replied\n");
        write("5.eml", "News", "fifth", "All the news.", "List-Id: <news.example.org>\n");
        Files.writeString(folder.resolve("6.eml"), "Subject: nobody\n\nWho am I?\n");
        Files.write(folder.resolve("7.odt"), new byte[] {0x50, 0x4B, 3, 4, 0, 0});

        Told told = run();

        assertThat(told.outcomes())
                .containsExactly("ticket", "note", "duplicate", "automatic", "bulk", "quarantined", "quarantined");
        Imported first = told.mails.getFirst();
        String ticket = conversations.ticketOf(first.conversation()).orElseThrow();
        assertThat(first.wouldAutoReply()).isTrue();
        assertThat(first.replyText()).isEqualTo("My iPad is frozen on the Apple logo.");
        assertThat(told.mails.get(1).conversation()).isEqualTo(first.conversation());
        assertThat(told.mails.get(2).conversation()).isEqualTo(first.conversation());
        assertThat(told.mails.get(4).wouldAutoReply()).isFalse();
        assertThat(conversations.ticketOf(told.mails.get(4).conversation()))
                .isPresent()
                .isNotEqualTo(ticket);
        assertThat(deadLetters.list())
                .extracting(letter -> letter.why())
                .containsExactly("It names no sender we could talk to.");
        assertThat(jdbc.sql("select count(*) from outbox where channel = 'EMAIL'")
                        .query(Long.class)
                        .single())
                .isZero();
        long tickets = jdbc.sql("select count(*) from ticket").query(Long.class).single();

        Told again = run();

        assertThat(again.before).isZero();
        assertThat(again.outcomes())
                .containsExactly(
                        "duplicate", "duplicate", "duplicate", "duplicate", "duplicate", "duplicate", "quarantined");
        assertThat(jdbc.sql("select count(*) from ticket").query(Long.class).single())
                .isEqualTo(tickets);
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        for (int i = 1; i <= 9; i++) {
            write(i + ".eml", "matter " + i, "matter." + i, "The printer in room " + i + " is out of paper.", "");
        }
        Told stopped = new Told();
        stopped.stopAfter = 2;

        assertThatThrownBy(() -> mails.run(List.of(folder), COUNCIL, stopping(stopped)))
                .isInstanceOf(IllegalStateException.class);
        Told rest = run();

        assertThat(stopped.mails).hasSize(2);
        assertThat(rest.before).isEqualTo(2);
        assertThat(rest.mails)
                .extracting(Imported::file)
                .containsExactly(
                        folder.resolve("3.eml").toString(),
                        folder.resolve("4.eml").toString(),
                        folder.resolve("5.eml").toString(),
                        folder.resolve("6.eml").toString(),
                        folder.resolve("7.eml").toString(),
                        folder.resolve("8.eml").toString(),
                        folder.resolve("9.eml").toString());
        assertThat(rest.outcomes()).containsOnly("ticket");
    }

    private static MailImport.Listener stopping(Told told) {
        return new MailImport.Listener() {
            @Override
            public void begins(long bytes, int mailsBefore) {}

            @Override
            public void imported(Imported mail) {
                if (told.mails.size() == told.stopAfter) {
                    throw new IllegalStateException("stopped");
                }
                told.mails.add(mail);
            }

            @Override
            public void progress(long bytes) {}

            @Override
            public void unreadable(Path file, String reason) {}
        };
    }

    private void write(String name, String subject, String id, String words, String more) throws IOException {
        Files.writeString(folder.resolve(name), """
                From: Jane Archer <jane.archer@members.example.org>
                To: help@example.org
                Subject: %s
                Message-ID: <%s@members.example.org>
                %s
                %s
                """.formatted(subject, id, more, words));
    }
}
