package memberict.tickets;

import static memberict.TestCouncils.KESTREL_VALE;
import static memberict.TestCouncils.OWAIN;

import java.util.List;
import java.util.UUID;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.Urgency;
import memberict.directory.MemberId;
import org.jspecify.annotations.Nullable;

/** Requests as the doors bring them: {@code anIncident().of(THORNMERE).because("mail-1").request()}. */
final class TestTickets {

    private String council = KESTREL_VALE;
    private @Nullable MemberId member = new MemberId(OWAIN);
    private @Nullable String reporterName;
    private boolean proved = true;
    private RequestKind kind = RequestKind.INCIDENT;
    private String category = "account_password";
    private Impact impact = Impact.ONE_MEMBER;
    private Urgency urgency = Urgency.TODAY;
    private String subject = "Locked out of my iPad";
    private List<Told> told = List.of();
    private @Nullable UUID conversation;
    private @Nullable String raisedBy;
    private @Nullable String cause;

    private TestTickets() {}

    /** A Member of Kestrel Vale who is locked out: P2. */
    static TestTickets anIncident() {
        return new TestTickets();
    }

    TestTickets of(String council) {
        this.council = council;
        return this;
    }

    TestTickets from(String member) {
        this.member = new MemberId(member);
        return this;
    }

    TestTickets fromSomeoneCalled(String name) {
        this.member = null;
        this.proved = false;
        this.reporterName = name;
        return this;
    }

    TestTickets about(String subject) {
        this.subject = subject;
        return this;
    }

    TestTickets in(String category) {
        this.category = category;
        return this;
    }

    TestTickets reaching(Impact impact, Urgency urgency) {
        this.impact = impact;
        this.urgency = urgency;
        return this;
    }

    TestTickets told(Told... told) {
        this.told = List.of(told);
        return this;
    }

    TestTickets from(UUID conversation) {
        this.conversation = conversation;
        return this;
    }

    TestTickets writtenDownBy(String officer) {
        this.raisedBy = officer;
        return this;
    }

    TestTickets because(String cause) {
        this.cause = cause;
        return this;
    }

    NewTicket request() {
        return new NewTicket(
                council,
                member,
                reporterName,
                proved,
                raisedBy == null ? TicketSource.TEAMS : TicketSource.PHONE,
                kind,
                category,
                impact,
                urgency,
                subject,
                "I typed the wrong password and now it says locked.",
                told,
                conversation,
                raisedBy,
                cause);
    }
}
