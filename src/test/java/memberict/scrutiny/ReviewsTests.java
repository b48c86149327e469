package memberict.scrutiny;

import static memberict.scrutiny.Recommendations.KESTREL_VALE;
import static memberict.scrutiny.Recommendations.THORNMERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import memberict.catalogue.Categories;
import memberict.directory.Directory;
import memberict.scrutiny.Recommendation.Status;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

class ReviewsTests {

    private static final Path SAMPLE = Path.of("config");
    private static final Categories CATEGORIES = new Categories(SAMPLE.resolve("categories.yaml"));
    private static final Directory DIRECTORY = new Directory(SAMPLE);
    private static final Set<String> BOTH = Set.of(KESTREL_VALE, THORNMERE);

    private static final String REVIEW = """
            reference: KV-1
            title: Review of lifts
            council: kestrel-vale
            committee: Scrutiny Committee
            approved: 2026-03-09
            executive-response: Accepted.
            recommendations:
              - reference: KV-1 1.1
                text: That the lift is mended.
                desired-outcome: Everyone can go upstairs.
                lead-officer: Head of Property
                target-date: 2026-07-31
                executive-response: Accepted.
                status: on-track
                status-date: 2026-05-01
                evidence:
                  categories: [printing, telephony]
              - reference: KV-1 1.2
                text: That the stairs are swept.
                desired-outcome: Nobody slips.
                lead-officer: Head of Property
                executive-response: Accepted.
                status: not-started
                status-date: 2026-05-01
            """;

