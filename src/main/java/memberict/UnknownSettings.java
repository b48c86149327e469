package memberict;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.settings.BadSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
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

/**
 * Refuses a setting in a file that nothing reads: a typing error must not pass for a default. The product's own are known
 * to the last word, from the records that read them; of the others only what they begin with.
 */
@Component
class UnknownSettings {

    private static final String OURS = "memberict";

    /** Spring's settings, and the scheduler's. */
    private static final Set<String> THEIRS =
            Set.of("db-scheduler", "debug", "info", "logging", "management", "server", "spring", "trace");

    private final ConfigurableEnvironment environment;
    private final ApplicationContext context;

    UnknownSettings(ConfigurableEnvironment environment, ApplicationContext context) {
        this.environment = environment;
        this.context = context;
    }

    @EventListener
    void on(ContextRefreshedEvent event) {
        // A management port of its own has a context within this one, which reads none of our settings.
        if (event.getApplicationContext() != context) {
            return;
        }
        List<Setting> known = known(context);
        environment.getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(OriginTrackedMapPropertySource.class::cast)
                .forEach(file -> check(file, known));
    }

    private static void check(OriginTrackedMapPropertySource file, List<Setting> known) {
        for (String name : file.getPropertyNames()) {
            ConfigurationPropertyName given = ConfigurationPropertyName.adapt(name, '.');
            if (given.isEmpty()) {
                continue;
            }
            String first = given.getElement(0, ConfigurationPropertyName.Form.UNIFORM);
            if (first.equals(OURS)) {
                if (known.stream().noneMatch(setting -> setting.reads(given))) {
                    throw unknown(file.getOrigin(name), name, nearest(given, known));
                }
            } else if (THEIRS.stream()
                    .noneMatch(theirs -> theirs.replace("-", "").equals(first))) {
                throw unknown(
                        file.getOrigin(name),
                        name,
                        Stream.concat(Stream.of(OURS), THEIRS.stream()).map(root -> root + ".…"));
            }
        }
    }

    /** The settings of the same group; where there is no such group, the groups. */
    private static Stream<String> nearest(ConfigurationPropertyName given, List<Setting> known) {
        List<String> same = known.stream()
                .filter(setting -> given.getNumberOfElements() > 2
                        && setting.name()
                                .getElement(1, ConfigurationPropertyName.Form.UNIFORM)
                                .equals(given.getElement(1, ConfigurationPropertyName.Form.UNIFORM)))
                .map(setting -> setting.name().toString())
                .toList();
        return same.isEmpty()
                ? known.stream().map(setting -> setting.name().chop(2) + ".…").distinct()
                : same.stream();
    }

    private static BadSettings unknown(@Nullable Origin origin, String name, Stream<String> allowed) {
        String problem = "'%s' is not a setting; allowed: %s"
                .formatted(name, allowed.sorted().collect(Collectors.joining(", ")));
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

    private static List<Setting> known(ApplicationContext context) {
        return ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean -> bean.getAnnotation().prefix().startsWith(OURS + "."))
                .flatMap(bean -> Setting.of(
                        bean.getAnnotation().prefix(),
                        Objects.requireNonNull(bean.asBindTarget().getType().resolve())))
                .toList();
    }

    /**
     * One setting.
     *
     * @param several whether it holds a list or a map, so that names go on below it
     * @param defaults what holds where nothing is set; null for nothing
     */
    record Setting(
            ConfigurationPropertyName name,
            boolean several,
            @Nullable List<String> defaults) {

        /** Those that a record of settings reads, and the records inside it. */
        static Stream<Setting> of(String prefix, Class<?> type) {
            // Not from the record's components: there the defaults are not to be seen.
            return Arrays.stream(type.getDeclaredConstructors())
                    .max(Comparator.comparingInt(Constructor::getParameterCount))
                    .stream()
                    .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                    .flatMap(parameter -> of(prefix, parameter));
        }

        private static Stream<Setting> of(String prefix, Parameter parameter) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(parameter.getName());
            Class<?> value = parameter.getType();
            if (value.isRecord()) {
                return of(name, value);
            }
            DefaultValue defaults = parameter.getAnnotation(DefaultValue.class);
            return Stream.of(new Setting(
                    ConfigurationPropertyName.of(name),
                    Collection.class.isAssignableFrom(value) || Map.class.isAssignableFrom(value),
                    defaults == null ? null : List.of(defaults.value())));
        }

        boolean reads(ConfigurationPropertyName given) {
            return name.equals(given) || several && name.isAncestorOf(given);
        }
    }
}
