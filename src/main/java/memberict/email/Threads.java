package memberict.email;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import memberict.email.EmailStore.Conversation;
import memberict.email.ThreadTokens.Named;
import org.springframework.stereotype.Component;

/** Finds the conversation a mail goes on with: by a name we signed, or by a ticket's number from someone who takes part in it. */
@Component
class Threads {

    private final EmailStore store;
    private final ThreadTokens tokens;

    Threads(EmailStore store, ThreadTokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    /**
     * @param answered our mail that this one answers; empty where that is not known
     */
    record Place(Conversation conversation, Optional<Named> answered) {}

    /** Empty for a new matter. Whatever was found belongs to this mailbox. */
    Optional<Place> find(Mail mail, SupportMailbox mailbox, String sender) {
        if (Subject.isForward(mail.subject())) {
            return Optional.empty();
        }
        return mail.ancestors().stream()
                .flatMap(id -> tokens.read(id).stream())
                .flatMap(named -> conversation(named, mailbox).stream())
                .findFirst()
                .or(() -> addressesOf(mail)
                        .flatMap(address -> tokens.conversationOf(address).stream())
                        .flatMap(id -> store.conversation(id).stream())
                        .map(found -> new Place(found, Optional.empty()))
                        .findFirst())
                .filter(place -> place.conversation().mailbox().equals(mailbox.address()))
                .or(() -> Subject.ticket(mail.subject())
                        .flatMap(reference -> store.about(reference, mailbox.address(), sender))
                        .map(found -> new Place(found, Optional.empty())));
    }

    /** Mail from files knows only the ids it had then. */
    Optional<Place> ofImported(Mail mail, SupportMailbox mailbox, String sender) {
        return Subject.isForward(mail.subject())
                ? Optional.empty()
                : store.ofImported(mail.ancestors(), mailbox.address(), sender)
                        .map(found -> new Place(found, Optional.empty()));
    }

    private Optional<Place> conversation(Named named, SupportMailbox mailbox) {
        return store.conversation(named.conversation())
                .filter(found -> found.mailbox().equals(mailbox.address()))
                .map(found -> new Place(found, Optional.of(named)));
    }

    /** Where it was sent, by any header that says so. */
    Stream<String> addressesOf(Mail mail) {
        return Stream.concat(
                        mail.deliveredTo().stream(),
                        Stream.concat(mail.to().stream(), mail.cc().stream()).map(Mailbox::address))
                .map(address -> address.toLowerCase(Locale.ROOT));
    }
}
