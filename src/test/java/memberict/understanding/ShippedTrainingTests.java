package memberict.understanding;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.understanding.TrainingSet.Example;
import org.junit.jupiter.api.Test;

/** The training messages that come with the product. */
class ShippedTrainingTests {

    private final Categories categories = new Categories(Path.of("config/categories.yaml"));
    private final TrainingSet set = new TrainingFiles(Path.of("config/training"), categories).read();

    @Test
    void everyCategoryAndKindOfTalkHasEnoughOfThem() {
        Map<String, Long> counts =
                set.examples().stream().map(Example::label).collect(groupingBy(Label::name, counting()));

        assertThat(counts.keySet())
                .containsAll(categories.all().stream().map(Category::id).toList())
                .containsAll(Stream.of(Talk.values())
                        .map(talk -> new Label.SmallTalk(talk).name())
                        .toList());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(20));
    }

    @Test
    void unmistakableWordsOfDangerStandOnlyWhereThereIsSome() {
        assertThat(set.examples().stream()
                        .filter(example -> Danger.in(example.message()).deviceGone())
                        .map(example -> example.label().name()))
                .hasSizeGreaterThan(20)
                .containsOnly("lost_stolen_device");
        assertThat(set.examples().stream()
                        .filter(example -> Danger.in(example.message()).accountBrokenInto())
                        .map(example -> example.label().name()))
                .hasSizeGreaterThan(8)
                .containsOnly("security_phishing");
        assertThat(set.examples().stream()
                        .filter(example -> Danger.in(example.message()).threatened())
                        .map(example -> example.label().name()))
                .hasSizeGreaterThan(15)
                .containsOnly("talk/threat");
    }
}
