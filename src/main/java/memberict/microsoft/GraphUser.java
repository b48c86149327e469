package memberict.microsoft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, as Entra keeps it.
 *
 * @param id its object id
 * @param mail their mailbox's address
 * @param signInName Entra calls it userPrincipalName; often, but not always, an address too
 * @param language such as {@code cy-GB}
 * @param enabled false where nobody can sign in with it
 */
public record GraphUser(
        String id,
        String name,
        @Nullable String mail,
        @Nullable String signInName,
        List<String> businessPhones,
        @Nullable String mobilePhone,
        @Nullable String language,
        boolean enabled) {

    public GraphUser {
        businessPhones = List.copyOf(businessPhones);
    }
}
