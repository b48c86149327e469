package memberict.understanding;

import static memberict.catalogue.Urgency.CAN_WAIT;
import static memberict.catalogue.Urgency.NOW;
import static memberict.catalogue.Urgency.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StakesTests {

    private static final ZonedDateTime MONDAY = ZonedDateTime.of(2026, 11, 23, 0, 0, 0, 0, ZoneId.of("Europe/London"));
    private static final ZonedDateTime MONDAY_AT_TEN = MONDAY.withHour(10);
    private static final ZonedDateTime MONDAY_AT_FIVE = MONDAY.withHour(17);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The meeting has started and I can't see the papers",
                "the meetings started and the screen is blank",
                "We're live and nobody can hear the chair",
                "were in the meeting now and its frozen",
                "I am sitting in the chamber with no agenda",
                "I'm in the middle of a planning meeting",
                "We've started, but the microphones are dead.",
                "Full council is about to start",
                "cabinet starts in 10 minutes",
                "I've a meeting in 20 mins and Teams won't open",
                "The committee begins in half an hour",
                "planning in an hour, no papers",
                "ten minutes to go before the meeting and it won't connect",
                "10 minutes until full council",
                "in 10 minutes",
                "It starts at 6.30",
                "6.30 tonight",
                "18:30",
                "at half six",
                "my papers won't open and the meeting is at 6.30pm",
                "Licensing is at half past six tonight.",
                "Scrutiny at 1830",
                "council starts at seven",
                "Full council at 6 o'clock",
                "I need them by 6pm",
                "I can't get the agenda for tonight's meeting",
                "committee this evening and no wifi",
                "it started at 4 and the meeting still cannot hear me"
            })
    void aMeetingLiveOrWithinTwoHoursIsNow(String words) {
        assertThat(urgency(words, MONDAY_AT_FIVE)).contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Full council is at 6.30 tonight and my account has locked me out",
                "6.30 tonight",
                "at half six",
                "the meeting starts at 6.30",
                "I have committee this afternoon",
                "council this afternoon and the iPad is dead",
                "I need it tonight",
                "I've a meeting tomorrow and the papers are missing",
                "planning committee tomorrow evening, no agenda",
                "I have licensing at ten in the morning",
                "I must have the papers by tomorrow",
                "cabinet tomorrow at 2pm",
                "Scrutiny is on Tuesday at 6.30.",
                "the hearing is in three hours",
                "Can't get into anything!",
                "I'm locked out of everything, email, Teams, the lot",
                "I am completely locked out.",
                "cant get in to anything"
            })
    void aMeetingWithinAWorkingDayOrBeingWhollyLockedOutIsToday(String words) {
        assertThat(urgency(words, MONDAY_AT_TEN)).contains(TODAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "council on Monday at 6.30",
                "The committee meets on Monday morning",
                "monday's meeting, I need the papers by Monday"
            })
    void onAFridayMondayIsTheNextWorkingDay(String words) {
        assertThat(urgency(words, MONDAY_AT_TEN.minusDays(3))).contains(TODAY);
        assertThat(urgency(words, MONDAY_AT_TEN.minusDays(5))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No rush, but my mouse is sticky",
                "it isn't urgent",
                "When you get a chance could you move the printer",
                "I need a new charger by next week",
                "whenever it's convenient"
            })
    void whatIsSaidToWaitCanWait(String words) {
        assertThat(urgency(words, MONDAY_AT_TEN)).contains(CAN_WAIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My iPad is slow",
                "urgent! I cannot print, please hurry",
                "please ring me at 4pm",
                "Could someone telephone me this afternoon?",
                "I'm free after 3.30 if you want to call",
                "it froze at last night's meeting",
                "The meeting started late last week and the minutes are wrong",
                "I have been trying since 9.30 this morning to open my email",
                "I'm on iPadOS 17.30 and the papers app crashes",
                "see page 4.15 of the papers",
                "the new mouse cost £6.30 and I want it back",
                "it logs me out in 10 minutes",
                "I'm off to my daughter's tonight, my email is slow",
                "it has started raining through the roof on to my laptop",
                "Are there any tutorials for Teams meetings?",
                "the audit committee is on the 14th at 6.30"
            })
    void wordsThatSayNothingOfADeadlineSayNothing(String words) {
        assertThat(urgency(words, MONDAY_AT_TEN.withHour(15))).isEmpty();
    }

    @Test
    void aMeetingThatMustBeOverDoesNotHurry() {
        String words = "the meeting was at 10 this morning";

        assertThat(urgency(words, MONDAY_AT_TEN.plusMinutes(170))).contains(NOW);
        assertThat(urgency(words, MONDAY_AT_TEN.plusMinutes(190))).isEmpty();
    }

    @Test
    void twoHoursBeforeIsNowAndAMinuteMoreIsToday() {
        assertThat(urgency("Full council is at 6.30", MONDAY.withHour(16).withMinute(30)))
                .contains(NOW);
        assertThat(urgency("Full council is at 6.30", MONDAY.withHour(16).withMinute(29)))
                .contains(TODAY);
    }

    @Test
    void tonightIsNowOnlyWhenTheEveningIsNear() {
        String words = "no papers for tonight's committee";

        assertThat(urgency(words, MONDAY_AT_TEN)).contains(TODAY);
        assertThat(urgency(words, MONDAY_AT_FIVE)).contains(NOW);
    }

    @Test
    void anHourWithoutMorningOrAfternoonIsWhenCouncilsMeet() {
        assertThat(urgency("meeting at 8", MONDAY.withHour(7))).contains(NOW);
        assertThat(urgency("meeting at 8", MONDAY.withHour(18))).contains(NOW);
        assertThat(urgency("meeting at 7", MONDAY.withHour(6))).contains(TODAY);
        assertThat(urgency("meeting at 12", MONDAY_AT_TEN)).contains(NOW);
        assertThat(urgency("meeting at 10", MONDAY.withHour(21))).contains(NOW);
        assertThat(urgency("meeting at quarter to one", MONDAY.withHour(11))).contains(NOW);
    }

    @Test
    void theClockGoesByWhereTheMemberIs() {
        ZonedDateTime summer = ZonedDateTime.of(2026, 7, 6, 16, 0, 0, 0, ZoneId.of("UTC"));

        assertThat(urgency("the meeting starts at 6.30", summer)).contains(TODAY);
        assertThat(urgency("the meeting starts at 6.30", summer.withZoneSameInstant(ZoneId.of("Europe/London"))))
                .contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My iPad was stolen from the car",
                "I've lost my phone",
                "I left my laptop on the train",
                "I gave them my password",
                "I approved it and now I'm worried",
                "my account has been hacked"
            })
    void aDeviceOrAnAccountInWrongHandsIsNowAndForAll(String words) {
        assertThat(urgency(words, MONDAY_AT_TEN)).contains(NOW);
        assertThat(impact(words)).contains(Impact.MANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It's down for everyone",
                "everyone's got the same error",
                "none of us can get in",
                "All of the members have lost their papers",
                "None of the councillors can hear",
                "The whole committee is waiting",
                "nobody can hear the chair"
            })
    void faultsOfManyReachMany(String words) {
        assertThat(impact(words)).contains(Impact.MANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good morning everyone, I'd like a new mouse",
                "How do I share a file with everyone?",
                "can everyone see my calendar",
                "my page numbers don't match everyone else's",
                "My mouse is broken"
            })
    void everyoneIsNotAlwaysAFault(String words) {
        assertThat(impact(words)).isEmpty();
    }

    @Test
    void theSoonerOfTwoRulesWins() {
        assertThat(urgency("No rush, but the meeting starts in ten minutes", MONDAY_AT_TEN))
                .contains(NOW);
    }

    @Test
    void beingLockedOutOfEverythingReachesTheOneMember() {
        assertThat(impact("I can't get into anything")).contains(Impact.ONE_MEMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any news on ICT-2026-000123?",
                "chasing ict-2026-000123",
                "ICT 2026 000123",
                "my ref is Ict - 2026 - 123."
            })
    void mentionsTicketsHoweverTheyAreWritten(String words) {
        assertThat(stakes(words, MONDAY_AT_TEN).mentions())
                .extracting(Mention::kind)
                .containsExactly(Mention.Kind.TICKET_REFERENCE);
    }

    @Test
    void mentionsTheMeetingAndItsTimeAsWritten() {
        assertThat(stakes("Planning Committee is at 6.30 tonight, see ICT-2026-000123", MONDAY_AT_TEN)
                        .mentions())
                .containsExactly(
                        new Mention(Mention.Kind.TICKET_REFERENCE, "ICT-2026-000123"),
                        new Mention(Mention.Kind.MEETING, "Planning Committee"),
                        new Mention(Mention.Kind.MEETING, "6.30 tonight"));
    }

    private static Optional<Urgency> urgency(String words, ZonedDateTime at) {
        return stakes(words, at).urgency();
    }

    private static Optional<Impact> impact(String words) {
        return stakes(words, MONDAY_AT_TEN).impact();
    }

    private static Stakes stakes(String words, ZonedDateTime at) {
        Message message = Message.of(words);
        return Stakes.of(message, Danger.in(message), at);
    }
}
