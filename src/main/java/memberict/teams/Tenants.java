package memberict.teams;

import java.util.Optional;
import memberict.directory.Council;
import memberict.directory.Directory;
import org.springframework.stereotype.Component;

/** Whose tenants we answer for: those of the councils, and no others. */
@Component
class Tenants {

    private final Directory directory;

    Tenants(Directory directory) {
        this.directory = directory;
    }

    boolean ours(String tenant) {
        return directory.councils().stream()
                .anyMatch(
                        council -> council.tenant() != null && council.tenant().equalsIgnoreCase(tenant));
    }

    /** The council of a tenant that only one has. */
    Optional<String> council(String tenant) {
        return directory.councilOfTenant(tenant).map(Council::id);
    }
}
