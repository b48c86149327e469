package memberict.messaging;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a door knows who is writing. Absent where it does not: the normal case for a Member who is locked out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Proof {

    /** A token signed for this tenant named this person. */
    record Entra(String tenant, String objectId) implements Proof {}

    /** The person signed in to the page; {@code member} is the directory's id. */
    record SignIn(String member) implements Proof {}
}
