package memberict.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import memberict.catalogue.Category;
import memberict.catalogue.SelfService;
import memberict.catalogue.Urgency;
import memberict.conversation.DialogueState.Answered;
import memberict.conversation.DialogueState.AskingName;
import memberict.conversation.DialogueState.Branching;
import memberict.conversation.DialogueState.ChoosingCouncil;
import memberict.conversation.DialogueState.Clarifying;
import memberict.conversation.DialogueState.Confirming;
import memberict.conversation.DialogueState.Following;
import memberict.conversation.DialogueState.Listening;
import memberict.conversation.DialogueState.OfferingTicket;
import memberict.conversation.DialogueState.WithOfficer;
import memberict.conversation.Move.Where;
import memberict.conversation.Move.WhyTicket;
import memberict.directory.Council;
import memberict.knowledge.Article;
import memberict.knowledge.ArticleId;
import memberict.knowledge.Match;
import memberict.knowledge.Section;
import memberict.secrets.SecretKind;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import memberict.tickets.Told;
import memberict.understanding.Guess;
import memberict.understanding.Interpretation;
import memberict.understanding.Mention;
import memberict.understanding.Talk;
import org.jspecify.annotations.Nullable;

/**
 * What to do next, as a pure function of what is known: no repository, no clock, no Spring. Typed words go through the
 * rules in order and the first that has an opinion decides.
 */
final class Dialogue {

    /** After so many answers that did not help, the next is a ticket. */
    static final int MOST_FAILURES = 2;

    /** Below this a category is not believed by itself. */
    private static final double BELIEVABLE = 0.35;
    /** Two meanings nearer than this, the better of them below {@link #SURE}, are asked about. */
    private static final double CLOSE = 0.15;

    private static final double SURE = 0.6;
    /** An article counts only where its category is at least so likely. */
    private static final double PLAUSIBLE = 0.10;

    private static final String LOST = "lost_stolen_device";
    private static final String SECURITY = "security_phishing";
    private static final String NOT_ICT = "not_ict";
    private static final String TRACKER = "recommendation_status";
    private static final int LONGEST_NAME_IN_WORDS = 6;

    /** One rule of the house, named for what it says. */
    private interface Rule {
        Optional<Move> apply(Turn turn);
    }

    private static final List<Rule> RULES = List.of(
            Dialogue::threatsComeBeforeEverything,
            Dialogue::strangersAreSignposted,
            Dialogue::theCouncilIsKnownBeforeWeGoOn,
            Dialogue::lostDevicesAndBreakInsAreReportedAtOnce,
            Dialogue::aPersonIsFetchedAtTheFirstRequest,
            Dialogue::whatWeAskedIsAnswered,
            Dialogue::theCouncilIsSwitchedWhenAsked,
            Dialogue::theirRequestsAreTold,
            Dialogue::smallTalkIsAnsweredInKind,
            Dialogue::nothingToReadIsAskedAgain,
            Dialogue::theTrackerIsTold,
            Dialogue::whatIsNotOursIsSignposted);

    Move next(Turn turn) {
        return switch (turn.heard()) {
            case Heard.Arrived() ->
                turn.sender() instanceof Sender.NotAMember ? new Move.Signpost(Where.NOT_A_MEMBER) : new Move.Welcome();
            case Heard.PressedAgain(var taken) -> new Move.AlreadyChosen(taken);
            case Heard.PressedUnknown() -> new Move.NeverOffered();
            case Heard.Pressed(var pick) -> pressed(turn, pick);
            case Heard.Typed(var text) ->
                RULES.stream()
                        .flatMap(rule -> rule.apply(turn).stream())
                        .findFirst()
                        .orElseGet(() -> help(turn));
        };
    }

    /** What to warn of before anything else is said; each kind once, however often it was sent. */
    List<Caution> cautions(Turn turn) {
        Stream<Caution> secrets = turn.removed().stream().sorted().map(Dialogue::caution);
        Stream<Caution> residents = turn.residents() ? Stream.of(Caution.RESIDENTS_DETAILS) : Stream.empty();
        return Stream.concat(secrets, residents).toList();
    }

    private static Caution caution(SecretKind kind) {
        return switch (kind) {
            case PASSWORD -> Caution.PASSWORD;
            case CODE -> Caution.CODE;
            case RECOVERY_KEY -> Caution.RECOVERY_KEY;
            case CARD -> Caution.CARD;
            case NATIONAL_INSURANCE -> Caution.NATIONAL_INSURANCE;
            case TOKEN -> Caution.TOKEN;
        };
    }

