package memberict.conversation;

import static memberict.conversation.TurnBuilder.KESTREL_VALE;
import static memberict.conversation.TurnBuilder.THORNMERE;
import static memberict.conversation.TurnBuilder.aBranchingArticle;
import static memberict.conversation.TurnBuilder.aTicket;
import static memberict.conversation.TurnBuilder.aTurn;
import static memberict.conversation.TurnBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import memberict.catalogue.Category;
import memberict.catalogue.Urgency;
import memberict.conversation.Move.Where;
import memberict.conversation.Move.WhyTicket;
import memberict.knowledge.Article;
import memberict.secrets.SecretKind;
import memberict.tickets.TicketStatus;
import memberict.tickets.Told;
import memberict.understanding.Talk;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTests {

    private static final Article UNLOCK = anArticle("account-locked", "account_password");
    private static final Article RESET = anArticle("forgotten-password", "account_password");
    private static final Article CHANGE = anArticle("change-password", "account_password");
    private static final Article NEW_PHONE = aBranchingArticle("new-phone", "mfa_authenticator");
    private static final Article LOST = anArticle("lost-device", "lost_stolen_device");
    private static final Article SCAM = anArticle("suspicious", "security_phishing");
    private static final Article CHAMBER = anArticle("chamber-fault", "chamber_av");

    private final Dialogue dialogue = new Dialogue();

    private Move next(TurnBuilder turn) {
        return dialogue.next(turn.build());
    }

    private static Request lockedOut() {
        return new Request("locked out", "account_password", null, null, List.of(), false).sent(UNLOCK);
    }

    @Nested
    class ANewRequest {

        @Test
        void isAnsweredFromTheArticleThatFits() {
            Move move = next(
                    aTurn().typed("locked out").about("account_password", 0.9).finding(UNLOCK));

            assertThat(move).isInstanceOfSatisfying(Move.Answer.class, answer -> {
                assertThat(answer.article()).isEqualTo(UNLOCK);
                assertThat(answer.request().category()).isEqualTo("account_password");
                assertThat(answer.request().told()).extracting(Told::article).containsExactly("account-locked");
            });
        }

        @Test
        void asksTheQuestionOfAnArticleThatBranches() {
            assertThat(next(aTurn().typed("new phone")
                            .about("mfa_authenticator", 0.9)
                            .finding(NEW_PHONE)))
                    .isInstanceOf(Move.AskBranch.class);
        }

        @Test
        void answersFromAnArticleThatIsOnlyNearWhereTheMessageMeansTheSame() {
            assertThat(next(aTurn().typed("locked out")
                            .about("account_password", 0.9)
                            .findingOnlyNear(UNLOCK)))
                    .isInstanceOf(Move.Answer.class);
        }

        @Test
        void offersATicketWhereNoArticleAnswers() {
            assertThat(next(aTurn().typed("locked out").about("account_password", 0.9)))
                    .isInstanceOfSatisfying(
                            Move.OfferTicket.class,
                            offer -> assertThat(offer.why()).isEqualTo(WhyTicket.NO_ARTICLE));
        }

        @Test
        void isNotHeldUpByAnOfferMinutesBeforeAMeeting() {
            assertThat(next(aTurn().typed("locked out, council in 10 minutes")
                            .about("account_password", 0.9)
                            .urgent(Urgency.NOW)))
                    .isInstanceOf(Move.RaiseTicket.class);
        }

        @Test
        void saysThatSearchIsDownRatherThanThatThereIsNoAnswer() {
            assertThat(next(aTurn().typed("locked out")
                            .about("account_password", 0.9)
                            .searchIsDown()))
                    .isInstanceOfSatisfying(
                            Move.OfferTicket.class,
                            offer -> assertThat(offer.why()).isEqualTo(WhyTicket.SEARCH_IS_DOWN));
        }

        @Test
        void goesStraightToAPersonWhereOnlyAPersonCanHelp() {
            assertThat(next(aTurn().typed("the microphones are dead")
                            .about("chamber_av", 0.9)
                            .finding(CHAMBER)))
                    .isInstanceOfSatisfying(Move.RaiseTicket.class, raise -> {
                        assertThat(raise.why()).isEqualTo(WhyTicket.ONLY_A_PERSON_CAN);
                        assertThat(raise.advice()).isEqualTo(CHAMBER);
                    });
        }

        @Test
        void asksOnceWhichOfTwoCloseMeaningsIsMeant() {
            Move first = next(aTurn().typed("the papers on my ipad")
                    .about("committee_papers", 0.45)
                    .about("ipad_device", 0.4)
                    .finding(anArticle("papers", "committee_papers")));
            assertThat(first)
                    .isInstanceOfSatisfying(
                            Move.Clarify.class,
                            clarify -> assertThat(clarify.between())
                                    .extracting(Category::id)
                                    .containsExactly("committee_papers", "ipad_device"));

            Move second = next(aTurn().in(new DialogueState.Clarifying(((Move.Clarify) first).request()))
                    .typed("the papers")
                    .about("committee_papers", 0.45)
                    .about("ipad_device", 0.4)
                    .finding(anArticle("papers", "committee_papers")));
            assertThat(second).isInstanceOf(Move.Answer.class);
        }

        @Test
        void isAskedInOtherWordsOnceAndThenOfferedAPerson() {
            Move first = next(
                    aTurn().typed("it did the thing").about("printing", 0.2).outOfScope());
            assertThat(first).isInstanceOf(Move.AskToRephrase.class);

            Move second = next(aTurn().in(new DialogueState.Clarifying(((Move.AskToRephrase) first).request()))
                    .typed("the thing again")
                    .about("printing", 0.2)
                    .outOfScope());
            assertThat(second)
                    .isInstanceOfSatisfying(
                            Move.OfferTicket.class,
                            offer -> assertThat(offer.why()).isEqualTo(WhyTicket.NOT_UNDERSTOOD));
        }

        @Test
        void withNothingToReadIsAskedAgain() {
            assertThat(next(aTurn().typed("🙈🙈")))
                    .isInstanceOfSatisfying(
                            Move.AskToRephrase.class,
                            ask -> assertThat(ask.nothingToRead()).isTrue());
        }

        @Test
        void doesNotTakeAnArticleOfAnUnlikelyCategory() {
            assertThat(next(aTurn().typed("printer jammed")
                            .about("printing", 0.95)
                            .finding(UNLOCK)))
                    .isInstanceOf(Move.OfferTicket.class);
        }
    }

    @Nested
    class Precedence {

        @Test
        void reportsALostDeviceAtOnceWithWhatToDo() {
            assertThat(next(aTurn().typed("left my ipad on the train")
                            .about("lost_stolen_device", 0.8)
                            .finding(LOST)))
                    .isInstanceOfSatisfying(Move.RaiseTicket.class, raise -> {
                        assertThat(raise.category().id()).isEqualTo("lost_stolen_device");
                        assertThat(raise.advice()).isEqualTo(LOST);
                    });
        }

        @Test
        void alwaysReportsASecurityMatterAndAdvises() {
            assertThat(next(aTurn().typed("I clicked a link")
                            .about("security_phishing", 0.8)
                            .finding(SCAM)))
                    .isInstanceOfSatisfying(Move.RaiseTicket.class, raise -> {
                        assertThat(raise.why()).isEqualTo(WhyTicket.ALWAYS_REPORTED);
                        assertThat(raise.advice()).isEqualTo(SCAM);
                    });
        }

        @Test
        void aLossComesBeforeTheTicketThatIsBeingTalkedAbout() {
            assertThat(next(aTurn().in(new DialogueState.Following("ICT-2026-000001", null))
                            .having(aTicket(1, "printing", TicketStatus.IN_PROGRESS))
                            .typed("and now my phone was stolen")
                            .about("lost_stolen_device", 0.8)))
                    .isInstanceOf(Move.RaiseTicket.class);
        }

        @Test
        void moreAboutTheSameLossJoinsItsTicket() {
            assertThat(next(aTurn().in(new DialogueState.Following("ICT-2026-000001", null))
                            .having(aTicket(1, "lost_stolen_device", TicketStatus.NEW))
                            .typed("it was the 17.40 train")
                            .about("lost_stolen_device", 0.8)))
                    .isInstanceOf(Move.AddToTicket.class);
        }

        @Test
        void aThreatenedCouncillorIsSentToThePoliceBeforeAnythingElse() {
            assertThat(next(aTurn().onBothCouncils()
                            .typed("someone threatened me")
                            .saying(Talk.THREAT)))
                    .isEqualTo(new Move.Signpost(Where.THREAT));
        }

        @Test
        void whatIsNotOursIsSignposted() {
            assertThat(next(aTurn().typed("my bin was missed").about("not_ict", 0.9)))
                    .isEqualTo(new Move.Signpost(Where.NOT_ICT));
        }

        @Test
        void someoneWhoIsNoMemberIsSignpostedCourteously() {
            assertThat(next(aTurn().from(new Sender.NotAMember())
                            .typed("locked out")
                            .about("account_password", 0.9)))
                    .isEqualTo(new Move.Signpost(Where.NOT_A_MEMBER));
        }
    }

    @Nested
    class APerson {

        @ParameterizedTest
        @ValueSource(strings = {"listening", "answered", "clarifying", "offering"})
        void isFetchedAtTheFirstRequestWhateverWeWereTalkingAbout(String where) {
            DialogueState state = switch (where) {
                case "answered" -> new DialogueState.Answered(lockedOut(), "account-locked");
                case "clarifying" -> new DialogueState.Clarifying(lockedOut());
                case "offering" -> new DialogueState.OfferingTicket(lockedOut());
                default -> new DialogueState.Listening();
            };
            assertThat(next(aTurn().in(state).typed("get me a person").saying(Talk.PERSON)))
                    .isInstanceOfSatisfying(
                            Move.RaiseTicket.class,
                            raise -> assertThat(raise.why()).isEqualTo(WhyTicket.ASKED_FOR_A_PERSON));
        }

        @Test
        void isToldWhatTheMemberHasSaidAndTried() {
            Move move = next(aTurn().in(new DialogueState.Answered(lockedOut(), "account-locked"))
                    .pressed(new Pick.Person()));
            assertThat(move).isInstanceOfSatisfying(Move.RaiseTicket.class, raise -> {
                assertThat(raise.request().words()).isEqualTo("locked out");
                assertThat(raise.request().told()).hasSize(1);
                assertThat(raise.category().id()).isEqualTo("account_password");
            });
        }

        @Test
        void getsATicketEvenWhereNothingWasSaidYet() {
            assertThat(next(aTurn().pressed(new Pick.Person())))
                    .isInstanceOfSatisfying(Move.RaiseTicket.class, raise -> {
                        assertThat(raise.request().words()).isNotBlank();
                        assertThat(raise.category()).isEqualTo(Category.UNSORTED);
                    });
        }
    }

    @Nested
    class AnAnswer {

        private TurnBuilder afterTheAnswer() {
            return aTurn().in(new DialogueState.Answered(lockedOut(), "account-locked"))
                    .after(UNLOCK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "Yes!", "👍", "it did"})
        void thatHelpedIsNoted(String yes) {
            assertThat(next(afterTheAnswer().typed(yes)))
                    .isInstanceOfSatisfying(
                            Move.Acknowledge.class,
                            thanks -> assertThat(
                                            thanks.request().told().getFirst().outcome())
                                    .isEqualTo(Told.Outcome.HELPED));
        }

        @Test
        void thatFailedIsNotGivenAgain() {
            assertThat(next(afterTheAnswer().typed("no").finding(UNLOCK, RESET)))
                    .isInstanceOfSatisfying(Move.Answer.class, answer -> {
                        assertThat(answer.article()).isEqualTo(RESET);
                        assertThat(answer.request().told().getFirst().outcome()).isEqualTo(Told.Outcome.NOT_HELPED);
                    });
        }

        @Test
        void thatFailedWithNoOtherLeftBringsTheOfferOfAPerson() {
            assertThat(next(afterTheAnswer().typed("no").finding(UNLOCK)))
                    .isInstanceOfSatisfying(
                            Move.OfferTicket.class,
                            offer -> assertThat(offer.why()).isEqualTo(WhyTicket.ANSWERS_DID_NOT_HELP));
        }

        @Test
        void isFollowedByATicketWhenTwoDidNotHelp() {
            Request twice = lockedOut().last(Told.Outcome.NOT_HELPED).sent(RESET);
            Move move = next(aTurn().in(new DialogueState.Answered(twice, "forgotten-password"))
                    .pressed(new Pick.NotHelped(RESET.id()))
                    .finding(UNLOCK, RESET, CHANGE));
            assertThat(move).isInstanceOfSatisfying(Move.RaiseTicket.class, raise -> {
                assertThat(raise.why()).isEqualTo(WhyTicket.ANSWERS_DID_NOT_HELP);
                assertThat(raise.request().told())
                        .extracting(Told::outcome)
                        .containsExactly(Told.Outcome.NOT_HELPED, Told.Outcome.NOT_HELPED);
            });
        }

        @Test
        void isTakenAsFailedWhenTheySayMoreOfTheSame() {
            assertThat(next(afterTheAnswer()
                            .typed("it still says too many attempts")
                            .about("account_password", 0.9)
                            .finding(UNLOCK, RESET)))
                    .isInstanceOfSatisfying(Move.Answer.class, answer -> {
                        assertThat(answer.article()).isEqualTo(RESET);
                        assertThat(answer.request().words()).contains("locked out", "too many attempts");
                    });
        }

        @Test
        void givesWayToANewRequest() {
            Article printer = anArticle("print", "printing");
            assertThat(next(afterTheAnswer()
                            .typed("and how do I print")
                            .about("printing", 0.9)
                            .finding(printer)))
                    .isInstanceOfSatisfying(Move.Answer.class, answer -> {
                        assertThat(answer.article()).isEqualTo(printer);
                        assertThat(answer.request().words()).isEqualTo("and how do I print");
                    });
        }
    }

    @Nested
    class ARelatedArticle {

        private TurnBuilder chosen(Article article) {
            return aTurn().in(new DialogueState.Answered(lockedOut(), "account-locked"))
                    .pressed(new Pick.Rather(article.id()))
                    .after(article);
        }

        @Test
        void isSentInsteadAndBelongsToTheSameRequest() {
            assertThat(next(chosen(RESET))).isInstanceOfSatisfying(Move.Answer.class, answer -> {
                assertThat(answer.article()).isEqualTo(RESET);
                assertThat(answer.request().told())
                        .extracting(Told::article)
                        .containsExactly("account-locked", "forgotten-password");
            });
        }

        @Test
        void asksItsQuestionWhereItBranches() {
            assertThat(next(chosen(NEW_PHONE))).isInstanceOfSatisfying(Move.AskBranch.class, asked -> {
                assertThat(asked.article()).isEqualTo(NEW_PHONE);
                assertThat(asked.request().category()).isEqualTo("mfa_authenticator");
            });
        }

        @Test
        void aboutAScamOrALossIsReportedAtOnce() {
            assertThat(next(chosen(SCAM))).isInstanceOfSatisfying(Move.RaiseTicket.class, raised -> {
                assertThat(raised.why()).isEqualTo(Move.WhyTicket.ALWAYS_REPORTED);
                assertThat(raised.advice()).isEqualTo(SCAM);
            });
            assertThat(next(chosen(LOST)))
                    .isInstanceOfSatisfying(
                            Move.RaiseTicket.class,
                            raised -> assertThat(raised.category().id()).isEqualTo("lost_stolen_device"));
        }

        @Test
        void thatIsGoneIsAskedForInWords() {
            assertThat(next(aTurn().in(new DialogueState.Answered(lockedOut(), "account-locked"))
                            .pressed(new Pick.Rather(RESET.id()))))
                    .isInstanceOf(Move.AskToRephrase.class);
        }
    }

    @Nested
    class ABranch {

        private TurnBuilder asked() {
            Request request =
                    new Request("new phone", "mfa_authenticator", null, null, List.of(), false).sent(NEW_PHONE);
            return aTurn().in(new DialogueState.Branching(request, "new-phone")).after(NEW_PHONE);
        }

        @Test
        void isContinuedByTheButtonPressed() {
            assertThat(next(asked().pressed(new Pick.Branch(NEW_PHONE.id(), "no"))))
                    .isInstanceOfSatisfying(
                            Move.Answer.class,
                            answer -> assertThat(answer.branch().anchor()).isEqualTo("no"));
        }

        @Test
        void isContinuedByATypedYes() {
            assertThat(next(asked().typed("yes")))
                    .isInstanceOfSatisfying(
                            Move.Answer.class,
                            answer -> assertThat(answer.branch().anchor()).isEqualTo("yes"));
        }

        @Test
        void thatNoLongerExistsIsAskedForInWords() {
            assertThat(next(asked().pressed(new Pick.Branch(NEW_PHONE.id(), "gone"))))
                    .isInstanceOf(Move.AskToRephrase.class);
        }
    }

    @Nested
    class AnOffer {

        @Test
        void acceptedBecomesATicketWithEverythingSaid() {
            assertThat(next(aTurn().in(new DialogueState.OfferingTicket(lockedOut()))
                            .typed("yes please")))
                    .isInstanceOfSatisfying(
                            Move.RaiseTicket.class,
                            raise -> assertThat(raise.request().words()).isEqualTo("locked out"));
        }

        @Test
        void declinedIsLeftAlone() {
            assertThat(next(aTurn().in(new DialogueState.OfferingTicket(lockedOut()))
                            .pressed(new Pick.NoTicket())))
                    .isEqualTo(new Move.NothingMore());
        }
    }

    @Nested
    class ATicketUnderWay {

        private TurnBuilder following(TicketStatus status) {
            return aTurn().in(new DialogueState.Following("ICT-2026-000001", null))
                    .having(aTicket(1, "printing", status));
        }

        @Test
        void takesWhatIsWrittenNext() {
            assertThat(next(following(TicketStatus.IN_PROGRESS)
                            .typed("it is the one by the window")
                            .about("printing", 0.4)))
                    .isEqualTo(new Move.AddToTicket("ICT-2026-000001", "it is the one by the window"));
        }

        @Test
        void takesWhateverIsWrittenWhenAnOfficerSpokeLast() {
            assertThat(next(aTurn().in(new DialogueState.WithOfficer("ICT-2026-000001", null))
                            .having(aTicket(1, "printing", TicketStatus.IN_PROGRESS))
                            .typed("it works on the laptop but not the iPad")
                            .about("ipad_device", 0.9)))
                    .isInstanceOf(Move.AddToTicket.class);
        }

        @Test
        void doesNotSwallowAPlainlyDifferentRequest() {
            assertThat(next(following(TicketStatus.IN_PROGRESS)
                            .typed("locked out of my email")
                            .about("account_password", 0.9)
                            .finding(UNLOCK)))
                    .isInstanceOf(Move.Answer.class);
        }

        @Test
        void thatIsOverDoesNotSwallowAnything() {
            assertThat(next(following(TicketStatus.CLOSED)
                            .typed("the printer again")
                            .about("printing", 0.9)))
                    .isInstanceOf(Move.OfferTicket.class);
        }

        @Test
        void isReadAfreshWhenItWasAboutSomethingElse() {
            assertThat(next(aTurn().in(new DialogueState.Following("ICT-2026-000001", "my screen is blank"))
                            .having(aTicket(1, "printing", TicketStatus.NEW))
                            .pressed(new Pick.SomethingElse())))
                    .isEqualTo(new Move.ReadAfresh("my screen is blank"));
        }

        @Test
        void resolvedIsConfirmedOrReopened() {
            TurnBuilder resolved = aTurn().in(new DialogueState.Confirming("ICT-2026-000001"))
                    .having(aTicket(1, "printing", TicketStatus.RESOLVED));
            assertThat(next(resolved.typed("yes"))).isEqualTo(new Move.Confirm("ICT-2026-000001", true));
            assertThat(next(resolved.typed("no"))).isEqualTo(new Move.Confirm("ICT-2026-000001", false));
        }

        @Test
        void takesTheNameOfSomeoneWeCannotPlace() {
            assertThat(next(aTurn().in(new DialogueState.AskingName("ICT-2026-000001"))
                            .having(aTicket(1, "printing", TicketStatus.NEW))
                            .typed("Cllr Ann Lewis")))
                    .isEqualTo(new Move.NoteName("ICT-2026-000001", "Cllr Ann Lewis"));
        }

        @Test
        void takesANameThatLooksLikeAnotherCouncil() {
            assertThat(next(aTurn().in(new DialogueState.AskingName("ICT-2026-000001"))
                            .having(aTicket(1, "printing", TicketStatus.NEW))
                            .typed("Cllr Somebody Else")
                            .saying(Talk.SWITCH_COUNCIL)))
                    .isInstanceOf(Move.NoteName.class);
        }

        @Test
        void isToldOfWhenAskedFor() {
            var ticket = aTicket(1, "printing", TicketStatus.IN_PROGRESS);
            assertThat(next(aTurn().having(ticket).typed("any news?").saying(Talk.MY_REQUESTS)))
                    .isEqualTo(new Move.TellStatus(List.of(ticket)));
        }
    }

    @Nested
    class TwoCouncils {

        @Test
        void areAskedAboutOnceBeforeAnythingElse() {
            assertThat(next(aTurn().onBothCouncils().typed("locked out").about("account_password", 0.9)))
                    .isEqualTo(new Move.AskCouncil(List.of(KESTREL_VALE, THORNMERE), "locked out"));
        }

        @Test
        void areNamedInWords() {
            assertThat(next(aTurn().onBothCouncils()
                            .in(new DialogueState.ChoosingCouncil("locked out"))
                            .typed("thornmere please")))
                    .isEqualTo(new Move.UseCouncil(THORNMERE, "locked out"));
        }

        @Test
        void keepTheFirstWordsWhenTheAnswerIsNotUnderstood() {
            assertThat(next(aTurn().onBothCouncils()
                            .in(new DialogueState.ChoosingCouncil("locked out"))
                            .typed("the usual one")))
                    .isEqualTo(new Move.AskCouncil(List.of(KESTREL_VALE, THORNMERE), "locked out"));
        }
    }

    @Nested
    class Buttons {

        @Test
        void pressedTwiceDoNothingTwice() {
            assertThat(next(aTurn().heard(new Heard.PressedAgain("Yes, that helped"))))
                    .isEqualTo(new Move.AlreadyChosen("Yes, that helped"));
        }

        @Test
        void thatWereNeverOfferedDoNothing() {
            assertThat(next(aTurn().heard(new Heard.PressedUnknown()))).isEqualTo(new Move.NeverOffered());
        }

        @Test
        void comeBackAsTheyWent() {
            List<Pick> all = List.of(
                    new Pick.Helped(UNLOCK.id()),
                    new Pick.NotHelped(UNLOCK.id()),
                    new Pick.Person(),
                    new Pick.About("printing"),
                    new Pick.NoneOfThese(),
                    new Pick.Branch(NEW_PHONE.id(), "yes-i-have-it"),
                    new Pick.Rather(RESET.id()),
                    new Pick.TicketPlease(),
                    new Pick.NoTicket(),
                    new Pick.CouncilIs("thornmere"),
                    new Pick.Fixed("ICT-2026-000001"),
                    new Pick.NotFixed("ICT-2026-000001"),
                    new Pick.SomethingElse(),
                    new Pick.NotMeant("ICT-2026-000001"));
            assertThat(all).allSatisfy(pick -> assertThat(Pick.parse(pick.id())).contains(pick));
            assertThat(Pick.parse("delete-everything/")).isEmpty();
        }
    }

    @Nested
    class WhatNobodyShouldSend {

        @Test
        void isWarnedOfAndWhatTheyAskedIsAnsweredAllTheSame() {
            TurnBuilder turn = aTurn().typed("my password is [password removed] and I am locked out")
                    .about("account_password", 0.9)
                    .finding(UNLOCK)
                    .without(SecretKind.PASSWORD);

            assertThat(dialogue.cautions(turn.build())).containsExactly(Caution.PASSWORD);
            assertThat(next(turn)).isInstanceOf(Move.Answer.class);
        }

        @Test
        void isWarnedOfOnceForEachKind() {
            TurnBuilder turn = aTurn().typed("…")
                    .without(SecretKind.CARD, SecretKind.CODE, SecretKind.PASSWORD)
                    .withResidentsDetails();

            assertThat(dialogue.cautions(turn.build()))
                    .containsExactly(Caution.PASSWORD, Caution.CODE, Caution.CARD, Caution.RESIDENTS_DETAILS);
        }

        @Test
        void isNotMentionedWhereThereWasNone() {
            assertThat(dialogue.cautions(aTurn().typed("locked out").build())).isEmpty();
        }

        @Test
        void isSpokenOfInPlainWordsForEveryKind() {
            Wording wording = new Wording();

            assertThat(Caution.values())
                    .extracting(caution -> wording.cautions(List.of(caution)).toString())
                    .doesNotHaveDuplicates()
                    .allSatisfy(words -> assertThat(words).containsPattern("[Nn]ever send|do not send"));
            assertThat(wording.cautions(List.of(Caution.PASSWORD)).toString()).contains("change it");
            assertThat(wording.cautions(List.of(Caution.CARD)).toString()).contains("your bank");
        }

        @ParameterizedTest
        @EnumSource(SecretKind.class)
        void hasACautionOfItsOwn(SecretKind kind) {
            assertThat(dialogue.cautions(aTurn().typed("…").without(kind).build()))
                    .extracting(Enum::name)
                    .containsExactly(kind.name());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Talk.class,
            names = {"GREETING", "GOODBYE", "CAPABILITIES"})
    void answersSmallTalkInKind(Talk talk) {
        assertThat(next(aTurn().typed("hello").saying(talk))).isEqualTo(new Move.Reply(talk));
    }
}
