package memberict.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import memberict.messaging.Sealer.CannotOpen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTests {

    private static final byte[] WORDS = "my password is Summer2026!".getBytes(UTF_8);

    private final Sealer sealer = new Sealer(SealingKey.fresh());

    @Test
    void whatWasSealedOpensWithTheSameKeyAndCannotBeReadBefore() {
        byte[] sealed = sealer.seal(WORDS);

        assertThat(sealer.open(sealed)).isEqualTo(WORDS);
        assertThat(new String(sealed, UTF_8)).doesNotContain("Summer", "password");
    }

    @Test
    void theSameBytesNeverLookTheSame() {
        assertThat(sealer.seal(WORDS)).isNotEqualTo(sealer.seal(WORDS));
    }

    @Test
    void aKeyWrittenDownOpensAgain() {
        SealingKey key = SealingKey.fresh();
        byte[] sealed = new Sealer(key).seal(WORDS);

        assertThat(new Sealer(SealingKey.parse(key.text() + "\n")).open(sealed)).isEqualTo(WORDS);
    }

    @Test
    void anotherKeySaysWhichOneIsNeeded() {
        SealingKey first = SealingKey.fresh();
        SealingKey second = SealingKey.fresh();
        byte[] sealed = new Sealer(first).seal(WORDS);

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> new Sealer(second).open(sealed))
                .withMessageContaining("sealed with key " + first)
                .withMessageContaining("now key " + second);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 17, 20, 40, -1})
    void aChangedByteIsNoticed(int place) {
        byte[] sealed = sealer.seal(WORDS);
        sealed[place < 0 ? sealed.length + place : place] ^= 1;

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> sealer.open(sealed))
                .withMessageContaining("changed since");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 32})
    void whatIsTooShortIsNoSealedCopy(int length) {
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> sealer.open(new byte[length]))
                .withMessageContaining("not a sealed copy");
    }

    @Test
    void nothingAtAllCanBeSealed() {
        assertThat(sealer.open(sealer.seal(new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "MTIzNDU2Nzg5MA==", "not base64 at all!"})
    void aKeyThatIsNoneIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.parse(text))
                .withMessageContaining("base64 of 32 random bytes")
                .withMessageNotContaining(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RawCopySettings(text, 30))
                .withMessageStartingWith("memberict.raw-copies.key must be")
                .withMessageNotContaining(text);
    }

    @Test
    void anEmptySettingMeansTheKeyInTheDataFolder() {
        assertThat(new RawCopySettings(" ", 30).key()).isNull();
    }

    @Test
    void aKeyIsNeverPrinted() {
        SealingKey key = SealingKey.fresh();

        assertThat(key.toString()).hasSize(8).isNotEqualTo(key.text().substring(0, 8));
        assertThat(new RawCopySettings(key.text(), 30).toString()).doesNotContain(key.text());
    }
}