    /** What becomes of words that nobody is to be answered for: they are kept for an officer. */
    Move unanswered(Turn turn) {
        String ticket = turn.state().ticket();
        return ticket != null && isOpen(turn, ticket)
                ? new Move.AddToTicket(ticket, turn.typed())
                : new Move.RaiseTicket(
                        turn.request(), categoryOf(turn, turn.request()), WhyTicket.NOT_UNDERSTOOD, null);
    }

    // ---- the rules, in order ----

    private static Optional<Move> threatsComeBeforeEverything(Turn turn) {
        return says(turn, Talk.THREAT) ? Optional.of(new Move.Signpost(Where.THREAT)) : Optional.empty();
    }

    private static Optional<Move> strangersAreSignposted(Turn turn) {
        return turn.sender() instanceof Sender.NotAMember
                ? Optional.of(new Move.Signpost(Where.NOT_A_MEMBER))
                : Optional.empty();
    }

    private static Optional<Move> theCouncilIsKnownBeforeWeGoOn(Turn turn) {
        if (turn.state() instanceof ChoosingCouncil(var words)) {
            Optional<Move> named =
                    named(turn.councils(), turn.typed()).map(council -> new Move.UseCouncil(council, words));
            if (named.isPresent()) {
                return named;
            }
        }
        if (turn.council() == null) {
            String first = turn.state() instanceof ChoosingCouncil(var words) && words != null ? words : turn.typed();
            return Optional.of(new Move.AskCouncil(turn.councils(), first));
        }
        return Optional.empty();
    }

    private static Optional<Move> theCouncilIsSwitchedWhenAsked(Turn turn) {
        if (!says(turn, Talk.SWITCH_COUNCIL)) {
            return Optional.empty();
        }
        return Optional.of(
                turn.councils().size() > 1
                        ? new Move.AskCouncil(turn.councils(), null)
                        : new Move.Reply(Talk.SWITCH_COUNCIL));
    }

    private static Optional<Move> lostDevicesAndBreakInsAreReportedAtOnce(Turn turn) {
        if (turn.meaning().talk().isPresent() || !turn.meaning().inScope()) {
            return Optional.empty();
        }
        return turn.meaning()
                .category()
                .filter(category -> category.is(LOST) || category.is(SECURITY))
                .filter(category -> !isAlreadyReported(turn, category))
                .map(category -> new Move.RaiseTicket(
                        turn.request().about(category),
                        category,
                        category.is(LOST) ? WhyTicket.ONLY_A_PERSON_CAN : WhyTicket.ALWAYS_REPORTED,
                        advice(turn, category)));
    }

    private static Optional<Move> aPersonIsFetchedAtTheFirstRequest(Turn turn) {
        return says(turn, Talk.PERSON) ? Optional.of(person(turn)) : Optional.empty();
    }

    private static Optional<Move> whatWeAskedIsAnswered(Turn turn) {
        return switch (turn.state()) {
            case Answered answered -> toAnAnswer(turn, answered);
            case Branching branching -> toABranch(turn, branching);
            case Clarifying clarifying ->
                says(turn, ShortAnswer.NO) ? Optional.of(offer(turn, WhyTicket.NOT_UNDERSTOOD)) : Optional.empty();
            case OfferingTicket offering -> toAnOffer(turn, offering);
            case AskingName(var ticket) -> Optional.of(toAName(turn, ticket));
            case Following(var ticket, var added) ->
                isSomethingElse(turn, ticket) ? Optional.empty() : toATicket(turn, ticket);
            case WithOfficer(var ticket, var added) -> toATicket(turn, ticket);
            case Confirming(var ticket) -> toAConfirmation(turn, ticket);
            case Listening() -> outOfTheBlue(turn);
            case ChoosingCouncil(var words) -> Optional.empty();
        };
    }

    private static Optional<Move> theirRequestsAreTold(Turn turn) {
        boolean names =
                turn.meaning().mentions().stream().anyMatch(mention -> mention.kind() == Mention.Kind.TICKET_REFERENCE);
        return says(turn, Talk.MY_REQUESTS) || names
                ? Optional.of(new Move.TellStatus(turn.tickets()))
                : Optional.empty();
    }

