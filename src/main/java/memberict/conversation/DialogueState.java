package memberict.conversation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Where a conversation stands between two turns: what the Member's next words will be an answer to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
sealed interface DialogueState {

    /** Nothing is open. */
    record Listening() implements DialogueState {}

    /** We sent an article and asked whether it helped. */
    record Answered(Request request, String articleId) implements DialogueState {}

    /** We asked the question an article branches on. */
    record Branching(Request request, String articleId) implements DialogueState {}

    /** We asked what they mean. */
    record Clarifying(Request request) implements DialogueState {}

    record OfferingTicket(Request request) implements DialogueState {}

    /** A ticket was raised for someone we cannot place; we asked their name. */
    record AskingName(String reference) implements DialogueState {}

    /**
     * What is written next belongs to this ticket.
     *
     * @param added what was added to it last, should it turn out to be about something else; null for nothing
     */
    record Following(String reference, @Nullable String added) implements DialogueState {}

    /**
     * An officer spoke last about this ticket: what is written next is for them, whatever it is about.
     *
     * @param added as in {@link Following}
     */
    record WithOfficer(String reference, @Nullable String added) implements DialogueState {}

    /** An officer has resolved this ticket; we asked whether it is mended. */
    record Confirming(String reference) implements DialogueState {}

    /** @param words what to go on with when the council is known; null where nothing was asked yet */
    record ChoosingCouncil(@Nullable String words) implements DialogueState {}

    /** The request that is open, if any. */
    default @Nullable Request request() {
        return switch (this) {
            case Answered(var request, var article) -> request;
            case Branching(var request, var article) -> request;
            case Clarifying(var request) -> request;
            case OfferingTicket(var request) -> request;
            case Listening() -> null;
            case AskingName(var ticket) -> null;
            case Following(var ticket, var added) -> null;
            case WithOfficer(var ticket, var added) -> null;
            case Confirming(var ticket) -> null;
            case ChoosingCouncil(var words) -> null;
        };
    }

    /** The ticket that is spoken of, if any. */
    default @Nullable String ticket() {
        return switch (this) {
            case AskingName(var ticket) -> ticket;
            case Following(var ticket, var added) -> ticket;
            case WithOfficer(var ticket, var added) -> ticket;
            case Confirming(var ticket) -> ticket;
            case Listening() -> null;
            case Answered(var request, var article) -> null;
            case Branching(var request, var article) -> null;
            case Clarifying(var request) -> null;
            case OfferingTicket(var request) -> null;
            case ChoosingCouncil(var words) -> null;
        };
    }

    /** What was added to a ticket last; null for nothing. */
    default @Nullable String added() {
        return switch (this) {
            case Following(var ticket, var added) -> added;
            case WithOfficer(var ticket, var added) -> added;
            case AskingName(var ticket) -> null;
            case Confirming(var ticket) -> null;
            case Listening() -> null;
            case Answered(var request, var article) -> null;
            case Branching(var request, var article) -> null;
            case Clarifying(var request) -> null;
            case OfferingTicket(var request) -> null;
            case ChoosingCouncil(var words) -> null;
        };
    }

    /** The article that is spoken of, if any. */
    default @Nullable String article() {
        return switch (this) {
            case Answered(var request, var article) -> article;
            case Branching(var request, var article) -> article;
            case AskingName(var ticket) -> null;
            case Following(var ticket, var added) -> null;
            case WithOfficer(var ticket, var added) -> null;
            case Confirming(var ticket) -> null;
            case Listening() -> null;
            case Clarifying(var request) -> null;
            case OfferingTicket(var request) -> null;
            case ChoosingCouncil(var words) -> null;
        };
    }
}
