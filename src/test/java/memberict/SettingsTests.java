package memberict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.UnknownSettings.Setting;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** What the README and the example file say of the settings is what the code does. */
class SettingsTests {

    /** {@code | `memberict.webchat.remembered` | `14d` | what it does |} */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][a-z.-]+)` \\| (none|`[^|]+`) \\| \\S.* \\|$");

    @Test
    void readmeNamesEverySettingOfTheProductWithItsDefault() throws IOException {
        Map<String, String> told = readme();
        told.keySet().removeIf(name -> !name.startsWith("memberict."));

        assertThat(told).isEqualTo(ours());
    }

    @Test
    void readmeGivesTheDefaultsOfOtherSettingsAsTheyAre() throws IOException {
        Map<String, String> told = readme();
        told.keySet().removeIf(name -> name.startsWith("memberict."));

        Map<String, Object> defaults = yaml(new FileSystemResource("src/main/resources/application.yaml"));
        assertThat(told).isNotEmpty();
        assertThat(told)
                .allSatisfy((name, value) -> assertThat(value)
                        .as(name)
                        .isEqualTo(defaults.containsKey(name) ? "`" + defaults.get(name) + "`" : "none"));
    }

    @Test
    void everythingInTheExampleFileIsASettingAndStandsWithItsDefault() throws IOException {
        String example = Files.readString(Path.of("config/application.yaml"));
        assertThat(yaml(resource(example)))
                .as("the file as shipped changes nothing")
                .isEmpty();
        Map<String, String> ours = ours();
        Map<String, Object> shown = new TreeMap<>();
        for (String part : example.split("\n\n")) {
            shown.putAll(yaml(resource(part.replaceAll("(?m)^#((?:  )*[a-z-]+:)", "$1"))));
        }

        assertThat(shown.keySet()).contains("server.port", "memberict.webchat.remembered", "management.server.port");
        assertThat(shown).allSatisfy((name, value) -> {
            if (name.startsWith("memberict.")) {
                assertThat("`" + value + "`").as(name).isEqualTo(ours.get(name));
            }
        });
    }

    @Test
    void onlyTheProductItselfIsAskedWhatItReads() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new OriginTrackedMapPropertySource("file", Map.of("memberict.nobody.reads", "this")));
        GenericApplicationContext product = new GenericApplicationContext();
        product.refresh();
        GenericApplicationContext managementPort = new GenericApplicationContext(product);
        managementPort.refresh();
        UnknownSettings settings = new UnknownSettings(environment, product);

        assertThatCode(() -> settings.on(new ContextRefreshedEvent(managementPort)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> settings.on(new ContextRefreshedEvent(product)))
                .hasMessageContaining("'memberict.nobody.reads' is not a setting");
    }

    /** Name and default, as the README writes them. */
    private static Map<String, String> ours() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("memberict").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .flatMap(SettingsTests::settings)
                .collect(Collectors.toMap(
                        setting -> setting.name().toString(), SettingsTests::written, (a, b) -> a, TreeMap::new));
    }

    private static Stream<Setting> settings(Class<?> type) {
        ConfigurationProperties annotation = type.getAnnotation(ConfigurationProperties.class);
        return Setting.of(annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix(), type);
    }

    private static String written(Setting setting) {
        List<String> defaults = setting.defaults();
        return defaults == null || defaults.isEmpty() ? "none" : "`" + String.join(", ", defaults) + "`";
    }

    private static Map<String, String> readme() throws IOException {
        return ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .collect(Collectors.toMap(
                        (MatchResult row) -> row.group(1), row -> row.group(2), (a, b) -> a, TreeMap::new));
    }

    private static Resource resource(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> yaml(Resource resource) throws IOException {
        Map<String, Object> values = new TreeMap<>();
        List<PropertySource<?>> sources = new ArrayList<>(new YamlPropertySourceLoader().load("yaml", resource));
        for (PropertySource<?> source : sources) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                values.put(ConfigurationPropertyName.adapt(name, '.').toString(), source.getProperty(name));
            }
        }
        return values;
    }
}