    private static Optional<Move> smallTalkIsAnsweredInKind(Turn turn) {
        return turn.meaning()
                .talk()
                .filter(talk -> talk == Talk.GREETING || talk == Talk.GOODBYE || talk == Talk.CAPABILITIES)
                .map(Move.Reply::new);
    }

    private static Optional<Move> nothingToReadIsAskedAgain(Turn turn) {
        if (!turn.meaning().guesses().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                turn.request().askedBack() && !turn.request().words().isBlank()
                        ? offer(turn, WhyTicket.NOT_UNDERSTOOD)
                        : new Move.AskToRephrase(turn.request(), true));
    }

    private static Optional<Move> theTrackerIsTold(Turn turn) {
        return believed(turn, TRACKER) ? Optional.of(new Move.TellTracker()) : Optional.empty();
    }

    private static Optional<Move> whatIsNotOursIsSignposted(Turn turn) {
        return believed(turn, NOT_ICT) ? Optional.of(new Move.Signpost(Where.NOT_ICT)) : Optional.empty();
    }

    // ---- help with what they ask ----

    private static Move help(Turn turn) {
        Interpretation meaning = turn.meaning();
        Request request = turn.request();
        Optional<Match> match = nextMatch(turn, request);
        boolean understood = meaning.inScope() && meaning.guesses().getFirst().probability() >= BELIEVABLE;
        if (match.isEmpty() && !understood) {
            if (request.askedBack()) {
                return offer(turn, WhyTicket.NOT_UNDERSTOOD);
            }
            List<Category> likely = likely(meaning);
            return meaning.inScope() && likely.size() > 1
                    ? new Move.Clarify(request.askedBackOnce(), likely)
                    : new Move.AskToRephrase(request.askedBackOnce(), false);
        }
        if (!request.askedBack() && isBetweenTwo(meaning)) {
            return new Move.Clarify(request.askedBackOnce(), likely(meaning));
        }
        Category best = meaning.guesses().getFirst().category();
        Category category = match.flatMap(
                        found -> turn.sorting().find(found.article().category()))
                .filter(found -> !understood
                        || probability(meaning, found)
                                >= meaning.guesses().getFirst().probability() / 2)
                .orElse(best);
        return helpWith(turn, request.about(category), category);
    }

    private static Move helpWith(Turn turn, Request request, Category category) {
        if (category.is(LOST) || category.is(SECURITY)) {
            WhyTicket why = category.is(LOST) ? WhyTicket.ONLY_A_PERSON_CAN : WhyTicket.ALWAYS_REPORTED;
            return new Move.RaiseTicket(request, category, why, advice(turn, category));
        }
        if (category.is(NOT_ICT)) {
            return new Move.Signpost(Where.NOT_ICT);
        }
        if (category.is(TRACKER)) {
            return new Move.TellTracker();
        }
        if (category.selfService() == SelfService.NO) {
            return new Move.RaiseTicket(request, category, WhyTicket.ONLY_A_PERSON_CAN, advice(turn, category));
        }
        return nextMatch(turn, request)
                .map(match -> show(request, match.article()))
                .orElseGet(() -> handOver(
                        request, category, turn.searchIsDown() ? WhyTicket.SEARCH_IS_DOWN : WhyTicket.NO_ARTICLE));
    }

    private static Move show(Request request, Article article) {
        return article.question()
                .<Move>map(question -> new Move.AskBranch(request.sent(article), article, question))
                .orElseGet(() -> new Move.Answer(request.sent(article), article, null));
    }

    /** What is always reported is so, too, where the Member found it among related articles. */
    private static Move rather(Turn turn, Request before, Article article) {
        Request request = before.words().isBlank()
                ? new Request("Chose: " + article.title(), null, null, null, List.of(), true)
                : before;
        return turn.sorting()
                .find(article.category())
                .map(category -> {
                    boolean reported = category.is(SECURITY)
                            || (category.selfService() == SelfService.NO && !category.is(NOT_ICT));
                    return reported && !isAlreadyReported(turn, category)
                            ? new Move.RaiseTicket(
                                    request.about(category),
                                    category,
                                    category.is(SECURITY) ? WhyTicket.ALWAYS_REPORTED : WhyTicket.ONLY_A_PERSON_CAN,
                                    article)
                            : show(request.about(category), article);
                })
                .orElseGet(() -> show(request, article));
    }

