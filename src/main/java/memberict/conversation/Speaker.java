package memberict.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import memberict.catalogue.Category;
import memberict.conversation.ConversationStore.Conversation;
import memberict.directory.Council;
import memberict.directory.Member;
import memberict.knowledge.ArticleId;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.InboundMessage;
import memberict.tickets.Author;
import memberict.tickets.ChangeResult;
import memberict.tickets.NewTicket;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import memberict.tickets.Tickets;
import memberict.tickets.Told;
import memberict.tickets.WordsResult;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does what was decided: tickets, facts, the words of the reply, and where the conversation stands afterwards. */
@Component
class Speaker {

    private final Tickets tickets;
    private final ObjectProvider<PublicTracker> tracker;
    private final ApplicationEventPublisher news;
    private final ExplainedWords explained;
    private final Clock clock;
    private final Wording wording = new Wording();

    Speaker(
            Tickets tickets,
            ObjectProvider<PublicTracker> tracker,
            ApplicationEventPublisher news,
            ExplainedWords explained,
            Clock clock) {
        this.tickets = tickets;
        this.tracker = tracker;
        this.news = news;
        this.explained = explained;
        this.clock = clock;
    }

    /** @param next where the conversation stands now */
    record Spoken(List<Block> blocks, DialogueState next) {}

    Spoken act(Move move, Turn turn, Conversation conversation, InboundMessage message) {
        DialogueState same = turn.state();
        DialogueState listening = new DialogueState.Listening();
        return switch (move) {
            case Move.Welcome() -> new Spoken(wording.welcome(), same);
            case Move.Answer(var request, var article, var branch) -> {
                heardOf(request, turn, conversation);
                answered(request, article.id(), turn, conversation);
                yield new Spoken(
                        explained(wording.answer(turn, request, article, branch), turn, conversation),
                        request.words().isBlank()
                                ? same
                                : new DialogueState.Answered(
                                        request, article.id().value()));
            }
            case Move.AskBranch(var request, var article, var question) -> {
                heardOf(request, turn, conversation);
                yield new Spoken(
                        explained(wording.askBranch(turn, request, article, question), turn, conversation),
                        new DialogueState.Branching(request, article.id().value()));
            }
            case Move.Clarify(var request, var between) ->
                new Spoken(wording.clarify(between), new DialogueState.Clarifying(request));
            case Move.AskToRephrase(var request, var nothingToRead) ->
                new Spoken(
                        wording.askToRephrase(nothingToRead),
                        request.words().isBlank() || nothingToRead ? listening : new DialogueState.Clarifying(request));
            case Move.OfferTicket(var request, var why) -> {
                heardOf(request, turn, conversation);
                yield new Spoken(wording.offerTicket(turn, why), new DialogueState.OfferingTicket(request));
            }
            case Move.RaiseTicket raise -> {
                heardOf(raise.request(), turn, conversation);
                yield raise(raise, turn, conversation, message);
            }
            case Move.AddToTicket(var reference, var words) -> add(reference, words, turn);
            case Move.NoteName(var reference, var name) -> {
                tickets.nameReporter(reference(reference), name);
                yield new Spoken(wording.nameNoted(reference), new DialogueState.Following(reference, null));
            }
            case Move.Confirm(var reference, var fixed) -> confirm(reference, fixed, turn);
            case Move.Withdraw(var reference) -> withdraw(reference, turn);
            case Move.TellStatus(var known) ->
                new Spoken(
                        wording.status(turn, known),
                        known.stream()
                                .filter(ticket -> ticket.status() != TicketStatus.CLOSED
                                        && ticket.status() != TicketStatus.CANCELLED)
                                .findFirst()
                                .<DialogueState>map(ticket -> new DialogueState.Following(
                                        ticket.reference().toString(), null))
                                .orElse(same));
            case Move.TellTracker() -> new Spoken(wording.tracker(tracked(turn.council())), listening);
            case Move.AskCouncil(var between, var words) ->
                new Spoken(wording.askCouncil(between), new DialogueState.ChoosingCouncil(words));
            case Move.UseCouncil(var council, var words) -> new Spoken(wording.councilNoted(council), listening);
            case Move.ReadAfresh(var words) -> new Spoken(wording.askToRephrase(true), listening);
            case Move.Acknowledge(var request, var helped) -> {
                heardOf(request, turn, conversation);
                yield new Spoken(wording.acknowledge(helped), same.ticket() == null ? listening : same);
            }
            case Move.Reply(var talk) -> new Spoken(wording.talk(turn, talk), same);
            case Move.Signpost(var where) -> new Spoken(wording.signpost(turn, where), listening);
            case Move.NothingMore() -> new Spoken(wording.nothingMore(), listening);
            case Move.AlreadyChosen(var taken) -> new Spoken(wording.alreadyChosen(taken), same);
            case Move.NeverOffered() -> new Spoken(wording.neverOffered(), same);
        };
    }

