package memberict.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Shows the age of the directory on the health page. An old one still answers, so it is never "down". */
@Component
class DirectoryHealthIndicator implements HealthIndicator {

    static final Status NEEDS_A_LOOK = new Status("NEEDS_A_LOOK");

    private final DirectorySources sources;

    DirectoryHealthIndicator(DirectorySources sources) {
        this.sources = sources;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (DirectorySources.State state : sources.states()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            state.readAt().ifPresent(when -> shown.put("readAt", when));
            state.problem().ifPresent(problem -> shown.put("problem", problem));
            health.withDetail(state.council(), shown);
            if (state.readAt().isEmpty() || state.problem().isPresent()) {
                health.status(NEEDS_A_LOOK);
            }
        }
        return health.build();
    }
}
