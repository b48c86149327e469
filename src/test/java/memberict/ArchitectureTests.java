package memberict;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The map of the house is what the code does, and is drawn from it into {@code target/spring-modulith-docs}. */
class ArchitectureTests {

    private final ApplicationModules modules = ApplicationModules.of(MemberIctAssistant.class);

    @Test
    void modulesKnowOnlyWhomTheySayTheyKnow() {
        modules.verify();
    }

    @Test
    void theDrawingsAreMadeFromTheCode() {
        new Documenter(modules).writeDocumentation();
    }
}
