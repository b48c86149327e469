package memberict.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import memberict.console.Problems.Problem;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.MemberId;
import memberict.directory.Officer;
import memberict.tickets.NewTicket;
import memberict.tickets.TicketSource;

/**
 * A request as an officer writes it down, every field as the browser sent it; blank where it sent none.
 *
 * @param name what the caller is called, and what is looked for in the directory
 * @param member id of the Member chosen from what was found
 * @param check how the officer made sure who it is: an {@link IdentityCheck}
 * @param token of this form, so that sending it twice raises one ticket
 */
record NewTicketForm(
        String name,
        String member,
        String check,
        String council,
        String source,
        String words,
        String category,
        String impact,
        String urgency,
        String notes,
        String token) {

    static final int LONGEST_NOTES = 10_000;

    /** The ways a request reaches an officer rather than the assistant. */
    static final List<TicketSource> SOURCES = List.of(TicketSource.PHONE, TicketSource.VOICEMAIL, TicketSource.COUNTER);

    /** How an officer made sure who is asking. */
    enum IdentityCheck {
        CALLED_BACK("I called them back on the number in the directory", true),
        IN_PERSON("They are in front of me, and I know them or have seen their council pass", true),
        NOT_CHECKED("I have not checked", false);

        private final String label;
        private final boolean proof;

        IdentityCheck(String label, boolean proof) {
            this.label = label;
            this.proof = proof;
        }

        public String label() {
            return label;
        }

        boolean isProof() {
            return proof;
        }
    }

    NewTicketForm {
        name = clean(name);
        member = clean(member);
        check = clean(check);
        council = clean(council);
        source = clean(source);
        words = clean(words);
        category = clean(category);
        impact = clean(impact);
        urgency = clean(urgency);
        notes = clean(notes);
        // A fact of the form, not of the request: a lost or odd one is as good as a new one.
        token = isToken(token) ? token : UUID.randomUUID().toString();
    }

    static NewTicketForm blank() {
        return new NewTicketForm("", "", "", "", "", "", "", "", "", "", "");
    }

    NewTicketForm in(String suggested) {
        return new NewTicketForm(name, member, check, council, source, words, suggested, impact, urgency, notes, token);
    }

    Optional<Member> chosen(Directory directory) {
        return directory.members().stream()
                .filter(each -> each.id().value().equals(member))
                .findFirst();
    }

    Optional<IdentityCheck> identityCheck() {
        return one(IdentityCheck.values(), check);
    }

    Optional<TicketSource> ticketSource() {
        return one(TicketSource.values(), source).filter(SOURCES::contains);
    }

    Optional<Impact> ticketImpact() {
        return one(Impact.values(), impact);
    }

    Optional<Urgency> ticketUrgency() {
        return one(Urgency.values(), urgency);
    }

    /** What must be put right before it can be a ticket, in the order of the page. */
    Problems problems(Officer me, Directory directory, Categories categories) {
        List<Problem> problems = new ArrayList<>();
        Optional<Member> known = chosen(directory);
        if (name.isEmpty() && known.isEmpty()) {
            problems.add(new Problem("name", "Enter the Member’s name"));
        } else if (name.length() > NewTicket.LONGEST_NAME) {
            problems.add(new Problem("name", "Shorten the name to %d characters".formatted(NewTicket.LONGEST_NAME)));
        }
        Optional<IdentityCheck> checked = identityCheck();
        if (checked.isEmpty()) {
            problems.add(new Problem("check", "Say how you checked who they are"));
        } else if (checked.get().isProof() && known.isEmpty()) {
            problems.add(new Problem(
                    "check", "Choose the Member from the directory, or say that you have not checked who they are"));
        }
        if (!me.worksFor(council)) {
            problems.add(new Problem("council", "Choose which council it is for"));
        } else if (known.isPresent() && !known.get().sitsOn(council)) {
            problems.add(new Problem(
                    "council",
                    "%s does not sit on that council".formatted(known.get().name())));
        }
        if (ticketSource().isEmpty()) {
            problems.add(new Problem("source", "Say how it reached you"));
        }
        if (words.isEmpty()) {
            problems.add(new Problem("words", "Write down what they need"));
        } else if (words.length() > NewTicket.LONGEST_WORDS) {
            problems.add(new Problem("words", "Shorten this to %,d characters".formatted(NewTicket.LONGEST_WORDS)));
        }
        if (categories.find(category).isEmpty()) {
            problems.add(new Problem("category", "Choose what it is about"));
        }
        if (ticketImpact().isEmpty()) {
            problems.add(new Problem("impact", "Say how far it reaches"));
        }
        if (ticketUrgency().isEmpty()) {
            problems.add(new Problem("urgency", "Say how soon it is needed"));
        }
        if (notes.length() > LONGEST_NOTES) {
            problems.add(new Problem("notes", "Shorten your notes to %,d characters".formatted(LONGEST_NOTES)));
        }
        return new Problems(problems);
    }

    /** Only for a form without problems. */
    NewTicket request(Officer me, Directory directory, Categories categories) {
        Category kind = categories.get(category);
        Optional<MemberId> known = chosen(directory).map(Member::id);
        return new NewTicket(
                council,
                known.orElse(null),
                known.isPresent() ? null : name,
                identityCheck().orElseThrow().isProof(),
                ticketSource().orElseThrow(),
                kind.kind(),
                category,
                ticketImpact().orElseThrow(),
                ticketUrgency().orElseThrow(),
                NewTicket.subjectOf(words),
                words,
                List.of(),
                null,
                me.id(),
                "console " + token);
    }

    private static String clean(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    private static boolean isToken(String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
    }
}
