package memberict.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import memberict.TestDatabases;
import memberict.messaging.MessagingFixture.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class RawCopiesTests {

    @Parameter
    TestDatabases database;

    private final SettableClock clock = new SettableClock(MessagingFixture.START);
    private final UUID id = UUID.randomUUID();

    private JdbcClient jdbc;
    private RawCopies copies;

    @BeforeEach
    void open() {
        DataSource fresh = database.fresh();
        jdbc = JdbcClient.create(fresh);
        copies = with(SealingKey.fresh());
    }

    private RawCopies with(SealingKey key) {
        return new RawCopies(jdbc, new Sealer(key), new RawCopySettings(null, 30), clock);
    }

    @Test
    void aCopyComesBackAsItWas() {
        copies.keep(id, RawCopy.ofText("my password is Summer2026!"));

        RawCopy found = copies.find(id).orElseThrow();

        assertThat(found.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(found.bytes()).asString(UTF_8).isEqualTo("my password is Summer2026!");
        assertThat(copies.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void nothingOfItCanBeReadInTheDatabase() {
        copies.keep(id, RawCopy.ofText("my password is Summer2026!"));

        assertThat(jdbc.sql("select sealed from raw_copy").query(byte[].class).single())
                .asString(UTF_8)
                .doesNotContain("Summer2026");
    }

    @Test
    void aLargeOneIsKeptInParts() {
        byte[] large = new byte[3_000_001];
        new Random(1).nextBytes(large);

        copies.keep(id, new RawCopy("message/rfc822", large));

        assertThat(copies.find(id).orElseThrow().bytes()).isEqualTo(large);
        assertThat(jdbc.sql("select count(*) from raw_copy").query(Long.class).single())
                .isEqualTo(13);
    }

    @Test
    void copiesGoWhenTheirTimeIsOver() {
        copies.keep(id, RawCopy.ofText("early"));
        clock.forward(Duration.ofDays(29));
        UUID later = UUID.randomUUID();
        copies.keep(later, RawCopy.ofText("late"));
        assertThat(copies.forgetOld()).isZero();

        clock.forward(Duration.ofDays(2));

        assertThat(copies.forgetOld()).isEqualTo(1);
        assertThat(copies.find(id)).isEmpty();
        assertThat(copies.find(later)).isPresent();
    }

    @Test
    void anotherKeyIsAClearErrorAndNoticedAtTheStart() {
        assertThat(copies.newestIsSealedWithAnotherKey()).isFalse();
        copies.keep(id, RawCopy.ofText("words"));
        RawCopies afterARestore = with(SealingKey.fresh());

        assertThat(copies.newestIsSealedWithAnotherKey()).isFalse();
        assertThat(afterARestore.newestIsSealedWithAnotherKey()).isTrue();
        assertThatExceptionOfType(Sealer.CannotOpen.class)
                .isThrownBy(() -> afterARestore.find(id))
                .withMessageContaining("sealed with key");
    }
}
