package memberict.conversation;

import java.util.List;
import memberict.catalogue.Category;
import memberict.directory.Council;
import memberict.knowledge.Article;
import memberict.knowledge.Section;
import memberict.tickets.TicketSummary;
import memberict.understanding.Talk;
import org.jspecify.annotations.Nullable;

/** What the assistant does in a turn. */
sealed interface Move {

    record Welcome() implements Move {}

    /** @param branch the part of the article that fits the Member's answer; null for the whole article */
    record Answer(
            Request request, Article article, @Nullable Section branch) implements Move {}

    /** Ask the question on which an article branches. */
    record AskBranch(Request request, Article article, Section question) implements Move {}

    /** Ask which of a few meanings it is. */
    record Clarify(Request request, List<Category> between) implements Move {}

    /** Ask for it in other words. */
    record AskToRephrase(Request request, boolean nothingToRead) implements Move {}

    record OfferTicket(Request request, WhyTicket why) implements Move {}

    /**
     * @param category of the ticket
     * @param advice what to do meanwhile; null where no article says
     */
    record RaiseTicket(
            Request request,
            Category category,
            WhyTicket why,
            @Nullable Article advice) implements Move {}

    record AddToTicket(String ticket, String words) implements Move {}

    record NoteName(String ticket, String name) implements Move {}

    /** The Member says a resolved ticket is mended, or that it is not. */
    record Confirm(String ticket, boolean fixed) implements Move {}

    /** These words were taken for something else: read them afresh. */
    record ReadAfresh(String words) implements Restart {}

    /** The Member did not mean the ticket we raised. */
    record Withdraw(String ticket) implements Move {}

    record TellStatus(List<TicketSummary> tickets) implements Move {}

    record TellTracker() implements Move {}

    record AskCouncil(List<Council> between, @Nullable String words) implements Move {}

    /** Something is settled, and words already written are read with it in mind. */
    sealed interface Restart extends Move {

        /** Null where there are none to read. */
        @Nullable
        String words();
    }

    record UseCouncil(Council council, @Nullable String words) implements Restart {}

    /** Thanks, and it helped. */
    record Acknowledge(Request request, boolean helped) implements Move {}

    record Reply(Talk talk) implements Move {}

    record Signpost(Where where) implements Move {}

    record NothingMore() implements Move {}

    record AlreadyChosen(String taken) implements Move {}

    record NeverOffered() implements Move {}

    /** Why a person is brought in. */
    enum WhyTicket {
        NO_ARTICLE,
        NOT_UNDERSTOOD,
        SEARCH_IS_DOWN,
        ANSWERS_DID_NOT_HELP,
        ONLY_A_PERSON_CAN,
        ALWAYS_REPORTED,
        ASKED_FOR_A_PERSON,
        AGREED
    }

    /** Where to send what is not ours. */
    enum Where {
        NOT_ICT,
        THREAT,
        NOT_A_MEMBER
    }
}
