package memberict.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketReferenceTests {

    private static final TicketReference REFERENCE = new TicketReference(2026, 123);

    @Test
    void isWrittenInFull() {
        assertThat(REFERENCE).hasToString("ICT-2026-000123");
        assertThat(new TicketReference(2026, 999_999)).hasToString("ICT-2026-999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICT-2026-000123",
                "ict-2026-000123",
                "  Ict-2026-000123 ",
                "ICT 2026 000123",
                "ict - 2026 - 000123",
                "ICT\u00a02026-000123"
            })
    void isReadInAnyCaseAndWithSpaces(String typed) {
        assertThat(TicketReference.parse(typed)).contains(REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ICT",
                "123",
                "2026-000123",
                "ICT-2026-123",
                "ICT-26-000123",
                "ICT-2026-0000123",
                "ICT2026000123",
                "ICT--2026-000123",
                "ICT-2026-000000",
                "ICT-1999-000123",
                "ICT-2026-000123x",
                "my ICT-2026-000123",
                "ICT-2026-٠٠٠١٢٣"
            })
    void isNothingElse(String typed) {
        assertThat(TicketReference.parse(typed)).isEmpty();
    }

    @Test
    void hasANumberThatFits() {
        assertThatThrownBy(() -> new TicketReference(2026, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketReference(2026, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
