package memberict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import memberict.settings.BadSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Refuses a {@code memberict.…} setting that nothing reads: a typing error must not pass for a default. */
@Component
class UnknownSettings {

    private static final String OURS = "memberict";

    private final ConfigurableEnvironment environment;

    UnknownSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @EventListener
    void on(ContextRefreshedEvent event) {
        Set<String> groups = groups(event.getApplicationContext());
        environment.getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(OriginTrackedMapPropertySource.class::cast)
                .forEach(file -> check(file, groups));
    }

    private static void check(OriginTrackedMapPropertySource file, Set<String> groups) {
        for (String name : file.getPropertyNames()) {
            if (name.startsWith(OURS + ".") && groups.stream().noneMatch(group -> belongs(name, group))) {
                throw unknown(file.getOrigin(name), name, groups);
            }
        }
    }

    private static boolean belongs(String name, String group) {
        return ConfigurationPropertyName.of(group).isAncestorOf(ConfigurationPropertyName.adapt(name, '.'));
    }

    private static BadSettings unknown(@Nullable Origin origin, String name, Set<String> groups) {
        String problem = "'%s' is not a setting; allowed: %s"
                .formatted(name, groups.stream().map(group -> group + ".…").collect(Collectors.joining(", ")));
        Resource resource = origin instanceof TextResourceOrigin text ? text.getResource() : null;
        Location place = origin instanceof TextResourceOrigin text ? text.getLocation() : null;
        return new BadSettings(
                resource == null ? Path.of("application.yaml") : file(resource),
                place == null ? 1 : place.getLine() + 1,
                problem);
    }

    private static Path file(Resource resource) {
        try {
            return resource.getFile().toPath();
        } catch (IOException e) {
            return Path.of(resource.getDescription());
        }
    }

    private static Set<String> groups(ApplicationContext context) {
        return ConfigurationPropertiesBean.getAll(context).values().stream()
                .map(bean -> bean.getAnnotation().prefix())
                .filter(prefix -> prefix.startsWith(OURS + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