    /** Minutes before a meeting nobody is asked whether they would like help. */
    private static Move handOver(Request request, Category category, WhyTicket why) {
        return request.urgency() == Urgency.NOW
                ? new Move.RaiseTicket(request, category, why, null)
                : new Move.OfferTicket(request, why);
    }

    private static Move offer(Turn turn, WhyTicket why) {
        Request request = turn.request();
        return handOver(request, categoryOf(turn, request), why);
    }

    private static Move failed(Turn turn, Request before) {
        Request request = before.last(Told.Outcome.NOT_HELPED);
        Category category = categoryOf(turn, request);
        if (request.failures() >= MOST_FAILURES) {
            return new Move.RaiseTicket(request, category, WhyTicket.ANSWERS_DID_NOT_HELP, null);
        }
        return nextMatch(turn, request)
                .filter(match -> category.is(match.article().category()))
                .map(match -> show(request, match.article()))
                .orElseGet(() -> handOver(request, category, WhyTicket.ANSWERS_DID_NOT_HELP));
    }

    private static Move person(Turn turn) {
        String ticket = turn.state().ticket();
        if (ticket != null && isOpen(turn, ticket)) {
            String words = turn.typed().isBlank() ? "Asks to speak to a person." : turn.typed();
            return new Move.AddToTicket(ticket, words);
        }
        Request open = turn.state().request();
        Request request = open == null ? turn.request() : open;
        if (request.words().isBlank()) {
            request = new Request("Asks to speak to a person.", null, null, null, List.of(), true);
        }
        return new Move.RaiseTicket(request, categoryOf(turn, request), WhyTicket.ASKED_FOR_A_PERSON, null);
    }

    // ---- answers to what we asked ----

    private static Optional<Move> toAnAnswer(Turn turn, Answered answered) {
        Request request = answered.request();
        if (says(turn, ShortAnswer.YES) || says(turn, Talk.HELPED)) {
            return Optional.of(new Move.Acknowledge(request.last(Told.Outcome.HELPED), true));
        }
        if (says(turn, Talk.THANKS)) {
            return Optional.of(new Move.Acknowledge(request, false));
        }
        if (says(turn, ShortAnswer.NO) || says(turn, Talk.NOT_HELPED)) {
            return Optional.of(failed(turn, turn.request()));
        }
        boolean saysMoreOfTheSame = turn.meaning().talk().isEmpty()
                && turn.meaning().inScope()
                && turn.meaning()
                        .category()
                        .map(Category::id)
                        .filter(id -> id.equals(request.category()))
                        .isPresent();
        return saysMoreOfTheSame
                ? Optional.of(failed(turn, request.also(turn.typed(), turn.meaning())))
                : Optional.empty();
    }

    private static Optional<Move> toABranch(Turn turn, Branching branching) {
        Article article = turn.open();
        Optional<Section> question = Optional.ofNullable(article).flatMap(Article::question);
        if (article == null || question.isEmpty()) {
            return Optional.empty();
        }
        Optional<ShortAnswer> answer = ShortAnswer.of(turn.typed());
        if (answer.isPresent()) {
            return question.get().choices().stream()
                    .filter(branch -> branch.label()
                            .toUpperCase(Locale.UK)
                            .startsWith(answer.get().name()))
                    .findFirst()
                    .flatMap(branch -> article.section(branch.anchor()))
                    .map(section -> new Move.Answer(branching.request(), article, section));
        }
        return says(turn, Talk.NOT_HELPED) ? Optional.of(failed(turn, turn.request())) : Optional.empty();
    }

    private static Optional<Move> toAnOffer(Turn turn, OfferingTicket offering) {
        if (says(turn, ShortAnswer.YES)) {
            return Optional.of(agreed(turn, offering.request()));
        }
        boolean declined = says(turn, ShortAnswer.NO) || says(turn, Talk.THANKS) || says(turn, Talk.HELPED);
        return declined ? Optional.of(new Move.NothingMore()) : Optional.empty();
    }

    private static Move agreed(Turn turn, Request request) {
        return new Move.RaiseTicket(request, categoryOf(turn, request), WhyTicket.AGREED, null);
    }

    private static Move toAName(Turn turn, String ticket) {
        boolean couldBeAName = turn.typed().split("\\s+").length <= LONGEST_NAME_IN_WORDS
                && !turn.typed().isBlank()
                && ShortAnswer.of(turn.typed()).isEmpty();
        return couldBeAName
                ? new Move.NoteName(ticket, turn.typed().strip())
                : new Move.AddToTicket(ticket, turn.typed());
    }

