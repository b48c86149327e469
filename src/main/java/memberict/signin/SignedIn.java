package memberict.signin;

import java.util.Optional;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.Officer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who asks for the page being made. The directory is asked each time, so whoever is taken out of it loses access at
 * once.
 */
@Component
public class SignedIn {

    static final String OFFICER = "officer:";
    static final String MEMBER = "member:";

    private final Directory directory;

    SignedIn(Directory directory) {
        this.directory = directory;
    }

    public Optional<Officer> officer() {
        return officer(name());
    }

    public Optional<Member> member() {
        return member(name());
    }

    Optional<Officer> officer(String name) {
        return directory.officers().stream()
                .filter(officer -> name.equals(OFFICER + officer.id()))
                .findFirst();
    }

    Optional<Member> member(String name) {
        return directory.members().stream()
                .filter(member -> member.active() && name.equals(MEMBER + member.id()))
                .findFirst();
    }

    private static String name() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "" : authentication.getName();
    }
}