    @TempDir
    Path config;

    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(config.resolve("reviews"));
    }

    @Test
    void sampleIsReadAndCounted() {
        Reviews reviews = new Reviews(new ReviewFiles(SAMPLE, CATEGORIES, DIRECTORY));

        Review review = reviews.reviews(Set.of(KESTREL_VALE)).getFirst();

        assertThat(review.isPublic()).isTrue();
        assertThat(review.headline(review.asAt()))
                .isEqualTo("As at 12 October 2026: 2 of 8 achieved (1 of them behind schedule), 2 on track, 1 on alert,"
                        + " 1 extended, 1 not started, 1 superseded");
    }

    @Test
    void everySettingOfAReviewIsTakenUp() throws IOException {
        write("lifts.yaml", REVIEW);

        Review review = reviews().reviews(BOTH).getFirst();

        assertThat(review.reference()).isEqualTo("KV-1");
        assertThat(review.title()).isEqualTo("Review of lifts");
        assertThat(review.committee()).isEqualTo("Scrutiny Committee");
        assertThat(review.approved()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(review.executiveResponse()).isEqualTo("Accepted.");
        assertThat(review.isPublic()).isFalse();
        assertThat(review.recommendations())
                .containsExactly(
                        new Recommendation(
                                new RecommendationReference(KESTREL_VALE, "KV-1 1.1"),
                                "That the lift is mended.",
                                "Everyone can go upstairs.",
                                "Head of Property",
                                LocalDate.of(2026, 7, 31),
                                null,
                                "Accepted.",
                                Status.ON_TRACK,
                                LocalDate.of(2026, 5, 1),
                                null,
                                Set.of("printing", "telephony")),
                        new Recommendation(
                                new RecommendationReference(KESTREL_VALE, "KV-1 1.2"),
                                "That the stairs are swept.",
                                "Nobody slips.",
                                "Head of Property",
                                null,
                                null,
                                "Accepted.",
                                Status.NOT_STARTED,
                                LocalDate.of(2026, 5, 1),
                                null,
                                Set.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            council: kestrel-vale      | council: atlantis            | 3  | there is no council 'atlantis'; allowed: kestrel-vale, thornmere
            approved: 2026-03-09       | approved: 9 March            | 5  | 'approved' must be a date such as 2026-11-22, not '9 March'
            executive-response: Acc    | respons: Acc                 | 6  | 'respons' is not a setting here
            title: Review of lifts     | title: Lifts\\npublic: maybe  | 3  | 'public' must be true or false, not 'maybe'
            status: on-track           | status: achieved-late        | 14 | 'status' must be one of achieved, on-track,
            status: on-track           | status: extended             | 8  | needs its 'original-target-date'
            status: on-track           | status: not-proceeding       | 8  | needs a 'status-note' that says why
            status-date: 2026-05-01    | status-date: 2026-05-32      | 15 | 'status-date' must be a date
            lead-officer: Head         | original-target-date: 2026-07-31\\n    lead-officer: Head | 8 | 'target-date' must be later than 'original-target-date'
            [printing, telephony]      | [printing, teleportation]    | 17 | there is no category 'teleportation'; allowed: accessibility, account_password,
            categories: [              | category: [                  | 17 | 'category' is not a setting here; allowed: categories
            text: That the lift        | txt: That the lift           | 9  | 'txt' is not a setting here
            reference: KV-1 1.2        | reference: KV-1 1.1          | 18 | 'KV-1 1.1' stands in this file already
            """)
    void faultIsNamedWithItsLine(String said, String instead, int line, String problem) throws IOException {
        String text = REVIEW.replaceFirst(Pattern.quote(said), instead.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(REVIEW);
        write("lifts.yaml", text);

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::reviews);

        assertThat(fault).isNotNull().hasMessageContaining(problem);
        assertThat(fault.file()).isEqualTo(folder.resolve("lifts.yaml"));
        assertThat(fault.line()).isEqualTo(line);
    }

    @Test
    void reviewWithoutRecommendationsIsAFault() throws IOException {
        write("lifts.yaml", REVIEW.substring(0, REVIEW.indexOf("recommendations:")));

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::reviews);

        assertThat(fault).isNotNull().hasMessageContaining("at least one recommendation");
    }

    @Test
    void oneReferenceInTwoFilesIsAFaultOfTheSecond() throws IOException {
        write("a.yaml", REVIEW);
        write("b.yaml", REVIEW.replace("reference: KV-1\n", "reference: KV-2\n"));

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::reviews);

        assertThat(fault).isNotNull().hasMessageContaining("'KV-1 1.1' stands in a.yaml already");
        assertThat(fault.file()).isEqualTo(folder.resolve("b.yaml"));
        assertThat(fault.line()).isEqualTo(8);
    }

    @Test
    void eachCouncilNumbersForItself() throws IOException {
        write("a.yaml", REVIEW);
        write("b.yaml", REVIEW.replace("council: kestrel-vale", "council: thornmere"));

        Reviews reviews = reviews();

        assertThat(reviews.reviews(BOTH)).hasSize(2);
        assertThat(reviews.reviews(Set.of(THORNMERE)))
                .singleElement()
                .satisfies(review -> assertThat(review.council()).isEqualTo(THORNMERE));
        assertThat(reviews.recommendation(new RecommendationReference(THORNMERE, "KV-1 1.1")))
                .hasValueSatisfying(
                        found -> assertThat(found.reference().council()).isEqualTo(THORNMERE));
        assertThat(reviews.recommendation(new RecommendationReference(THORNMERE, "KV-1 9.9")))
                .isEmpty();
    }

    @Test
    void latestApprovedComesFirst() throws IOException {
        write("a.yaml", REVIEW);
        write(
                "b.yaml",
                REVIEW.replace("KV-1", "KV-2")
                        .replace("2026-03-09", "2026-03-10")
                        .replace("lifts", "stairs"));

        assertThat(reviews().reviews(BOTH))
                .extracting(Review::title)
                .containsExactly("Review of stairs", "Review of lifts");
    }

    @Test
    void emptyFolderIsFine() {
        assertThat(reviews().reviews(BOTH)).isEmpty();
        assertThat(reviews().problems()).isEmpty();
    }

    @Test
    void noFolderIsFine() throws IOException {
        Files.delete(folder);

        assertThat(reviews().reviews(BOTH)).isEmpty();
        assertThat(reviews().problems()).isEmpty();
    }

    @Test
    void newReviewIsTakenUpWhileRunning() throws IOException {
        Files.delete(folder);
        Reviews reviews = reviews();

        Files.createDirectory(folder);
        write("lifts.yaml", REVIEW);
        reviews.reload();

        assertThat(reviews.reviews(BOTH)).hasSize(1);
    }

    @Test
    void faultyChangeLeavesAllReviewsAsTheyWereAndIsReportedUntilItIsPutRight() throws IOException {
        write("lifts.yaml", REVIEW);
        Reviews reviews = reviews();

        write("lifts.yaml", REVIEW.replace("on-track", "late"));
        write("stairs.yaml", REVIEW.replace("KV-1", "KV-2").replace("[printing, telephony]", "[broom]"));
        reviews.reload();

        assertThat(reviews.reviews(BOTH))
                .singleElement()
                .satisfies(review ->
                        assertThat(review.recommendations().getFirst().status()).isEqualTo(Status.ON_TRACK));
        assertThat(reviews.problems()).extracting(BadSettings::line).containsExactly(14, 17);

        write("lifts.yaml", REVIEW.replace("on-track", "on-alert"));
        Files.delete(folder.resolve("stairs.yaml"));
        reviews.reload();

        assertThat(reviews.reviews(BOTH))
                .singleElement()
                .satisfies(review ->
                        assertThat(review.recommendations().getFirst().status()).isEqualTo(Status.ON_ALERT));
        assertThat(reviews.problems()).isEmpty();
    }

    @Test
    void changeIsTakenUpWithoutBeingAsked() throws IOException {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Watching.class);
            context.registerBean(Reviews.class, this::reviews);
            context.refresh();
            write("lifts.yaml", REVIEW);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> context.getBean(Reviews.class).reviews(BOTH).size() == 1);
        }
    }

    @EnableScheduling
    static class Watching {}

    @Test
    void removedReviewGoes() throws IOException {
        write("lifts.yaml", REVIEW);
        Reviews reviews = reviews();

        Files.delete(folder.resolve("lifts.yaml"));
        reviews.reload();

        assertThat(reviews.reviews(BOTH)).isEmpty();
    }

    @Test
    void membersAreToldOfPublicReviewsOfTheirCouncilAlone() throws IOException {
        write("a.yaml", REVIEW);
        write("b.yaml", REVIEW.replace("KV-1", "KV-2").replace("title: Review of lifts", "title: Open\npublic: true"));
        write("c.yaml", REVIEW.replace("kestrel-vale", "thornmere") + "public: true\n");
        TrackerForMembers tracker = new TrackerForMembers(reviews());

        assertThat(tracker.reviews(KESTREL_VALE)).singleElement().satisfies(told -> {
            assertThat(told.title()).isEqualTo("Open");
            assertThat(told.headline()).isEqualTo("As at 1 May 2026: none of 2 achieved, 1 on track, 1 not started");
            assertThat(told.recommendations())
                    .extracting(each -> Arrays.asList(each.reference(), each.text(), each.status()))
                    .containsExactly(
                            Arrays.asList("KV-2 1.1", "That the lift is mended.", "on track"),
                            Arrays.asList("KV-2 1.2", "That the stairs are swept.", "not started"));
        });
        assertThat(tracker.reviews("atlantis")).isEmpty();
    }

    private Reviews reviews() {
        return new Reviews(new ReviewFiles(config, CATEGORIES, DIRECTORY));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