    private static Optional<Move> toATicket(Turn turn, String ticket) {
        if (says(turn, Talk.THANKS) || says(turn, Talk.HELPED) || says(turn, Talk.GOODBYE)) {
            return Optional.of(new Move.Acknowledge(turn.request(), false));
        }
        boolean addsNothing = turn.meaning().guesses().isEmpty()
                || turn.meaning().talk().filter(talk -> talk != Talk.NOT_HELPED).isPresent();
        if (addsNothing || !isOpen(turn, ticket)) {
            return Optional.empty();
        }
        return Optional.of(new Move.AddToTicket(ticket, turn.typed()));
    }

    private static Optional<Move> toAConfirmation(Turn turn, String ticket) {
        if (says(turn, ShortAnswer.YES) || says(turn, Talk.HELPED)) {
            return Optional.of(new Move.Confirm(ticket, true));
        }
        if (says(turn, ShortAnswer.NO)) {
            return Optional.of(new Move.Confirm(ticket, false));
        }
        return toATicket(turn, ticket);
    }

    private static Optional<Move> outOfTheBlue(Turn turn) {
        if (says(turn, Talk.THANKS) || says(turn, Talk.HELPED) || says(turn, ShortAnswer.YES)) {
            return Optional.of(new Move.Acknowledge(turn.request(), false));
        }
        return says(turn, Talk.NOT_HELPED) || says(turn, ShortAnswer.NO)
                ? Optional.of(new Move.AskToRephrase(turn.request().askedBackOnce(), true))
                : Optional.empty();
    }

    // ---- buttons ----

    private static Move pressed(Turn turn, Pick pick) {
        Request request = turn.request();
        Move sayMore = new Move.AskToRephrase(request, true);
        boolean knowsRequest = !request.words().isBlank();
        return switch (pick) {
            case Pick.Helped(var article) ->
                new Move.Acknowledge(isAbout(turn, article) ? request.last(Told.Outcome.HELPED) : request, true);
            case Pick.NotHelped(var article) -> isAbout(turn, article) ? failed(turn, request) : sayMore;
            case Pick.Person() -> person(turn);
            case Pick.About(var id) ->
                knowsRequest
                        ? turn.sorting()
                                .find(id)
                                .map(category -> helpWith(turn, request.about(category), category))
                                .orElse(sayMore)
                        : sayMore;
            case Pick.NoneOfThese() -> knowsRequest ? offer(turn, WhyTicket.NOT_UNDERSTOOD) : sayMore;
            case Pick.Branch(var article, var anchor) -> {
                Article open = turn.open();
                yield open == null
                        ? sayMore
                        : open.section(anchor)
                                .<Move>map(section -> new Move.Answer(request, open, section))
                                .orElse(sayMore);
            }
            case Pick.Rather(var article) -> {
                Article open = turn.open();
                yield open == null ? sayMore : rather(turn, request, open);
            }
            case Pick.TicketPlease() -> knowsRequest ? agreed(turn, request) : sayMore;
            case Pick.NoTicket() -> new Move.NothingMore();
            case Pick.CouncilIs(var id) ->
                turn.councils().stream()
                        .filter(council -> council.id().equals(id))
                        .findFirst()
                        .<Move>map(council -> new Move.UseCouncil(
                                council, turn.state() instanceof ChoosingCouncil(var words) ? words : null))
                        .orElse(sayMore);
            case Pick.Fixed(var ticket) -> new Move.Confirm(ticket, true);
            case Pick.NotFixed(var ticket) -> new Move.Confirm(ticket, false);
            case Pick.SomethingElse() -> {
                String added = turn.state().added();
                yield added == null ? sayMore : new Move.ReadAfresh(added);
            }
            case Pick.NotMeant(var ticket) -> new Move.Withdraw(ticket);
        };
    }

    // ---- what the rules ask of a turn ----

    private static boolean says(Turn turn, Talk talk) {
        return turn.meaning().talk().filter(talk::equals).isPresent();
    }

    private static boolean says(Turn turn, ShortAnswer answer) {
        return ShortAnswer.of(turn.typed()).filter(answer::equals).isPresent();
    }

