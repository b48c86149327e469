package memberict.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectTests {

    @Test
    void anAnswerIsMarkedOnceAndBearsTheTicket() {
        assertThat(Subject.answer("RE: Re: AW: locked out [ICT-2026-000001]", "ICT-2026-000002"))
                .isEqualTo("Re: locked out [ICT-2026-000002]");
        assertThat(Subject.answer("  ", null)).isEqualTo("Re: Your message to ICT");
    }

    @Test
    void onlyTheOutermostMarkTellsOfForwarding() {
        assertThat(Subject.isForward("FW: Re: locked out")).isTrue();
        assertThat(Subject.isForward("WG: gesperrt")).isTrue();
        assertThat(Subject.isForward("Re: FW: locked out")).isFalse();
        assertThat(Subject.isForward("Forward plan for cabinet")).isFalse();
    }

    @Test
    void aTicketsNumberIsFoundAnywhere() {
        assertThat(Subject.ticket("about ict-2026-000012, again")).contains("ICT-2026-000012");
        assertThat(Subject.ticket("room 2026-000012")).isEmpty();
    }
}
