package memberict.tickets;

import static memberict.tickets.TestTickets.anIncident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import org.junit.jupiter.api.Test;

class NewTicketTests {

    @Test
    void saysWhatIsWrongWithItself() {
        assertThatThrownBy(() -> with(" ", "words")).hasMessage("a subject must have 1 to 120 characters");
        assertThatThrownBy(() -> with("s".repeat(121), "words")).hasMessage("a subject must have 1 to 120 characters");
        assertThatThrownBy(() -> with("subject", "\n")).hasMessage("a Member's words must have 1 to 20000 characters");
        assertThatThrownBy(() -> with("subject", "w".repeat(20_001)))
                .hasMessage("a Member's words must have 1 to 20000 characters");
        assertThatThrownBy(() -> anIncident().because("").request()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Told("", "", Told.Outcome.HELPED)).isInstanceOf(IllegalArgumentException.class);

        assertThat(with("s".repeat(120), "w".repeat(20_000)).subject()).hasSize(120);
    }

    @Test
    void cannotProveNoOnesIdentity() {
        assertThatThrownBy(() -> new NewTicket(
                        "kestrel-vale",
                        null,
                        "Someone",
                        true,
                        TicketSource.WEBCHAT,
                        RequestKind.INCIDENT,
                        "printing",
                        Impact.ONE_MEMBER,
                        Urgency.NOW,
                        "subject",
                        "words",
                        List.of(),
                        null,
                        null,
                        null))
                .hasMessage("only a Member's identity can be proved");
    }

    @Test
    void putsWhatIsBrokenBeforeWhatIsWanted() {
        NewTicket broken =
                anIncident().reaching(Impact.ONE_FUNCTION, Urgency.CAN_WAIT).request();

        assertThat(broken.priority()).isEqualTo(Priority.P3);
    }

    @Test
    void takesItsSubjectFromTheFirstWords() {
        assertThat(NewTicket.subjectOf("\n  My iPad is locked  \nSince this morning"))
                .isEqualTo("My iPad is locked");
        assertThat(NewTicket.subjectOf("locked ".repeat(40)))
                .endsWith("locked…")
                .hasSizeLessThanOrEqualTo(120);
        assertThat(NewTicket.subjectOf("x".repeat(200))).hasSize(120);
    }

    private static NewTicket with(String subject, String words) {
        return new NewTicket(
                "kestrel-vale",
                null,
                null,
                false,
                TicketSource.WEBCHAT,
                RequestKind.SERVICE_REQUEST,
                "printing",
                Impact.ONE_FUNCTION,
                Urgency.CAN_WAIT,
                subject,
                words,
                List.of(),
                null,
                null,
                null);
    }
}
