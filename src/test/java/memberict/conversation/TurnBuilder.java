package memberict.conversation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import memberict.catalogue.Categories;
import memberict.catalogue.Urgency;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.knowledge.Article;
import memberict.knowledge.ArticleId;
import memberict.knowledge.Glossary;
import memberict.knowledge.Match;
import memberict.knowledge.Passage;
import memberict.knowledge.SearchResult;
import memberict.knowledge.Section;
import memberict.secrets.SecretKind;
import memberict.tickets.Priority;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSource;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import memberict.understanding.Guess;
import memberict.understanding.Interpretation;
import memberict.understanding.Mention;
import memberict.understanding.Talk;

/** Makes turns that read as sentences: {@code aTurn().typed("locked out").about("account_password", 0.9)}. */
final class TurnBuilder {

    static final Categories CATEGORIES = new Categories(Path.of("config/categories.yaml"));
    private static final Directory DIRECTORY = new Directory(Path.of("config"));
    static final Council KESTREL_VALE = DIRECTORY.council("kestrel-vale").orElseThrow();
    static final Council THORNMERE = DIRECTORY.council("thornmere").orElseThrow();
    static final ZonedDateTime MONDAY_EVENING =
            ZonedDateTime.of(2026, 11, 23, 18, 20, 0, 0, ZoneId.of("Europe/London"));

    private DialogueState state = new DialogueState.Listening();
    private Heard heard = new Heard.Arrived();
    private String words = "";
    private final List<Guess> guesses = new ArrayList<>();
    private boolean inScope;
    private Talk talk;
    private Urgency urgency;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
    private boolean searchDown;
    private Sender sender = new Sender.Unproved(null);
    private Council council = KESTREL_VALE;
    private List<Council> councils = List.of(KESTREL_VALE);
    private Article open;
    private final List<TicketSummary> tickets = new ArrayList<>();
    private Set<SecretKind> removed = Set.of();
    private boolean residents;

    static TurnBuilder aTurn() {
        return new TurnBuilder();
    }

    TurnBuilder typed(String text) {
        heard = new Heard.Typed(text);
        words = text;
        return this;
    }

    TurnBuilder pressed(Pick pick) {
        heard = new Heard.Pressed(pick);
        return this;
    }

    TurnBuilder heard(Heard other) {
        heard = other;
        return this;
    }

    TurnBuilder about(String category, double probability) {
        guesses.add(new Guess(CATEGORIES.get(category), probability));
        inScope = true;
        return this;
    }

    TurnBuilder outOfScope() {
        inScope = false;
        return this;
    }

    TurnBuilder saying(Talk what) {
        talk = what;
        return this;
    }

    TurnBuilder urgent(Urgency how) {
        urgency = how;
        return this;
    }

    TurnBuilder naming(String reference) {
        mentions.add(new Mention(Mention.Kind.TICKET_REFERENCE, reference));
        return this;
    }

    TurnBuilder finding(Article... articles) {
        double score = 0.9;
        for (Article article : articles) {
            matches.add(new Match(article, score, true));
            score -= 0.05;
        }
        return this;
    }

    TurnBuilder findingOnlyNear(Article article) {
        matches.add(new Match(article, 0.3, false));
        return this;
    }

    TurnBuilder searchIsDown() {
        searchDown = true;
        return this;
    }

    TurnBuilder in(DialogueState where) {
        state = where;
        return this;
    }

    TurnBuilder after(Article article) {
        open = article;
        return this;
    }

    TurnBuilder from(Sender who) {
        sender = who;
        return this;
    }

    TurnBuilder onBothCouncils() {
        councils = List.of(KESTREL_VALE, THORNMERE);
        council = null;
        return this;
    }

    TurnBuilder having(TicketSummary ticket) {
        tickets.add(ticket);
        return this;
    }

    TurnBuilder without(SecretKind... kinds) {
        removed = Set.of(kinds);
        return this;
    }

    TurnBuilder withResidentsDetails() {
        residents = true;
        return this;
    }

    Turn build() {
        Interpretation meaning = new Interpretation(
                Optional.empty(),
                guesses,
                inScope ? 0.9 : 0.1,
                inScope,
                Optional.ofNullable(talk),
                Optional.empty(),
                Optional.ofNullable(urgency),
                mentions);
        Request open = state.request();
        boolean answersUs = words.isBlank() || ShortAnswer.of(words).isPresent() || talk != null;
        Request request = open == null || !(answersUs || state instanceof DialogueState.Clarifying)
                ? Request.of(words, meaning)
                : open;
        return new Turn(
                state,
                heard,
                request,
                meaning,
                searchDown ? new SearchResult.Unavailable("the index is closed") : new SearchResult.Found(matches),
                sender,
                council,
                councils,
                this.open,
                tickets,
                MONDAY_EVENING,
                List.of(),
                removed,
                residents,
                CATEGORIES::find,
                id -> Optional.empty(),
                Glossary.EMPTY);
    }

    static Article anArticle(String id, String category) {
        return article(id, category, List.of());
    }

    static Article aBranchingArticle(String id, String category) {
        return article(
                id,
                category,
                List.of(new Section.Branch("Yes, I have it", "yes"), new Section.Branch("No, it is gone", "no")));
    }

    private static Article article(String id, String category, List<Section.Branch> branches) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", "", List.of(steps("Do the first thing.")), List.of()));
        if (!branches.isEmpty()) {
            sections.add(new Section("Do you still have it?", "do-you-still-have-it", List.of(), branches));
            sections.add(new Section("Yes, I have it", "yes", List.of(steps("Use it.")), List.of()));
            sections.add(new Section("No, it is gone", "no", List.of(steps("Phone us.")), List.of()));
        }
        return new Article(
                new ArticleId(id),
                "About " + id,
                Article.Kind.HOW_TO,
                category,
                "The short answer.",
                List.of("another way to ask"),
                Set.of(),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2027, 5, 1),
                "A source",
                null,
                false,
                List.of(),
                sections,
                Set.of());
    }

    private static Passage.Steps steps(String step) {
        return new Passage.Steps(List.of(List.of(new Passage.Phrase(step, false, null))));
    }

    static TicketSummary aTicket(int number, String category, TicketStatus status) {
        Instant at = MONDAY_EVENING.minusHours(1).toInstant();
        return new TicketSummary(
                new TicketReference(2026, number),
                "kestrel-vale",
                null,
                null,
                false,
                TicketSource.WEBCHAT,
                category,
                Priority.P3,
                status,
                "Something is wrong",
                null,
                at,
                at,
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                1);
    }
}
