package memberict.conversation;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import memberict.catalogue.Category;
import memberict.catalogue.Urgency;
import memberict.conversation.Move.Where;
import memberict.conversation.Move.WhyTicket;
import memberict.directory.Council;
import memberict.directory.Member;
import memberict.knowledge.Article;
import memberict.knowledge.Section;
import memberict.messaging.Attachment;
import memberict.messaging.Block;
import memberict.messaging.Block.Choice;
import memberict.messaging.Block.Fact;
import memberict.messaging.InboundMessage;
import memberict.messaging.Line;
import memberict.tickets.TicketStatus;
import memberict.tickets.TicketSummary;
import memberict.understanding.Talk;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence the assistant says of its own accord, in one place: plain English, reading age 12, never a dead end.
 * The rest of what Members read is an article's own words.
 */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h.mma", Locale.UK);

    // With "yes", "no" and a person, as many buttons as a phone shows without scrolling.
    private static final int MOST_RELATED = 2;

    private static final Choice PERSON = new Pick.Person().as("Speak to a person");

    List<Block> welcome() {
        return List.of(
                Block.paragraph(
                        "Hello. I help councillors with ICT: signing in, iPads and laptops, committee papers, Teams,"
                                + " email and more."),
                Block.paragraph("Tell me in your own words what is wrong. You can ask for a person at any time."),
                new Block.Aside(Line.of("Please do not send passwords, codes or residents' details.")));
    }

    List<Block> answer(Turn turn, Request request, Article article, @Nullable Section branch) {
        ArticleText text = text(turn.council());
        List<Block> blocks = new ArrayList<>();
        if (branch == null) {
            blocks.add(new Block.Heading(article.title()));
            blocks.add(text.answer(article));
            blocks.addAll(text.whole(article));
        } else {
            blocks.add(new Block.Heading(branch.heading()));
            blocks.addAll(text.section(branch));
        }
        blocks.addAll(urgentHelp(turn, request));
        blocks.add(source(article));
        if (!request.words().isBlank()) {
            List<Choice> others = related(turn, request, article);
            blocks.add(Block.paragraph(
                    others.isEmpty() ? "Did this help?" : "Did this help? Or did you mean one of the others below?"));
            blocks.add(new Block.Choices(Stream.of(
                            Stream.of(
                                    new Pick.Helped(article.id()).as("Yes, that helped"),
                                    new Pick.NotHelped(article.id()).as("No, it did not")),
                            others.stream(),
                            Stream.of(PERSON))
                    .flatMap(choices -> choices)
                    .toList()));
        }
        return blocks;
    }

    List<Block> askBranch(Turn turn, Request request, Article article, Section question) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(article.title()));
        blocks.add(text(turn.council()).answer(article));
        blocks.addAll(text(turn.council()).whole(article));
        blocks.addAll(urgentHelp(turn, request));
        blocks.add(new Block.Paragraph(Line.strong(question.heading())));
        blocks.add(new Block.Choices(
                Stream.concat(branches(article, question), Stream.of(PERSON)).toList()));
        return blocks;
    }

    List<Block> clarify(List<Category> between) {
        return List.of(
                Block.paragraph("I want to be sure I have this right. Is it about:"),
                new Block.Choices(Stream.concat(
                                between.stream()
                                        .map(category -> new Pick.About(category.id()).as(capital(category.ask()))),
                                Stream.of(new Pick.NoneOfThese().as("None of these"), PERSON))
                        .toList()));
    }

    List<Block> askToRephrase(boolean nothingToRead) {
        return List.of(
                Block.paragraph(
                        nothingToRead
                                ? "What can I help with? A few words are enough, such as \"I'm locked out\" or \"my papers won't"
                                        + " open\"."
                                : "I'm not sure I understood. Could you say it in other words: which device or app, and what"
                                        + " happens?"),
                new Block.Choices(List.of(PERSON)));
    }

    List<Block> offerTicket(Turn turn, WhyTicket why) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(reason(why)));
        if (why == WhyTicket.ANSWERS_DID_NOT_HELP && turn.open() != null) {
            blocks.addAll(text(turn.council()).ifNotHelped(turn.open()));
        }
        blocks.add(Block.paragraph("Shall I pass this to a person, with what you have told me?"));
        blocks.add(new Block.Choices(
                List.of(new Pick.TicketPlease().as("Yes, pass it on"), new Pick.NoTicket().as("No, leave it"))));
        return blocks;
    }

    List<Block> ticketRaised(Turn turn, Move.RaiseTicket move, String reference, boolean wantsName) {
        List<Block> blocks = new ArrayList<>();
        Article advice = move.advice();
        if (advice != null) {
            blocks.add(new Block.Heading(advice.title()));
            blocks.add(text(turn.council()).answer(advice));
            blocks.addAll(text(turn.council()).whole(advice));
            blocks.add(source(advice));
            blocks.add(new Block.Heading("I have passed this on for you"));
        } else {
            blocks.add(Block.paragraph(passedOn(move.why())));
        }
        blocks.add(new Block.Facts(List.of(
                new Fact("Your reference", reference),
                new Fact("About", move.category().label()),
                new Fact("Passed to", routeName(turn.council(), move.category())))));
        blocks.add(Block.paragraph(waiting(turn)));
        if (wantsName) {
            blocks.add(Block.paragraph(
                    "What is your name? ICT will call you back on the number the council holds for you. That is how we know"
                            + " it is really you."));
        } else {
            blocks.add(Block.paragraph("They will answer you here. Write here if there is anything to add."));
        }
        List<Choice> choices = new ArrayList<>();
        if (advice != null) {
            advice.question().ifPresent(question -> {
                blocks.add(new Block.Paragraph(Line.strong("Meanwhile: " + lower(question.heading()))));
                branches(advice, question).forEach(choices::add);
            });
        }
        if (move.why() == WhyTicket.ONLY_A_PERSON_CAN || move.why() == WhyTicket.ALWAYS_REPORTED) {
            choices.add(new Pick.NotMeant(reference).as("That is not what I meant"));
        }
        if (!choices.isEmpty()) {
            blocks.add(new Block.Choices(choices));
        }
        return blocks;
    }

    List<Block> addedToTicket(Turn turn, String reference, boolean reopened) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                reopened
                        ? "I have opened %s again and added what you wrote. ICT will look at it.".formatted(reference)
                        : "I have added that to %s, so the officer will see it.".formatted(reference)));
        blocks.add(Block.paragraph(waiting(turn)));
        blocks.add(new Block.Choices(List.of(new Pick.SomethingElse().as("It is about something else"))));
        return blocks;
    }

    List<Block> nameNoted(String reference) {
        return List.of(Block.paragraph(
                "Thank you. I have put that on %s. Write here if there is anything to add.".formatted(reference)));
    }

    List<Block> ticketIsClosed(String reference) {
        return List.of(
                Block.paragraph(
                        "%s is closed. Tell me what is wrong now, and I will start afresh.".formatted(reference)),
                new Block.Choices(List.of(PERSON)));
    }

    List<Block> confirmed(String reference) {
        return List.of(Block.paragraph(
                "Good. I have noted on %s that it is mended. Write to me any time.".formatted(reference)));
    }

    List<Block> reopened(Turn turn, String reference) {
        return List.of(
                Block.paragraph(
                        "I am sorry. I have opened %s again, and ICT will look at it. Please tell me what still goes"
                                        .formatted(reference)
                                + " wrong, and I will add it."),
                Block.paragraph(waiting(turn)));
    }

    List<Block> withdrawn(String reference) {
        return List.of(
                Block.paragraph("Sorry, I misread that. I have withdrawn %s.".formatted(reference)),
                Block.paragraph("What did you need? Say it in other words, or ask for a person."),
                new Block.Choices(List.of(PERSON)));
    }

    List<Block> tooLateToWithdraw(String reference) {
        return List.of(Block.paragraph(
                "An officer is already working on %s, so I have left it open. Write here and I will tell them."
                        .formatted(reference)));
    }

    List<Block> status(Turn turn, List<TicketSummary> tickets) {
        if (tickets.isEmpty()) {
            return turn.sender() instanceof Sender.Known
                    ? List.of(
                            Block.paragraph("You have no requests with ICT at the moment."),
                            Block.paragraph("If you expected one, tell me what it was about or ask for a person."),
                            new Block.Choices(List.of(PERSON)))
                    : List.of(
                            Block.paragraph(
                                    "I can only show requests made in this conversation, because I cannot be sure who is"
                                            + " writing. There are none yet."),
                            Block.paragraph(contact(turn)),
                            new Block.Choices(List.of(PERSON)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(tickets.size() == 1 ? "Here is your request." : "Here are your requests."));
        for (TicketSummary ticket : tickets) {
            blocks.add(new Block.Facts(List.of(
                    new Fact(ticket.reference().toString(), ticket.subject()),
                    new Fact("State", inWords(ticket.status())),
                    new Fact(
                            "Last news",
                            DAY.format(ticket.changedAt().atZone(turn.now().getZone()))))));
        }
        blocks.add(Block.paragraph("To add to the newest one, just write here."));
        return blocks;
    }

    List<Block> tracker(List<PublicTracker.TrackedReview> reviews) {
        if (reviews.isEmpty()) {
            return List.of(
                    Block.paragraph("There is no public progress report on ICT recommendations here yet."),
                    Block.paragraph("The Scrutiny Officer can tell you more. Shall I pass your question on?"),
                    new Block.Choices(List.of(PERSON)));
        }
        List<Block> blocks = new ArrayList<>();
        for (PublicTracker.TrackedReview review : reviews) {
            blocks.add(new Block.Heading(review.title()));
            blocks.add(Block.paragraph(review.headline()));
            blocks.add(new Block.Bullets(review.recommendations().stream()
                    .map(one -> new Line(List.of(
                            new Line.Span(one.reference() + ", " + one.status() + ". ", true, null),
                            new Line.Span(one.text(), false, null))))
                    .toList()));
        }
        blocks.add(new Block.Choices(List.of(PERSON)));
        return blocks;
    }

    List<Block> askCouncil(List<Council> between) {
        return List.of(
                Block.paragraph("Which council is this for? I will remember it."),
                new Block.Choices(between.stream()
                        .map(council -> new Pick.CouncilIs(council.id()).as(council.shortName()))
                        .toList()));
    }

    List<Block> councilNoted(Council council) {
        return List.of(Block.paragraph(
                "Thank you. This is now about %s. Say \"switch council\" to change it. What can I help with?"
                        .formatted(council.shortName())));
    }

    List<Block> acknowledge(boolean helped) {
        return List.of(Block.paragraph(
                helped
                        ? "Good, I am glad that helped. Write to me any time."
                        : "You are welcome. Write to me any time."));
    }

    List<Block> talk(Turn turn, Talk talk) {
        return switch (talk) {
            case GREETING ->
                List.of(Block.paragraph("Hello. What can I help with? You can also ask for a person at any time."));
            case GOODBYE -> List.of(Block.paragraph("Goodbye. Write to me any time, day or night."));
            case CAPABILITIES ->
                List.of(
                        Block.paragraph("I am the council's ICT assistant: a computer program, not a person."),
                        new Block.Bullets(List.of(
                                Line.of(
                                        "I answer questions about signing in, iPads, laptops, committee papers, Teams, email and"
                                                + " more, from advice ICT has written."),
                                Line.of("I pass on what I cannot answer, with everything you told me."),
                                Line.of("I can tell you how your requests are getting on."))),
                        Block.paragraph(
                                "I never ask for a password or a code, and I cannot unlock or reset anything myself."),
                        new Block.Choices(List.of(PERSON)));
            case SWITCH_COUNCIL ->
                List.of(Block.paragraph("I can only help with %s here. For another council, please use its own service."
                        .formatted(shortName(turn.council()))));
            case THANKS, HELPED -> acknowledge(talk == Talk.HELPED);
            case NOT_HELPED, PERSON, MY_REQUESTS, THREAT -> askToRephrase(true);
        };
    }

    List<Block> signpost(Turn turn, Where where) {
        return switch (where) {
            case THREAT ->
                List.of(
                        new Block.Heading("Your safety comes first"),
                        Block.paragraph(
                                "I am sorry this is happening to you. No one should face this for being a councillor."),
                        new Block.Steps(List.of(
                                Line.of(
                                        "If you are in danger now, phone 999. If you cannot speak, press 55 when asked."),
                                Line.of(
                                        "Otherwise report it to the police on 101, or on your police force's website. Keep the"
                                                + " messages: do not delete them."),
                                Line.of(
                                        "Tell the council's Monitoring Officer, who looks after Members' safety with the"
                                                + " police."
                                                + democraticServices(turn)))),
                        Block.paragraph(
                                "If it came by email, or someone is in your account, I can pass that part to ICT too."),
                        new Block.Choices(List.of(PERSON)));
            case NOT_ICT ->
                List.of(
                        Block.paragraph("That is not something ICT looks after, so I cannot help with it myself."),
                        Block.paragraph(
                                "For council services such as bins, housing or planning, contact %s. For allowances, meetings and"
                                                .formatted(
                                                        value(turn, "contact-centre", "your council's Contact Centre"))
                                        + " Member matters, contact %s."
                                                .formatted(value(turn, "democratic-services", "Democratic Services"))),
                        Block.paragraph("If it is about ICT after all, say it in other words or ask for a person."),
                        new Block.Choices(List.of(PERSON)));
            case NOT_A_MEMBER ->
                List.of(
                        Block.paragraph(
                                "Hello. This service is for councillors, and your account is not on my list of them."),
                        Block.paragraph(
                                "If you are a councillor, please phone ICT on %s (%s) so they can put that right."
                                        .formatted(
                                                value(turn, "ict-phone", "the service desk's number"),
                                                value(turn, "ict-hours", "office hours"))),
                        Block.paragraph("For council services, contact %s."
                                .formatted(value(turn, "contact-centre", "your council's Contact Centre"))));
        };
    }

    List<Block> nothingMore() {
        return List.of(Block.paragraph("All right, I will leave it there. Write to me any time."));
    }

    List<Block> alreadyChosen(String taken) {
        return List.of(Block.paragraph(
                "You chose \"%s\" there already, so I have not done anything twice. What else can I help with?"
                        .formatted(taken)));
    }

    List<Block> neverOffered() {
        return List.of(
                Block.paragraph(
                        "That button does not belong to this conversation, so I have not done anything. Please tell me"
                                + " in words what you need."),
                new Block.Choices(List.of(PERSON)));
    }

    List<Block> leftOut(List<String> files) {
        return List.of(Block.paragraph(
                files.size() == 1
                        ? "I cannot open files or pictures here, so I have not kept the one you sent. Please tell me in words what"
                                + " it shows, but no passwords or codes."
                        : "I cannot open files or pictures here, so I have not kept those you sent. Please tell me in words what"
                                + " they show, but no passwords or codes."));
    }

    /** First in the reply, for it cannot wait until the rest is read. */
    List<Block> cautions(List<Caution> cautions) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                cautions.equals(List.of(Caution.RESIDENTS_DETAILS))
                        ? "Please leave residents' details out"
                        : "I took something private out of your message"));
        cautions.forEach(caution -> blocks.add(Block.paragraph(caution(caution))));
        return blocks;
    }

    private static String caution(Caution caution) {
        return switch (caution) {
            case PASSWORD ->
                "It looked like a password or PIN. Please change it as soon as you can, and never send one to anyone. ICT"
                        + " will never ask you for it.";
            case CODE ->
                "It looked like a code. Do not use that code again: if you need one to sign in, ask for a new one. Never send"
                        + " a code or read it out to anyone, not even to ICT.";
            case RECOVERY_KEY ->
                "It looked like a recovery key, which opens a locked device. Please ask ICT for a new key, and never send one"
                        + " to anyone.";
            case CARD ->
                "It looked like bank card details. If you have given them to anyone you do not trust, phone your bank now on"
                        + " the number on your card. Never send them in a message.";
            case NATIONAL_INSURANCE ->
                "It looked like a National Insurance number. I do not need it, so please do not send it here.";
            case TOKEN ->
                "It looked like an access token: a long string that lets a program in as you. Please sign out there and sign"
                        + " in again, so that it stops working, and never send one to anyone.";
            case RESIDENTS_DETAILS ->
                "Your message seems to have a resident's details in it. ICT does not need them to help you, so please do not"
                        + " send names, addresses or case details.";
        };
    }

    List<Block> kept(List<Attachment> files) {
        List<Block> blocks = new ArrayList<>();
        boolean cut = files.stream().anyMatch(file -> file.name().equals(InboundMessage.WHOLE_TEXT));
        if (cut) {
            blocks.add(Block.paragraph(
                    "Your message was too long for me to read to its end. I have kept all of it for an officer."));
        }
        long others = files.size() - (cut ? 1 : 0);
        if (others > 0) {
            blocks.add(Block.paragraph(
                    others == 1
                            ? "I have kept the file you sent. I cannot open it myself, but an officer can."
                            : "I have kept the files you sent. I cannot open them myself, but an officer can."));
        }
        return blocks;
    }

    /** For officers: what is known of who writes by mail. */
    String claim(String email, @Nullable Member claimed) {
        return claimed == null
                ? "Written from %s. The directory holds that address for no Member of this council.".formatted(email)
                : "Written from %s, the address the directory holds for %s. Anyone can put that address on a mail, so it is not proof."
                        .formatted(email, claimed.name());
    }

    List<Block> officerReplied(String officer, TicketSummary ticket, String text) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("%s has replied about %s".formatted(officer, ticket.reference())));
        blocks.addAll(lines(text));
        blocks.add(new Block.Aside(Line.of("About: %s. To answer, just write here.".formatted(ticket.subject()))));
        return blocks;
    }

    List<Block> resolved(String officer, TicketSummary ticket, String text) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("%s has resolved %s".formatted(officer, ticket.reference())));
        blocks.addAll(lines(text));
        blocks.add(new Block.Aside(Line.of("About: %s.".formatted(ticket.subject()))));
        blocks.add(Block.paragraph("Is it mended?"));
        blocks.add(new Block.Choices(List.of(
                new Pick.Fixed(ticket.reference().toString()).as("Yes, it is mended"),
                new Pick.NotFixed(ticket.reference().toString()).as("No, it is not"))));
        return blocks;
    }

    List<Block> wentWrong() {
        return List.of(
                Block.paragraph(
                        "I am sorry: something went wrong on our side, and I could not deal with your message."),
                Block.paragraph("An ICT officer has been shown it. If it cannot wait, please phone ICT."));
    }

    /** Said when ICT can next be reached, honestly. */
    private static String waiting(Turn turn) {
        Council council = turn.council();
        if (council == null) {
            return "ICT will look at it as soon as they can.";
        }
        if (council.hours().isOpen(turn.now())) {
            return "ICT is open now (%s). %s"
                    .formatted(value(turn, "ict-hours", "office hours"), contactIfUrgent(turn));
        }
        ZonedDateTime opening = council.hours().nextOpening(turn.now());
        return "ICT is closed now and opens again %s. If it cannot wait until then, %s."
                .formatted(
                        whenInWords(turn.now(), opening),
                        value(turn, "ict-out-of-hours", "phone " + value(turn, "ict-phone", "ICT")));
    }

    private static String contactIfUrgent(Turn turn) {
        return "If it cannot wait, phone %s.".formatted(value(turn, "ict-phone", "ICT"));
    }

    private static String contact(Turn turn) {
        return "You can also phone ICT on %s (%s)."
                .formatted(
                        value(turn, "ict-phone", "the service desk's number"),
                        value(turn, "ict-hours", "office hours"));
    }

    private static List<Block> urgentHelp(Turn turn, Request request) {
        if (request.urgency() != Urgency.NOW) {
            return List.of();
        }
        Council council = turn.council();
        boolean open = council != null && council.hours().isOpen(turn.now());
        String how = open
                ? "phone ICT on " + value(turn, "ict-phone", "the service desk's number")
                : value(
                        turn,
                        "ict-out-of-hours",
                        "phone ICT on " + value(turn, "ict-phone", "the service desk's number"));
        return List.of(new Block.Paragraph(Line.strong("No time to lose? %s.".formatted(capital(how)))));
    }

    private static String whenInWords(ZonedDateTime now, ZonedDateTime opening) {
        LocalDate today = now.withZoneSameInstant(opening.getZone()).toLocalDate();
        String hour = HOUR.format(opening).toLowerCase(Locale.UK).replace(".00", "");
        if (opening.toLocalDate().equals(today)) {
            return "today at " + hour;
        }
        return opening.toLocalDate().equals(today.plusDays(1))
                ? "tomorrow at " + hour
                : "on %s at %s".formatted(WEEKDAY.format(opening), hour);
    }

    private static String reason(WhyTicket why) {
        return switch (why) {
            case NO_ARTICLE -> "I do not have an answer to that yet.";
            case NOT_UNDERSTOOD -> "I am not sure what that is about, so a person should look at it.";
            case SEARCH_IS_DOWN -> "I cannot look up answers just now: that part of the service is down.";
            case ANSWERS_DID_NOT_HELP -> "I am sorry that did not help.";
            case ONLY_A_PERSON_CAN, ALWAYS_REPORTED, ASKED_FOR_A_PERSON, AGREED -> "This is one for a person.";
        };
    }

    private static String passedOn(WhyTicket why) {
        return switch (why) {
            case NO_ARTICLE -> "I do not have an answer to that yet, so I have passed it to a person.";
            case NOT_UNDERSTOOD -> "I am not sure what that is about, so I have passed it to a person.";
            case SEARCH_IS_DOWN -> "I cannot look up answers just now, so I have passed this to a person.";
            case ANSWERS_DID_NOT_HELP ->
                "I am sorry my answers did not help. I have passed this to a person, with what you have tried.";
            case ONLY_A_PERSON_CAN -> "This is one for a person, so I have passed it on.";
            case ALWAYS_REPORTED -> "I have reported this for you.";
            case ASKED_FOR_A_PERSON -> "Of course. I have asked a person to help you.";
            case AGREED -> "Thank you. I have passed this to a person, with what you told me.";
        };
    }

    private static String inWords(TicketStatus status) {
        return switch (status) {
            case NEW -> "Waiting for an officer";
            case IN_PROGRESS -> "An officer is working on it";
            case ON_HOLD -> "On hold";
            case RESOLVED -> "Resolved. Write here if it is not mended";
            case CLOSED -> "Closed";
            case CANCELLED -> "Withdrawn";
        };
    }

    private static Block source(Article article) {
        String check = article.check() ? " Ask ICT if your screen looks different." : "";
        return new Block.Aside(new Line(List.of(
                new Line.Span("From: ", false, null),
                new Line.Span(article.source(), false, article.sourceAddress()),
                new Line.Span(". Reviewed %s.%s".formatted(DAY.format(article.reviewed()), check), false, null))));
    }

    /** The articles it is easily taken for, as far as this council's Members may read them and have not yet. */
    private static List<Choice> related(Turn turn, Request request, Article article) {
        Council council = turn.council();
        if (council == null) {
            return List.of();
        }
        return article.related().stream()
                .flatMap(id -> turn.shelf().find(id).stream())
                .filter(other -> other.isFor(council.id()))
                .filter(other -> council.values().keySet().containsAll(other.placeholders()))
                .filter(other -> !request.hasBeenTold(other))
                .limit(MOST_RELATED)
                .map(other -> new Pick.Rather(other.id()).as(other.title()))
                .toList();
    }

    private static Stream<Choice> branches(Article article, Section question) {
        return question.choices().stream()
                .map(branch -> new Pick.Branch(article.id(), branch.anchor()).as(branch.label()));
    }

    private static List<Block> lines(String text) {
        return text.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .<Block>map(line -> Block.paragraph(line.strip()))
                .toList();
    }

    private static ArticleText text(@Nullable Council council) {
        return new ArticleText(council == null ? Map.of() : council.values());
    }

    private static String democraticServices(Turn turn) {
        return " %s can put you through.".formatted(value(turn, "democratic-services", "Democratic Services"));
    }

    private static String value(Turn turn, String name, String otherwise) {
        return Optional.ofNullable(turn.council())
                .map(council -> council.values().get(name))
                .orElse(otherwise);
    }

    private static String routeName(@Nullable Council council, Category category) {
        return council == null ? "ICT" : council.routeName(category.route());
    }

    private static String shortName(@Nullable Council council) {
        return council == null ? "your council" : council.shortName();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.UK) + text.substring(1);
    }
}
