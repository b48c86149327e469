package memberict.conversation;

import java.util.Optional;
import memberict.directory.Member;
import org.jspecify.annotations.Nullable;

/** Who is asking, as far as the door could prove it. */
sealed interface Sender {

    /** A Member whose identity the door proved. */
    record Known(Member member) implements Sender {}

    /** No one knows. The normal case for a Member who is locked out: general help and tickets, no facts. */
    record Unproved(@Nullable String name) implements Sender {}

    /** Someone the door proved to be no Member of ours. */
    record NotAMember() implements Sender {}

    default Optional<Member> proved() {
        return this instanceof Known(var member) ? Optional.of(member) : Optional.empty();
    }
}
