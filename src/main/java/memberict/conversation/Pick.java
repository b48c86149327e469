package memberict.conversation;

import java.util.Optional;
import memberict.knowledge.ArticleId;
import memberict.messaging.Block.Choice;

/** What our buttons mean. Its text form travels as the choice's id and comes back when the button is pressed. */
sealed interface Pick {

    record Helped(ArticleId article) implements Pick {}

    record NotHelped(ArticleId article) implements Pick {}

    record Person() implements Pick {}

    record About(String category) implements Pick {}

    record NoneOfThese() implements Pick {}

    record Branch(ArticleId article, String anchor) implements Pick {}

    /** "I meant that other article." */
    record Rather(ArticleId article) implements Pick {}

    record TicketPlease() implements Pick {}

    record NoTicket() implements Pick {}

    record CouncilIs(String council) implements Pick {}

    record Fixed(String ticket) implements Pick {}

    record NotFixed(String ticket) implements Pick {}

    /** "What I wrote is about something else, not that ticket." */
    record SomethingElse() implements Pick {}

    /** "That is not what I meant": the ticket just raised is withdrawn. */
    record NotMeant(String ticket) implements Pick {}

    default Choice as(String label) {
        return new Choice(id(), label);
    }

    default String id() {
        return switch (this) {
            case Helped(var article) -> "helped/" + article;
            case NotHelped(var article) -> "not-helped/" + article;
            case Person() -> "person/";
            case About(var category) -> "about/" + category;
            case NoneOfThese() -> "none/";
            case Branch(var article, var anchor) -> "branch/" + article + "/" + anchor;
            case Rather(var article) -> "rather/" + article;
            case TicketPlease() -> "ticket/";
            case NoTicket() -> "no-ticket/";
            case CouncilIs(var council) -> "council/" + council;
            case Fixed(var ticket) -> "fixed/" + ticket;
            case NotFixed(var ticket) -> "not-fixed/" + ticket;
            case SomethingElse() -> "else/";
            case NotMeant(var ticket) -> "not-meant/" + ticket;
        };
    }

    /** Empty for a choice no version of ours ever offered. */
    static Optional<Pick> parse(String id) {
        String[] parts = id.split("/", 3);
        String what = parts.length > 1 ? parts[1] : "";
        return Optional.ofNullable(
                switch (parts[0]) {
                    case "helped" -> new Helped(new ArticleId(what));
                    case "not-helped" -> new NotHelped(new ArticleId(what));
                    case "person" -> new Person();
                    case "about" -> new About(what);
                    case "none" -> new NoneOfThese();
                    case "branch" -> parts.length < 3 ? null : new Branch(new ArticleId(what), parts[2]);
                    case "rather" -> new Rather(new ArticleId(what));
                    case "ticket" -> new TicketPlease();
                    case "no-ticket" -> new NoTicket();
                    case "council" -> new CouncilIs(what);
                    case "fixed" -> new Fixed(what);
                    case "not-fixed" -> new NotFixed(what);
                    case "else" -> new SomethingElse();
                    case "not-meant" -> new NotMeant(what);
                    default -> null;
                });
    }
}
