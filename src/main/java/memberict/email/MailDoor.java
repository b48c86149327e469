package memberict.email;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import memberict.directory.Directory;
import memberict.email.EmailStore.Conversation;
import memberict.email.EmailStore.Outcome;
import memberict.email.EmailStore.Row;
import memberict.email.EmailStore.Sent;
import memberict.email.ThreadTokens.Named;
import memberict.messaging.Address;
import memberict.messaging.Attachment;
import memberict.messaging.Attachments;
import memberict.messaging.Block.Choice;
import memberict.messaging.Channel;
import memberict.messaging.Chosen;
import memberict.messaging.Claims;
import memberict.messaging.InboundMessage;
import memberict.messaging.InboundMessage.Nature;
import memberict.messaging.Inbox;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import memberict.messaging.Outbox;
import memberict.secrets.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one stored mail in: reads it, judges it, finds its conversation. Done twice, it does the same. */
@Component
class MailDoor {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final String NOBODY = "nobody@invalid";
    private static final Duration STILL_MAY_RETURN = Duration.ofDays(7);

    private final EmailStore store;
    private final Threads threads;
    private final SupportMailboxes mailboxes;
    private final ThreadTokens tokens;
    private final Directory directory;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Attachments attachments;
    private final Clock clock;
    private final MailReader reader = new MailReader();

