package memberict.conversation;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import memberict.catalogue.Categories;
import memberict.conversation.ConversationStore.Conversation;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.MemberId;
import memberict.knowledge.KnowledgeBase;
import memberict.messaging.Chosen;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.Outbox;
import memberict.messaging.Outbox.Taken;
import memberict.messaging.Proof;
import memberict.secrets.ResidentsDetails;
import memberict.tickets.TicketReference;
import memberict.tickets.TicketSummary;
import memberict.tickets.Tickets;
import memberict.understanding.Interpretation;
import memberict.understanding.Interpreter;
import memberict.understanding.Mention;
import memberict.understanding.Talk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks each module once what a decision needs to know. */
@Component
class Gatherer {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final Comprehension comprehension;
    private final KnowledgeBase knowledge;
    private final Directory directory;
    private final Tickets tickets;
    private final Categories categories;
    private final Outbox outbox;
    private final Clock clock;

    Gatherer(
            Interpreter interpreter,
            KnowledgeBase knowledge,
            Directory directory,
            Tickets tickets,
            Categories categories,
            Outbox outbox,
            Clock clock) {
        this.comprehension = new Comprehension(interpreter, knowledge);
        this.knowledge = knowledge;
        this.directory = directory;
        this.tickets = tickets;
        this.categories = categories;
        this.outbox = outbox;
        this.clock = clock;
    }

    boolean ready() {
        return comprehension.ready();
    }

    Sender sender(InboundMessage message) {
        return switch (message.claims().proof()) {
            case Proof.Entra(var tenant, var objectId) ->
                directory
                        .memberByEntra(tenant, objectId)
                        .<Sender>map(Sender.Known::new)
                        .orElseGet(Sender.NotAMember::new);
            case Proof.SignIn(var member) ->
                directory
                        .member(new MemberId(member))
                        .<Sender>map(Sender.Known::new)
                        .orElseGet(Sender.NotAMember::new);
            case null -> unproved(message.claims());
        };
    }

    private Sender unproved(Claims claims) {
        String email = claims.email();
        Member claimed = email == null || claims.council() == null
                ? null
                : directory.membersOf(claims.council()).stream()
                        .filter(member -> email.equalsIgnoreCase(member.email()))
                        .findFirst()
                        .orElse(null);
        return new Sender.Unproved(claims.name(), email, claimed);
    }

    /** What the message turned out to be; takes the choice where a button was pressed, or its words were typed. */
    Heard heard(InboundMessage message) {
        Chosen chosen = message.chosen();
        if (chosen == null) {
            boolean nothingCame =
                    message.leftOut().isEmpty() && message.attachments().isEmpty();
            if (message.text().isBlank() && nothingCame) {
                return new Heard.Arrived();
            }
            chosen = typedChoice(message).orElse(null);
        }
        if (chosen == null) {
            return new Heard.Typed(message.text().strip());
        }
        return switch (outbox.take(message.from(), chosen)) {
            case Taken.Now(var choice) ->
                Pick.parse(choice.id()).<Heard>map(Heard.Pressed::new).orElseGet(Heard.PressedUnknown::new);
            case Taken.Already(var label) -> new Heard.PressedAgain(label);
            case Taken.NeverOffered() -> new Heard.PressedUnknown();
        };
    }

    /** Typing what a button of our last message says is pressing it. */
    private Optional<Chosen> typedChoice(InboundMessage message) {
        String typed = bare(message.text());
        return outbox.lastTo(message.from())
                .filter(last -> last.chosen() == null)
                .flatMap(last -> last.choices().stream()
                        .filter(choice -> bare(choice.label()).equals(typed))
                        .findFirst()
                        .map(choice -> new Chosen(last.id(), choice.id())));
    }

    /** @param council the one this conversation is about; null while it is not known */
    Turn gather(Conversation conversation, Heard heard, Sender sender, List<Council> councils, InboundMessage message) {
        Council council = councils.stream()
                .filter(one -> one.id().equals(conversation.council()))
                .findFirst()
                .orElse(null);
        ZonedDateTime now = clock.instant().atZone(council == null ? UK : council.zone());
        DialogueState state = conversation.state();
        Comprehension.Understood understood = comprehension.understand(state, heard, council, now);
        return new Turn(
                state,
                heard,
                understood.request(),
                understood.meaning(),
                understood.found(),
                sender,
                council,
                councils,
                understood.open(),
                tickets(conversation, heard, understood.meaning(), sender, council),
                now,
                message.leftOut(),
                message.removed(),
                ResidentsDetails.in(message.text()),
                categories::find,
                knowledge::article,
                knowledge.glossary());
    }

    private List<TicketSummary> tickets(
            Conversation conversation, Heard heard, Interpretation meaning, Sender sender, @Nullable Council council) {
        boolean anyOfThem = heard instanceof Heard.Pressed
                || meaning.talk().filter(Talk.MY_REQUESTS::equals).isPresent()
                || meaning.mentions().stream().anyMatch(mention -> mention.kind() == Mention.Kind.TICKET_REFERENCE);
        if (anyOfThem) {
            return ticketsOf(conversation, sender, council);
        }
        return Optional.ofNullable(conversation.state().ticket())
                .flatMap(TicketReference::parse)
                .flatMap(tickets::summary)
                .filter(ticket -> isFor(ticket, conversation, sender, council))
                .map(List::of)
                .orElseGet(List::of);
    }

    /** The same rule as for all of them, below: who proved to be whom may have changed since the state was kept. */
    private static boolean isFor(
            TicketSummary ticket, Conversation conversation, Sender sender, @Nullable Council council) {
        return sender instanceof Sender.Known(var member) && council != null
                ? member.id().equals(ticket.member()) && council.id().equals(ticket.council())
                : conversation.id().value().equals(ticket.conversation());
    }

    /** A Member who proved who they are hears of all their requests; anyone else only of those made in this conversation. */
    private List<TicketSummary> ticketsOf(Conversation conversation, Sender sender, @Nullable Council council) {
        return sender instanceof Sender.Known(var member) && council != null
                ? tickets.ofMember(member.id(), council.id())
                : tickets.ofConversation(conversation.id().value());
    }

    /** Those this could be about: where the sender sits, or else the one whose door it was, or else all. */
    List<Council> councils(Sender sender, InboundMessage message) {
        Optional<Council> door = Optional.ofNullable(message.claims().council()).flatMap(directory::council);
        return switch (sender) {
            case Sender.Known(var member) ->
                member.councils().stream()
                        .map(id -> directory.council(id).orElse(null))
                        .filter(Objects::nonNull)
                        .toList();
            case Sender.Unproved(var name, var email, var claimed) ->
                door.map(List::of).orElseGet(directory::councils);
            case Sender.NotAMember() -> door.map(List::of).orElseGet(directory::councils);
        };
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N} ]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
