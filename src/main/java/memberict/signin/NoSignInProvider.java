package memberict.signin;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Other machines could open the page on which anyone may sign in as anyone. */
class NoSignInProvider extends RuntimeException {

    /** @param address what we would listen on; null for all of this machine's addresses */
    NoSignInProvider(@Nullable InetAddress address) {
        super(("No sign-in provider is set, so whoever can open the sign-in page may sign in as any officer or Member;"
                        + " it may then be opened on this machine alone, but server.address is %s.")
                .formatted(address == null ? "not set, which means every address" : address.getHostAddress()));
    }
}