    MailDoor(
            EmailStore store,
            Threads threads,
            SupportMailboxes mailboxes,
            ThreadTokens tokens,
            Directory directory,
            Inbox inbox,
            Outbox outbox,
            Attachments attachments,
            Clock clock) {
        this.store = store;
        this.threads = threads;
        this.mailboxes = mailboxes;
        this.tokens = tokens;
        this.directory = directory;
        this.inbox = inbox;
        this.outbox = outbox;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * What became of a mail: the judge's word, made exact by what the door knows.
     *
     * @param wouldAnswer whether a machine may answer it, had it come by mail
     */
    record Taken(MailOutcome outcome, String reason, boolean wouldAnswer) {}

    Taken take(Row row, byte[] raw, SupportMailbox mailbox) {
        Mail mail = reader.read(raw);
        String sender = answerAddress(mail, mailbox).orElse(null);
        store.describe(
                row.id(),
                contentKey(mail),
                mail.messageIdGiven() ? mail.messageId() : null,
                mail.references(),
                sender == null ? null : EmailStore.key(sender));
        Optional<UUID> twin = store.twin(row.id(), row.mailbox(), contentKey(mail));
        if (twin.isPresent()) {
            String why = "It is the same as mail " + twin.get() + ".";
            store.outcome(row.id(), Outcome.DUPLICATE, why);
            store.went(twin.get()).ifPresent(went -> store.belongs(row.id(), went.conversation(), null));
            return new Taken(MailOutcome.DUPLICATE, why, false);
        }
        Judgement judgement = judge().judge(mail, false);
        boolean mayAnswer = judgement.mayAnswer() && sender != null;
        boolean joined = false;
        switch (judgement.outcome()) {
            case TICKET, NOTE -> {
                boolean answered = mayAnswer && !row.released() && !row.imported();
                joined = hear(row, mail, mailbox, sender, answered ? Nature.PERSON : Nature.BULK, judgement);
            }
            case BULK -> hear(row, mail, mailbox, sender, Nature.BULK, judgement);
            case AUTOMATIC -> note(row, mail, mailbox, sender, judgement);
            case BOUNCE -> cameBack(row, mail, judgement);
            case LOOP -> store.outcome(row.id(), Outcome.LOOP, judgement.reason());
            case REPORT -> store.outcome(row.id(), Outcome.REPORT, judgement.reason());
            case DUPLICATE -> store.outcome(row.id(), Outcome.DUPLICATE, judgement.reason());
            case QUARANTINED -> {
                if (row.released()) {
                    hear(row, mail, mailbox, sender, Nature.BULK, judgement);
                } else {
                    store.outcome(row.id(), Outcome.QUARANTINED, sentence(judgement.reason()));
                }
            }
        }
        boolean note = judgement.outcome() == MailOutcome.TICKET && joined;
        return new Taken(
                note ? MailOutcome.NOTE : judgement.outcome(),
                note ? "It goes on with a conversation that is here." : sentence(judgement.reason()),
                mayAnswer);
    }

    /** Who it says it is from, and its words, for an officer who decides what becomes of it. */
    String inWords(byte[] raw) {
        Mail mail = reader.read(raw);
        String from = mail.from().stream()
                .map(one -> (one.name() + " " + one.address()).strip())
                .collect(Collectors.joining(", "));
        String words = Secrets.mask("From: %s\nSubject: %s\n\n%s".formatted(from, mail.subject(), mail.text()))
                .text();
        return words.length() <= LONGEST_NOTE ? words : words.substring(0, LONGEST_NOTE) + "…";
    }

    private MailGate judge() {
        Set<String> domains = directory.councils().stream()
                .flatMap(council -> council.mailDomains().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return new MailGate(new Ourselves(
                mailboxes.all().stream().map(SupportMailbox::address).collect(Collectors.toSet()),
                domains,
                id -> tokens.read(id).isPresent(),
                tokens::isLoopMark,
                Set.of(),
                Set.of()));
    }

    // ---- someone's words ----

    /** Returns whether it joined a conversation that was here. */
    private boolean hear(
            Row row, Mail mail, SupportMailbox mailbox, @Nullable String sender, Nature nature, Judgement judgement) {
        String from = sender == null ? NOBODY : sender;
        Optional<Threads.Place> place = row.imported()
                ? threads.find(mail, mailbox, from).or(() -> threads.ofImported(mail, mailbox, from))
                : threads.find(mail, mailbox, from);
        Conversation conversation =
                place.map(Threads.Place::conversation).orElseGet(() -> begin(row, mail, mailbox, from));
        boolean fresh = conversation.id().equals(row.id());
        UUID message = name("message", row);
        store.belongs(row.id(), conversation.id(), message);
        store.join(conversation.id(), from);
        if (!row.imported()) {
            store.revive(from);
        }

        MailWords words = MailWords.of(mail, fresh || place.isEmpty());
        Chosen chosen = place.flatMap(Threads.Place::answered)
                .flatMap(answered -> chosen(answered, words.line()))
                .orElse(null);
        List<Attachment> files = row.whole() ? keepFiles(row, mail, words) : List.of();
        List<String> leftOut = row.whole()
                ? List.of()
                : mail.attachments().stream().map(Mail.Attachment::name).toList();
        Address address = new Address(Channel.EMAIL, conversation.addressName());
        inbox.receive(new InboundMessage(
                new MessageId(message),
                address,
                "mail " + row.id(),
                clock.instant(),
                nature == Nature.BULK && words.text().isBlank() ? "(No words.)" : words.text(),
                chosen,
                claims(mail, mailbox),
                leftOut.isEmpty() && !row.whole() ? List.of("the rest of the mail") : leftOut,
                nature,
                files));
        remarks(row, mail, conversation, sender, nature, judgement)
                .ifPresent(remark -> remark(row, address, mailbox, remark, Nature.AUTOMATIC));
        store.outcome(
                row.id(),
                nature == Nature.PERSON ? Outcome.MESSAGE : Outcome.BULK,
                sentence(
                        nature == Nature.PERSON
                                ? judgement.reason()
                                : judgement.noAnswer().orElse(judgement.reason())));
        return !fresh;
    }

    private Conversation begin(Row row, Mail mail, SupportMailbox mailbox, String from) {
        Conversation conversation = new Conversation(
                row.id(),
                mailbox.council(),
                mailbox.address(),
                from,
                mail.author()
                        .map(Mailbox::name)
                        .map(name -> cut(Secrets.mask(name).text(), LONGEST_NAME))
                        .orElse(null),
                Secrets.mask(Subject.words(mail.subject())).text());
        store.begin(conversation, clock.instant());
        return conversation;
    }

    /** A mail of ours offered choices, and this is one of them. */
    private Optional<Chosen> chosen(Named answered, String written) {
        List<Choice> choices = outbox.find(new MessageId(answered.message()))
                .map(OutboundMessage::choices)
                .orElse(List.of());
        return ReplyWord.meant(written, choices)
                .map(choice -> new Chosen(new MessageId(answered.message()), choice.id()));
    }

    private List<Attachment> keepFiles(Row row, Mail mail, MailWords words) {
        List<Attachment> kept = new ArrayList<>();
        for (Mail.Attachment file : mail.attachments()) {
            kept.add(keep(row, kept.size(), file.name(), file.type(), file.bytes()));
        }
        words.tooLong()
                .ifPresent(whole -> kept.add(keep(
                        row,
                        kept.size(),
                        InboundMessage.WHOLE_TEXT,
                        "text/plain",
                        Secrets.mask(whole).text().getBytes(StandardCharsets.UTF_8))));
        return kept;
    }

    private Attachment keep(Row row, int place, String name, String type, byte[] bytes) {
        UUID id = name("file " + place, row);
        attachments.keep(id, bytes);
        return new Attachment(
                id,
                cut(FileName.safe(name), Attachment.LONGEST_NAME),
                type.isBlank() || type.length() > 100 ? "application/octet-stream" : type,
                bytes.length,
                Hashes.sha256(bytes));
    }

    private static Claims claims(Mail mail, SupportMailbox mailbox) {
        Optional<Mailbox> author = mail.author();
        String name = author.map(Mailbox::name)
                .filter(given -> !given.isBlank())
                .or(() -> author.map(Mailbox::address))
                .map(given -> cut(given, LONGEST_NAME))
                .orElse(null);
        return new Claims(
                null, mailbox.council(), name, author.map(Mailbox::address).orElse(null));
    }

    /**
     * The one address an answer goes to. A mail that says it is from a Member is answered at the Member's address only:
     * whoever forged it does not get to say where the answer goes.
     */
    private Optional<String> answerAddress(Mail mail, SupportMailbox mailbox) {
        return mail.author()
                .map(Mailbox::address)
                .filter(address -> isAMembers(address, mailbox))
                .or(() -> mail.answerTo().map(Mailbox::address));
    }

    private boolean isAMembers(String address, SupportMailbox mailbox) {
        return directory.membersOf(mailbox.council()).stream()
                .anyMatch(member -> address.equalsIgnoreCase(member.email()));
    }

    /** What an officer should know besides the words. */
    private Optional<String> remarks(
            Row row,
            Mail mail,
            Conversation conversation,
            @Nullable String sender,
            Nature nature,
            Judgement judgement) {
        List<String> remarks = new ArrayList<>();
        if (sender != null && !EmailStore.key(sender).equals(conversation.address())) {
            remarks.add("This came from %s, which is not the address that asked. What you write goes to %s."
                    .formatted(sender, conversation.address()));
        }
        String author = mail.author().map(Mailbox::address).orElse("");
        if (sender != null && !author.isEmpty() && !author.equalsIgnoreCase(sender)) {
            remarks.add("The mail asks for answers to %s.".formatted(sender));
        }
        mail.replyTo().stream()
                .map(Mailbox::address)
                .filter(asked -> sender != null && !asked.equalsIgnoreCase(sender))
                .findFirst()
                .ifPresent(asked -> remarks.add(
                        "The mail asks for answers to %s. They go to %s all the same, the Member's own address."
                                .formatted(asked, sender)));
        if (!row.whole()) {
            remarks.add(
                    "The mail is very large (%,d bytes), so only its beginning is here. The whole is in the mailbox."
                            .formatted(row.size()));
        }
        if (nature == Nature.BULK) {
            remarks.add("The assistant has not answered it: %s."
                    .formatted(judgement
                            .noAnswer()
                            .orElse(row.imported() ? "it was brought in from a file" : judgement.reason())));
        }
        mail.shortcomings().forEach(fault -> remarks.add("Of the mail, " + fault + "."));
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", remarks));
    }

    private void remark(Row row, Address address, SupportMailbox mailbox, String words, Nature nature) {
        inbox.receive(new InboundMessage(
                new MessageId(name("remark", row)),
                address,
                "remark on mail " + row.id(),
                clock.instant(),
                cut(words, LONGEST_NOTE),
                null,
                new Claims(null, mailbox.council(), null),
                List.of(),
                nature,
                List.of()));
    }

    // ---- machines ----

    /** An out-of-office note and its like: on the ticket it answers, or filed. */
    private void note(Row row, Mail mail, SupportMailbox mailbox, @Nullable String sender, Judgement judgement) {
        threads.find(mail, mailbox, sender == null ? NOBODY : sender).ifPresent(place -> {
            store.belongs(row.id(), place.conversation().id(), null);
            remark(
                    row,
                    new Address(Channel.EMAIL, place.conversation().addressName()),
                    mailbox,
                    "An automatic reply came from %s:\n%s"
                            .formatted(
                                    sender == null ? "an unknown address" : sender,
                                    mail.newWords().isBlank() ? mail.subject() : mail.newWords()),
                    Nature.AUTOMATIC);
        });
        store.outcome(row.id(), Outcome.AUTOMATIC, sentence(judgement.reason()));
    }

    private void cameBack(Row row, Mail mail, Judgement judgement) {
        Bounce bounce = judgement.bounce().orElseGet(() -> Bounce.of(mail));
        // What came back long ago says nothing about an address today.
        Optional<Sent> ours =
                row.imported() ? Optional.empty() : about(mail, bounce).flatMap(store::sent);
        ours.ifPresent(sent -> returned(row, sent, bounce));
        store.outcome(
                row.id(),
                Outcome.BOUNCE,
                ours.isPresent() ? sentence(judgement.reason()) : "It is about no mail of ours that is known.");
    }

    private Optional<UUID> about(Mail mail, Bounce bounce) {
        return bounce.messageId()
                .flatMap(tokens::read)
                .map(Named::message)
                .or(() -> threads.addressesOf(mail)
                        .flatMap(address -> tokens.messageOf(address).stream())
                        .findFirst())
                .or(() -> bounce.recipient()
                        .flatMap(
                                address -> store.lastTo(address, clock.instant().minus(STILL_MAY_RETURN))));
    }

    private void returned(Row row, Sent sent, Bounce bounce) {
        Conversation conversation = store.conversation(sent.conversation()).orElseThrow();
        store.belongs(row.id(), conversation.id(), null);
        String status = bounce.status().map(" (%s)"::formatted).orElse("");
        boolean failed = bounce.action().equals("failed");
        String what = failed
                ? "Our mail to %s came back undelivered%s.".formatted(sent.address(), status)
                : "Our mail to %s has not arrived yet%s: %s.".formatted(sent.address(), status, bounce.action());
        if (bounce.hard()) {
            store.bury(sent.address(), "Mail came back" + status + ".", clock.instant());
        }
        if (failed && store.returned(sent.message(), clock.instant())) {
            outbox.cameBack(
                    new MessageId(sent.message()),
                    "It came back undelivered%s.%s"
                            .formatted(
                                    status,
                                    bounce.hard() ? " There is no such address; phone the Member instead." : ""));
        }
        remark(
                row,
                new Address(Channel.EMAIL, conversation.addressName()),
                mailboxes.of(conversation.council()).orElseThrow(),
                what,
                Nature.BOUNCE);
    }

    // ---- small things ----

    /** The same mail has the same key by whatever way it came; what servers add on the way does not count. */
    private String contentKey(Mail mail) {
        String files = mail.attachments().stream().map(Mail.Attachment::sha256).collect(Collectors.joining(" "));
        // Keyed: a mere hash of few words can be guessed back.
        return tokens.keyed(String.join(
                "\n",
                mail.messageIdGiven() ? mail.messageId() : "",
                mail.from().stream().map(Mailbox::key).collect(Collectors.joining(" ")),
                mail.headers().first("Date").orElse(""),
                mail.subject(),
                mail.text(),
                files));
    }

    private static UUID name(String what, Row row) {
        return UUID.nameUUIDFromBytes((what + " " + row.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static String sentence(String reason) {
        String text = reason.isEmpty() ? "No reason is known" : reason;
        return text.substring(0, 1).toUpperCase(java.util.Locale.UK)
                + text.substring(1)
                + (text.endsWith(".") ? "" : ".");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
