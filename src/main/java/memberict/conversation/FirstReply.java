package memberict.conversation;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.catalogue.RequestKind;
import memberict.catalogue.SelfService;
import memberict.directory.Council;
import memberict.knowledge.Article;
import memberict.knowledge.KnowledgeBase;
import memberict.messaging.Block;
import memberict.secrets.Masked;
import memberict.secrets.ResidentsDetails;
import memberict.secrets.Secrets;
import memberict.tickets.Priority;
import memberict.understanding.Interpretation;
import memberict.understanding.Interpreter;

/**
 * What a council's assistant says to a message out of the blue, from someone it cannot place: gathered, decided and worded
 * as in service, with nothing kept and no ticket raised. For measuring.
 */
public final class FirstReply {

    /** Stands where the reference of a real ticket would. */
    private static final String REFERENCE = "ICT-0000-000000";

    private final Comprehension comprehension;
    private final KnowledgeBase knowledge;
    private final Categories categories;
    private final Council council;
    private final ZonedDateTime now;
    private final Dialogue dialogue = new Dialogue();
    private final Wording wording = new Wording();

    /** @param now when every message was written */
    public FirstReply(
            Interpreter interpreter,
            KnowledgeBase knowledge,
            Categories categories,
            Council council,
            ZonedDateTime now) {
        this.comprehension = new Comprehension(interpreter, knowledge);
        this.knowledge = knowledge;
        this.categories = categories;
        this.council = council;
        this.now = now;
    }

    /**
     * @param move what was decided, such as {@code Answer} or {@code RaiseTicket}
     * @param article the one that was sent to be gone by, with or without a report to ICT besides; empty where only a person
     *     can help, though there be advice for the meantime
     * @param priority of the ticket that it is, or would become; empty where the message says nothing
     * @param blocks what the Member reads
     */
    public record Reply(
            Interpretation meaning,
            String move,
            Optional<Article> article,
            Optional<Priority> priority,
            List<Block> blocks) {}

    public Reply to(String text) {
        Masked masked = Secrets.mask(text.strip());
        DialogueState state = new DialogueState.Listening();
        Heard heard = new Heard.Typed(masked.text());
        Comprehension.Understood understood = comprehension.understand(state, heard, council, now);
        Turn turn = new Turn(
                state,
                heard,
                understood.request(),
                understood.meaning(),
                understood.found(),
                new Sender.Unproved(null),
                council,
                List.of(council),
                null,
                List.of(),
                now,
                List.of(),
                masked.removed(),
                ResidentsDetails.in(masked.text()),
                categories::find,
                knowledge::article,
                knowledge.glossary());
        Move move = dialogue.next(turn);
        List<Caution> cautions = dialogue.cautions(turn);
        List<Block> blocks = new ArrayList<>(cautions.isEmpty() ? List.of() : wording.cautions(cautions));
        blocks.addAll(
                WordsUsed.explained(words(turn, move), knowledge.glossary()).blocks());
        return new Reply(
                turn.meaning(),
                move.getClass().getSimpleName(),
                article(move),
                priority(turn, move),
                List.copyOf(blocks));
    }

    private static Optional<Article> article(Move move) {
        if (move instanceof Move.Answer(var request, var article, var branch)) {
            return Optional.of(article);
        }
        if (move instanceof Move.AskBranch(var request, var article, var question)) {
            return Optional.of(article);
        }
        return move instanceof Move.RaiseTicket raise && raise.category().selfService() != SelfService.NO
                ? Optional.ofNullable(raise.advice())
                : Optional.empty();
    }

    private static Optional<Priority> priority(Turn turn, Move move) {
        Request request = turn.request();
        return category(turn, move)
                .map(category -> Priority.of(
                        request.impactIn(category),
                        request.urgencyIn(category),
                        category.kind() == RequestKind.INCIDENT));
    }

    /** What was decided that it is about; where nothing was, what it is likeliest about. */
    private static Optional<Category> category(Turn turn, Move move) {
        if (move instanceof Move.RaiseTicket raise) {
            return Optional.of(raise.category());
        }
        return decidedOn(move)
                .map(Request::category)
                .flatMap(turn.sorting()::find)
                .or(() -> turn.meaning().category());
    }

    private static Optional<Request> decidedOn(Move move) {
        if (move instanceof Move.Answer(var request, var article, var branch)) {
            return Optional.of(request);
        }
        if (move instanceof Move.AskBranch(var request, var article, var question)) {
            return Optional.of(request);
        }
        return move instanceof Move.OfferTicket(var request, var why) ? Optional.of(request) : Optional.empty();
    }

    private List<Block> words(Turn turn, Move move) {
        return switch (move) {
            case Move.Answer(var request, var article, var branch) -> wording.answer(turn, request, article, branch);
            case Move.AskBranch(var request, var article, var question) ->
                wording.askBranch(turn, request, article, question);
            case Move.Clarify(var request, var between) -> wording.clarify(between);
            case Move.AskToRephrase(var request, var nothingToRead) -> wording.askToRephrase(nothingToRead);
            case Move.OfferTicket(var request, var why) -> wording.offerTicket(turn, why);
            case Move.RaiseTicket raise -> wording.ticketRaised(turn, raise, REFERENCE, true);
            case Move.TellStatus(var tickets) -> wording.status(turn, tickets);
            case Move.TellTracker() -> wording.tracker(List.of());
            case Move.Acknowledge(var request, var helped) -> wording.acknowledge(helped);
            case Move.Reply(var talk) -> wording.talk(turn, talk);
            case Move.Signpost(var where) -> wording.signpost(turn, where);
            // These answer a button, or something said before.
            case Move.Welcome _,
                    Move.AddToTicket _,
                    Move.NoteName _,
                    Move.Confirm _,
                    Move.ReadAfresh _,
                    Move.Withdraw _,
                    Move.AskCouncil _,
                    Move.UseCouncil _,
                    Move.NothingMore _,
                    Move.AlreadyChosen _,
                    Move.NeverOffered _ -> throw new IllegalStateException("not a first reply: " + move);
        };
    }
}
