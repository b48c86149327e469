package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.messaging.Inbox;
import memberict.messaging.RawCopies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.InOrder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class MailCollectorTests {

    @Parameter
    TestDatabases databases;

    private final RawCopies copies = mock(RawCopies.class);
    private final Inbox inbox = mock(Inbox.class);
    private MailServer server = new MailServer();
    private FaultProxy proxy = new FaultProxy(server.imapPort());
    private JdbcClient jdbc;
    private EmailStore store;
    private TransactionTemplate transactions;
    private MailCollector collector;

    @BeforeEach
    void open() {
        DataSource database = databases.fresh();
        jdbc = JdbcClient.create(database);
        store = new EmailStore(jdbc);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        collector = collector(Map.of());
    }

    @AfterEach
    void close() {
        proxy.close();
        server.greenMail().stop();
    }

    @Test
    void aMailIsStoredThenMovedAndNotTakenTwice() throws MessagingException {
        byte[] raw = server.mail("locked out", "help").deliver().bytes();

        collect();
        collect();

        assertThat(rows()).isEqualTo(1);
        assertThat(server.inFolder("INBOX")).isZero();
        assertThat(server.inFolder("Processed")).isEqualTo(1);
        InOrder order = inOrder(copies, inbox);
        order.verify(copies).keep(any(), argThat(copy -> Arrays.equals(copy.bytes(), raw)));
        order.verify(inbox).confirm();
    }

    @Test
    void whatSomeoneHasReadAlreadyIsTakenAllTheSame() throws Exception {
        place(server.mail("locked out", "help").bytes(), new Flags(Flags.Flag.SEEN), Instant.now());

        collect();

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatWasThereLongBeforeUsIsLeftAlone() throws Exception {
        place(
                server.mail("an old matter", "help").bytes(),
                new Flags(),
                Instant.now().minus(Duration.ofDays(9)));
        server.mail("a new matter", "help").deliver();

        collect();

        assertThat(rows()).isEqualTo(1);
        assertThat(server.inFolder("INBOX")).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleLosesNothing() throws MessagingException {
        server.mail("first", "short").deliver();
        server.mail("second", "long ".repeat(200_000)).deliver();
        server.mail("third", "short").deliver();
        proxy.hangUpAfter(400_000);

        assertThatThrownBy(this::collect).isInstanceOf(MessagingException.class);
        assertThat(rows()).isEqualTo(1);
        assertThat(server.inFolder("INBOX")).isEqualTo(2);

        proxy.behave();
        collect();
        assertThat(rows()).isEqualTo(3);
        assertThat(server.inFolder("INBOX")).isZero();
        assertThat(server.inFolder("Processed")).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from email_mail where whole")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void nothingIsMovedThatCannotBeStored() throws MessagingException {
        server.mail("locked out", "help").deliver();
        doThrow(new DataAccessResourceFailureException("no space left on device"))
                .when(copies)
                .keep(any(), any());

        assertThatThrownBy(this::collect).isInstanceOf(DataAccessException.class);
        assertThat(rows()).isZero();
        assertThat(server.inFolder("INBOX")).isEqualTo(1);

        doNothing().when(copies).keep(any(), any());
        collect();
        assertThat(rows()).isEqualTo(1);
        assertThat(server.inFolder("INBOX")).isZero();
    }

    @Test
    void mailNumberedAfreshIsFetchedAgainForTheDoorToKnowItsTwin() throws MessagingException {
        byte[] raw = server.mail("locked out", "help").deliver().bytes();
        collect();
        long validity = server.uidValidity();
        server.greenMail().stop();
        proxy.close();
        server = numberedAfresh(validity);
        proxy = new FaultProxy(server.imapPort());
        server.deliver(raw);

        collect();

        assertThat(jdbc.sql("select uid from email_mail").query(Long.class).list())
                .containsExactly(1L, 1L);
        assertThat(jdbc.sql("select distinct sha256 from email_mail")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void ofAVeryLargeMailTheBeginningIsFetchedAndItIsStillMoved() throws MessagingException {
        collector = collector(Map.of("memberict.email.largest", "700KB"));
        server.mail("a film", "x".repeat(999) + "\n" + ("y".repeat(999) + "\n").repeat(900))
                .deliver();

        collect();

        assertThat(jdbc.sql("select count(*) from email_mail where not whole and size_bytes > 900000")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        verify(copies).keep(any(), argThat(copy -> copy.bytes().length == 512 * 1024));
        assertThat(server.inFolder("Processed")).isEqualTo(1);
    }

    /** Two servers that begin in one second may number alike. */
    private static MailServer numberedAfresh(long not) {
        MailServer next = new MailServer();
        while (next.uidValidity() == not) {
            next.greenMail().stop();
            next = new MailServer();
        }
        return next;
    }

    private void collect() throws MessagingException {
        collector.collect(server.supportMailbox(proxy.port()));
    }

    private long rows() {
        return jdbc.sql("select count(*) from email_mail").query(Long.class).single();
    }

    private void place(byte[] raw, Flags flags, Instant received) throws Exception {
        server.greenMail()
                .getManagers()
                .getImapHostManager()
                .getInbox(server.greenMail().getUserManager().getUserByEmail(MailServer.SUPPORT))
                .appendMessage(
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)),
                        flags,
                        Date.from(received));
    }

    private MailCollector collector(Map<String, String> settings) {
        EmailSettings bound = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("memberict.email", EmailSettings.class);
        return new MailCollector(store, copies, inbox, bound, transactions, Clock.systemUTC());
    }
}