    /** What to say of the files that came along. */
    List<Block> files(InboundMessage message) {
        List<Block> blocks = new ArrayList<>();
        if (!message.leftOut().isEmpty()) {
            blocks.addAll(wording.leftOut(message.leftOut()));
        }
        if (!message.attachments().isEmpty()) {
            blocks.addAll(wording.kept(message.attachments()));
        }
        return blocks;
    }

    /** What came by itself, such as an out-of-office note, is put where officers see it. */
    void note(String words, Conversation conversation) {
        tickets.ofConversation(conversation.id().value()).stream()
                .findFirst()
                .ifPresent(ticket -> tickets.remark(ticket.reference(), words));
    }

    List<Block> cautions(List<Caution> cautions) {
        return cautions.isEmpty() ? List.of() : wording.cautions(cautions);
    }

    List<Block> wentWrong() {
        return wording.wentWrong();
    }

    private Spoken raise(Move.RaiseTicket move, Turn turn, Conversation conversation, InboundMessage message) {
        Request request = move.request();
        Category category = move.category();
        Member member = turn.sender().proved().orElse(null);
        Sender.Unproved unproved = turn.sender() instanceof Sender.Unproved one ? one : null;
        Member claimed = unproved == null ? null : unproved.claimed();
        Member asker = member == null ? claimed : member;
        String name = unproved == null ? null : unproved.name();
        TicketReference reference = tickets.raise(new NewTicket(
                Objects.requireNonNull(turn.council()).id(),
                asker == null ? null : asker.id(),
                name,
                member != null,
                source(conversation.address().channel()),
                category.kind(),
                category.id(),
                request.impactIn(category),
                request.urgencyIn(category),
                NewTicket.subjectOf(request.words()),
                request.words(),
                request.told(),
                conversation.id().value(),
                null,
                "message " + message.id()));
        if (unproved != null && unproved.email() != null) {
            tickets.remark(reference, wording.claim(unproved.email(), claimed));
        }
        boolean wantsName = member == null && name == null;
        List<Block> blocks = wording.ticketRaised(turn, move, reference.toString(), wantsName);
        return new Spoken(
                move.advice() == null ? blocks : explained(blocks, turn, conversation),
                wantsName
                        ? new DialogueState.AskingName(reference.toString())
                        : new DialogueState.Following(reference.toString(), null));
    }

    private Spoken add(String reference, String words, Turn turn) {
        return switch (tickets.addMemberWords(reference(reference), words)) {
            case WordsResult.Added(var reopened) ->
                new Spoken(
                        wording.addedToTicket(turn, reference, reopened),
                        turn.state() instanceof DialogueState.WithOfficer
                                ? new DialogueState.WithOfficer(reference, words)
                                : new DialogueState.Following(reference, words));
            case WordsResult.NewTicketNeeded(var status) ->
                new Spoken(wording.ticketIsClosed(reference), new DialogueState.Listening());
            case WordsResult.NotFound() -> new Spoken(wording.askToRephrase(true), new DialogueState.Listening());
        };
    }

