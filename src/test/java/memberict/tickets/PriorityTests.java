package memberict.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTests {

    @ParameterizedTest
    @CsvSource({
        // impact,    urgency,  otherwise, broken
        "MANY,         NOW,      P1, P1",
        "MANY,         TODAY,    P1, P1",
        "MANY,         CAN_WAIT, P2, P2",
        "ONE_MEMBER,   NOW,      P1, P1",
        "ONE_MEMBER,   TODAY,    P2, P2",
        "ONE_MEMBER,   CAN_WAIT, P3, P3",
        "ONE_FUNCTION, NOW,      P2, P2",
        "ONE_FUNCTION, TODAY,    P3, P3",
        "ONE_FUNCTION, CAN_WAIT, P4, P3"
    })
    void isImpactTimesUrgency(Impact impact, Urgency urgency, Priority otherwise, Priority broken) {
        assertThat(Priority.of(impact, urgency)).isEqualTo(otherwise);
        assertThat(Priority.of(impact, urgency, false)).isEqualTo(otherwise);
        assertThat(Priority.of(impact, urgency, true)).isEqualTo(broken);
    }
}
