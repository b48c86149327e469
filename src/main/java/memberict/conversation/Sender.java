package memberict.conversation;

import java.util.Optional;
import memberict.directory.Member;
import org.jspecify.annotations.Nullable;

/** Who is asking, as far as the door could prove it. */
sealed interface Sender {

    /** A Member whose identity the door proved. */
    record Known(Member member) implements Sender {}

    /**
     * No one knows. The normal case for a Member who is locked out: general help and tickets, no facts.
     *
     * @param email the address they write from; null where the door has none
     * @param claimed the Member whose address that is in the directory, which anyone can put on a mail; null for no one's
     */
    record Unproved(
            @Nullable String name,
            @Nullable String email,
            @Nullable Member claimed) implements Sender {

        Unproved(@Nullable String name) {
            this(name, null, null);
        }
    }

    /** Someone the door proved to be no Member of ours. */
    record NotAMember() implements Sender {}

    default Optional<Member> proved() {
        return this instanceof Known(var member) ? Optional.of(member) : Optional.empty();
    }
}
