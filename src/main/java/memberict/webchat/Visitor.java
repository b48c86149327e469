package memberict.webchat;

import java.util.Optional;
import memberict.directory.Council;
import memberict.directory.Member;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.Claims;
import memberict.messaging.Proof;

/**
 * Whoever looks at the page.
 *
 * @param conversation the secret that names their conversation: who knows it may read it
 * @param member who signed in; empty for most
 * @param network where the request came from, for counting only
 */
record Visitor(Council council, String conversation, Optional<Member> member, String network) {

    Address address() {
        return new Address(Channel.WEBCHAT, council.id() + "/" + conversation);
    }

    Claims claims() {
        return new Claims(
                member.map(known -> new Proof.SignIn(known.id().value())).orElse(null),
                council.id(),
                member.map(Member::name).orElse(null));
    }

    /** Tells the page when it has become another conversation; it does not give the secret away. */
    String mark() {
        return Integer.toHexString(conversation.hashCode());
    }
}
