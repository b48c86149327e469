package memberict.directory;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One council we serve.
 *
 * @param tenant its Microsoft Entra tenant; null where it has none here
 * @param mailDomains in lower case
 * @param values what articles and replies may quote, such as {@code ict-phone}
 * @param routes who deals with what: from a category's route to the name Members are told
 */
public record Council(
        String id,
        String name,
        String shortName,
        ZoneId zone,
        @Nullable String tenant,
        Set<String> mailDomains,
        ServiceHours hours,
        Map<String, String> values,
        Map<String, String> routes) {

    public Council {
        Ids.check("a council's id", id);
        mailDomains = Set.copyOf(mailDomains);
        values = Map.copyOf(values);
        routes = Map.copyOf(routes);
    }

    /** The name of who deals with it. Every council names the route {@value #ICT}, which stands in for one it does not. */
    public String routeName(String route) {
        String name = routes.get(route);
        return name == null ? routes.getOrDefault(ICT, shortName) : name;
    }

    static final String ICT = "ict";
}