    private Spoken confirm(String reference, boolean fixed, Turn turn) {
        TicketReference ticket = reference(reference);
        ChangeResult result =
                fixed ? tickets.close(ticket, new Author.TheMember()) : tickets.reopen(ticket, new Author.TheMember());
        DialogueState next = new DialogueState.Following(reference, null);
        return switch (result) {
            case ChangeResult.Changed(var version) ->
                fixed
                        ? new Spoken(wording.confirmed(reference), new DialogueState.Listening())
                        : new Spoken(wording.reopened(turn, reference), next);
            case ChangeResult.NotAllowed(var why) -> new Spoken(wording.status(turn, only(turn, reference)), next);
            case ChangeResult.ChangedMeanwhile(var by, var at) ->
                new Spoken(wording.status(turn, only(turn, reference)), next);
            case ChangeResult.NotFound() -> new Spoken(wording.askToRephrase(true), new DialogueState.Listening());
        };
    }

    private Spoken withdraw(String reference, Turn turn) {
        Optional<TicketSummary> ticket = only(turn, reference).stream().findFirst();
        boolean untouched =
                ticket.filter(one -> one.status() == TicketStatus.NEW).isPresent();
        if (untouched) {
            ChangeResult result = tickets.cancel(
                    reference(reference),
                    new Author.TheMember(),
                    "The Member said they did not mean this.",
                    ticket.get().version());
            if (result instanceof ChangeResult.Changed) {
                return new Spoken(wording.withdrawn(reference), new DialogueState.Listening());
            }
        }
        return new Spoken(wording.tooLateToWithdraw(reference), new DialogueState.Following(reference, null));
    }

    private static List<TicketSummary> only(Turn turn, String reference) {
        return turn.tickets().stream()
                .filter(ticket -> ticket.reference().toString().equals(reference))
                .toList();
    }

    private List<Block> explained(List<Block> blocks, Turn turn, Conversation conversation) {
        WordsUsed used = WordsUsed.explained(blocks, turn.glossary().without(explained.in(conversation.id(), now())));
        explained.note(conversation.id(), used.words(), now());
        return used.blocks();
    }

    private void answered(Request request, ArticleId article, Turn turn, Conversation conversation) {
        String category = request.category();
        Council council = turn.council();
        if (category != null && council != null) {
            news.publishEvent(new ConversationEvent.QuestionAnswered(
                    conversation.id(), council.id(), conversation.address().channel(), category, article, now()));
        }
    }

    /** Tells what the Member has just said of an article they were sent. */
    private void heardOf(Request request, Turn turn, Conversation conversation) {
        Request before = turn.state().request();
        Council council = turn.council();
        String category = request.category();
        if (before == null || council == null || category == null) {
            return;
        }
        List<Told> changed = new ArrayList<>(request.told());
        changed.removeAll(before.told());
        Channel channel = conversation.address().channel();
        for (Told told : changed) {
            ArticleId article = new ArticleId(told.article());
            switch (told.outcome()) {
                case HELPED ->
                    news.publishEvent(new ConversationEvent.AnswerHelped(
                            conversation.id(), council.id(), channel, category, article, now()));
                case NOT_HELPED ->
                    news.publishEvent(new ConversationEvent.AnswerDidNotHelp(
                            conversation.id(), council.id(), channel, category, article, now()));
                case UNANSWERED -> {}
            }
        }
    }

    private List<PublicTracker.TrackedReview> tracked(@Nullable Council council) {
        return council == null
                ? List.of()
                : tracker.stream()
                        .flatMap(one -> one.reviews(council.id()).stream())
                        .toList();
    }

    private Instant now() {
        return clock.instant();
    }

    private static TicketReference reference(String text) {
        return TicketReference.parse(text).orElseThrow(() -> new IllegalArgumentException("no reference: " + text));
    }

    private static TicketSource source(Channel channel) {
        return switch (channel) {
            case TEAMS -> TicketSource.TEAMS;
            case WEBCHAT -> TicketSource.WEBCHAT;
            case EMAIL -> TicketSource.EMAIL;
        };
    }
}