    private static boolean believed(Turn turn, String category) {
        List<Guess> guesses = turn.meaning().guesses();
        return !guesses.isEmpty()
                && guesses.getFirst().category().is(category)
                && guesses.getFirst().probability() >= BELIEVABLE
                && !isBetweenTwo(turn.meaning());
    }

    private static boolean isBetweenTwo(Interpretation meaning) {
        List<Guess> guesses = meaning.guesses();
        return guesses.size() > 1
                && guesses.getFirst().probability() < SURE
                && guesses.get(0).probability() - guesses.get(1).probability() < CLOSE;
    }

    private static List<Category> likely(Interpretation meaning) {
        return meaning.guesses().stream()
                .filter(guess -> guess.probability() >= PLAUSIBLE)
                .limit(3)
                .map(Guess::category)
                .toList();
    }

    private static double probability(Interpretation meaning, Category category) {
        return meaning.guesses().stream()
                .filter(guess -> guess.category().equals(category))
                .mapToDouble(Guess::probability)
                .findFirst()
                .orElse(0);
    }

    private static Optional<Match> nextMatch(Turn turn, Request request) {
        return turn.matches().stream()
                .filter(match -> match.convincing() || isAlsoMeant(turn.meaning(), match.article()))
                .filter(match -> !request.hasBeenTold(match.article()))
                .filter(match -> isPlausible(turn, request, match.article()))
                .findFirst();
    }

    /** Two witnesses who do not know of each other: what the message means, and the article that is nearest to it. */
    private static boolean isAlsoMeant(Interpretation meaning, Article article) {
        return meaning.inScope()
                && meaning.guesses().stream()
                        .limit(1)
                        .anyMatch(best -> best.category().is(article.category()) && best.probability() >= BELIEVABLE);
    }

    private static boolean isPlausible(Turn turn, Request request, Article article) {
        return request.category() != null
                ? article.category().equals(request.category())
                : turn.meaning().guesses().stream()
                        .anyMatch(guess -> guess.category().is(article.category()) && guess.probability() >= PLAUSIBLE);
    }

    /** What to do meanwhile: the nearest article of the category, found convincing or not. */
    private static @Nullable Article advice(Turn turn, Category category) {
        return turn.matches().stream()
                .map(Match::article)
                .filter(article -> category.is(article.category()))
                .findFirst()
                .orElse(null);
    }

    private static Category categoryOf(Turn turn, Request request) {
        if (request.category() != null) {
            return turn.sorting().find(request.category()).orElse(Category.UNSORTED);
        }
        Interpretation meaning = turn.meaning();
        return meaning.guesses().stream()
                .findFirst()
                .filter(guess -> guess.probability() >= BELIEVABLE && meaning.inScope())
                .map(Guess::category)
                .filter(category -> !category.is(NOT_ICT) && !category.is(TRACKER))
                .orElse(Category.UNSORTED);
    }

    private static boolean isAbout(Turn turn, ArticleId article) {
        return turn.state() instanceof Answered(var request, var id) && id.equals(article.value());
    }

    private static Optional<TicketSummary> ticket(Turn turn, String reference) {
        return turn.tickets().stream()
                .filter(ticket -> ticket.reference().toString().equals(reference))
                .findFirst();
    }

    private static boolean isOpen(Turn turn, String reference) {
        return ticket(turn, reference)
                .filter(ticket -> ticket.status() != TicketStatus.CLOSED && ticket.status() != TicketStatus.CANCELLED)
                .isPresent();
    }

    /** More about a loss already reported belongs to that ticket. */
    private static boolean isAlreadyReported(Turn turn, Category category) {
        String reference = turn.state().ticket();
        return reference != null
                && isOpen(turn, reference)
                && ticket(turn, reference)
                        .filter(ticket -> category.is(ticket.category()))
                        .isPresent();
    }

    private static boolean isSomethingElse(Turn turn, String reference) {
        Interpretation meaning = turn.meaning();
        if (meaning.guesses().isEmpty() || meaning.talk().isPresent() || !meaning.inScope()) {
            return false;
        }
        Guess best = meaning.guesses().getFirst();
        return best.probability() >= SURE
                && ticket(turn, reference)
                        .filter(ticket -> !best.category().is(ticket.category()))
                        .isPresent();
    }

    private static Optional<Council> named(List<Council> councils, String text) {
        String said = text.toLowerCase(Locale.UK);
        return councils.stream()
                .filter(council -> said.contains(council.shortName().toLowerCase(Locale.UK)))
                .findFirst();
    }
}
