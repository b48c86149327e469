package memberict.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import memberict.catalogue.Category;
import memberict.catalogue.Impact;
import memberict.catalogue.RequestKind;
import memberict.catalogue.SelfService;
import memberict.catalogue.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laptop stolen",
                "Somebody has stolen my council phone",
                "my bag was snatched with the iPad in it",
                "I've lost my iPad",
                "lost the council laptop",
                "can't find my phone",
                "my tablet's gone missing",
                "I left it on the train",
                "I've left my iPad in the pub",
                "Left my work phone on the number 42 bus"
            })
    void hearsThatADeviceIsGone(String words) {
        assertThat(danger(words).deviceGone()).isTrue();
        assertThat(danger(words).toIct()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I lost my iPad passcode",
                "I have lost my phone charger",
                "my iPad lost its connection",
                "I lost my seat, what do I do with the laptop?",
                "my laptop is missing an update",
                "contacts are missing off my mobile",
                "I left some confidential papers on a bus",
                "I left the meeting on the iPad by mistake",
                "a resident's bike was stolen"
            })
    void doesNotHearALostDeviceWhereThereIsNone(String words) {
        assertThat(danger(words).deviceGone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my account has been hacked",
                "someone abroad has logged in as me",
                "I gave them my password",
                "I read him the code off my phone",
                "I approved it by mistake",
                "my password was changed and it wasn't me",
                "I typed my password into a fake page"
            })
    void hearsThatAnAccountIsBrokenInto(String words) {
        assertThat(danger(words).accountBrokenInto()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I approved the minutes",
                "how do I approve a sign-in?",
                "it gave me a code",
                "I typed my password wrong",
                "it's not working and it isn't me, it's the iPad"
            })
    void doesNotHearABreakInWhereThereIsNone(String words) {
        assertThat(danger(words).accountBrokenInto()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I've had a death threat",
                "he threatened to kill me",
                "someone is following me",
                "they know where I live",
                "a man outside my house is shouting abuse"
            })
    void hearsAThreat(String words) {
        assertThat(danger(words).toMember(0, false)).isTrue();
    }

    @Test
    void aThreatNeedsOnlyBePossible() {
        Danger none = danger("he keeps sending me nasty notes");

        assertThat(none.toMember(0.15, true)).isTrue();
        assertThat(none.toMember(0.14, true)).isFalse();
    }

    @Test
    void aThreatOutOfScopeMustBeLikely() {
        Danger none = danger("my dog has eaten my homework");

        assertThat(none.toMember(0.44, false)).isFalse();
        assertThat(none.toMember(0.45, false)).isTrue();
    }

    @Test
    void lostGoesBeforeSecurityAndSecurityBeforeTheLikeliest() {
        List<Guess> guesses = List.of(
                guess("account_password", 0.5), guess("security_phishing", 0.25), guess("lost_stolen_device", 0.22));

        assertThat(danger("it is gone").ordered(guesses))
                .extracting(guess -> guess.category().id())
                .containsExactly("lost_stolen_device", "security_phishing", "account_password");
    }

    @Test
    void aRemotePossibilityChangesNothing() {
        List<Guess> guesses = List.of(guess("lost_stolen_device", 0.19), guess("account_password", 0.81));

        assertThat(danger("it is gone").ordered(guesses)).containsExactly(guesses.get(1), guesses.get(0));
    }

    @Test
    void unmistakableWordsMakeItLikelyAndLeaveTheRestToTheOthers() {
        List<Guess> guesses =
                List.of(guess("account_password", 0.6), guess("printing", 0.3), guess("lost_stolen_device", 0.1));

        List<Guess> ordered =
                danger("I can't log in because I've lost my phone").ordered(guesses);

        assertThat(ordered)
                .extracting(guess -> guess.category().id())
                .containsExactly("lost_stolen_device", "account_password", "printing");
        assertThat(ordered.getFirst().probability()).isEqualTo(0.9);
        assertThat(ordered.stream().mapToDouble(Guess::probability).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void wordsDoNotLowerWhatTheClassifierIsSurerOf() {
        List<Guess> guesses = List.of(guess("lost_stolen_device", 0.97), guess("printing", 0.03));

        assertThat(danger("I've lost my phone").ordered(guesses)).isEqualTo(guesses);
    }

    private static Danger danger(String words) {
        return Danger.in(Message.of(words));
    }

    private static Guess guess(String id, double probability) {
        return new Guess(
                new Category(
                        id, id, id, SelfService.PART, "ict", RequestKind.INCIDENT, Impact.ONE_MEMBER, Urgency.CAN_WAIT),
                probability);
    }
}
