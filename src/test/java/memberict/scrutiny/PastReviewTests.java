package memberict.scrutiny;

import static memberict.scrutiny.Recommendations.KESTREL_VALE;
import static memberict.scrutiny.Recommendations.THORNMERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import memberict.catalogue.Categories;
import memberict.directory.Directory;
import memberict.scrutiny.PastReview.Counted;
import memberict.scrutiny.PastReview.Detail;
import memberict.scrutiny.PastReview.Difference;
import memberict.scrutiny.PastReview.Report;
import memberict.scrutiny.PastReview.Row;
import memberict.scrutiny.Recommendation.Status;
import memberict.settings.BadSettings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastReviewTests {

    private static final Path SHIPPED = Path.of("config");
    private static final Categories CATEGORIES = new Categories(SHIPPED.resolve("categories.yaml"));
    private static final Directory DIRECTORY = new Directory(SHIPPED);

    private static final String HISTORY = """
            history-of: Elsewhere District Council
            title: Review of lifts
            committee: Scrutiny Committee
            documents:
              - id: first
                title: First report
                date: 2024-03-09
                address: https://elsewhere.example/first
                report:
                  said: One of three is achieved.
                  counted:
                    achieved: 1
              - id: minutes
                title: Minutes
                date: 2024-06-01
                address: not supplied
              - id: second
                title: Second report
                date: not supplied
                address: not supplied
                report:
                  said: All is well.
                  counted: {achieved: 3}
            executive-response: {text: Approved., from: minutes}
            not-supplied: [desired-outcome, resources]
            recommendations:
              - reference: E 1.1
                text: that the lift be mended
                text-from: first
                lead-officer: Head of Property
                target-date: 2024-05-01
                history:
                  - reported-in: first
                    status: extended
                    reason: not supplied
                  - reported-in: second
                    status: not supplied
                    note: The lift has come.
              - reference: not supplied
                text: not supplied
                lead-officer: not supplied
                target-date: not supplied
                history:
                  - reported-in: first
                    status: achieved
                    behind-schedule: true
              - reference: not supplied
                text: not supplied
                lead-officer: not supplied
                target-date: not supplied
                history:
                  - reported-in: second
                    status: achieved
            disputes:
              - recommendation: E 1.2
                status: achieved
                said: It squeaks.
                minuted-in: second
            undertakings:
              - text: Oil it.
                by: Head of Property
                outcome: not supplied
                minuted-in: minutes
            """;

    @TempDir
    Path config;

    @Nested
    class Bolsover {

        private final PastReview review = new Reviews(new ReviewFiles(SHIPPED, CATEGORIES, DIRECTORY))
                .past("bolsover-members-ict")
                .orElseThrow();

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                interim        | As at 20 November 2023: how the 13 stood is not supplied
                second-interim | As at 16 September 2024: 9 of 13 achieved (2 of them behind schedule), 4 extended
                third          | As at a date not supplied, after 16 September 2024: 9 of 13 achieved (2 of them behind schedule), 2 extended, 2 not proceeding
                """)
        void eachReportHasItsOwnSentenceCountedFromTheRows(String report, String expected) {
            assertThat(review.headline(report(report))).isEqualTo(expected);
        }

        @Test
        void onlyWhatTheMinutesGiveIsThere() {
            assertThat(review.recommendations()).hasSize(13);
            assertThat(review.recommendations())
                    .extracting(Row::number)
                    .filteredOn(number -> number != null)
                    .containsExactly("CSSC22-23 1.4", "CSSC22-23 1.5", "CSSC22-23 1.9");
            assertThat(review.recommendations())
                    .filteredOn(row -> row.text() == null)
                    .hasSize(9);
            assertThat(review.neverSupplied()).containsExactlyInAnyOrder(Detail.values());
            assertThat(review.recommendations())
                    .allSatisfy(row -> assertThat(row.details()).isEmpty());
        }

        @Test
        void aNamelessRowClaimsNothingButItsStatus() {
            assertThat(review.recommendations())
                    .filteredOn(row -> row.text() == null)
                    .allSatisfy(row -> {
                        assertThat(row.number()).isNull();
                        assertThat(row.history()).singleElement().satisfies(told -> {
                            assertThat(told.status()).isEqualTo(Status.ACHIEVED);
                            assertThat(told.note()).isNull();
                            assertThat(told.reason()).isNull();
                        });
                    });
        }

        @Test
        void aReportThatCountsOtherwiseThanItsRowsIsSeenToDoSo() {
            assertThat(review.differences(report("interim"))).isEmpty();
            assertThat(review.differences(report("second-interim"))).isEmpty();
            assertThat(review.differences(report("third"))).containsExactly(new Difference(Counted.ACHIEVED, 12, 9));
        }

        @Test
        void aDisputedNumberThatNoRowBearsIsNotCountedAgain() {
            assertThat(review.disputes()).singleElement().satisfies(dispute -> {
                assertThat(dispute.number()).isEqualTo("CSSC22-23 1.3");
                assertThat(review.numbers(dispute.number())).isFalse();
            });
            assertThat(review.unnumbered()).isEqualTo(10);
        }

        private Report report(String id) {
            return review.report(id).orElseThrow();
        }
    }

    @Test
    void belongsToNoCouncilHereAndIsToldToNoMember() throws IOException {
        write(HISTORY);
        Reviews reviews = reviews();

        assertThat(reviews.past()).extracting(PastReview::id).containsExactly("lifts");
        assertThat(reviews.reviews(Set.of(KESTREL_VALE, THORNMERE, "lifts"))).isEmpty();
        assertThat(new TrackerForMembers(reviews).reviews(KESTREL_VALE)).isEmpty();
    }

    @Test
    void whatIsNotReportedAgainStandsAsItDid() throws IOException {
        write(HISTORY);
        PastReview review = reviews().past("lifts").orElseThrow();

        assertThat(review.headline(review.reports().getFirst()))
                .isEqualTo("As at 9 March 2024: 1 of 3 achieved (behind schedule), 1 extended, 1 not supplied");
        assertThat(review.headline(review.reports().getLast()))
                .isEqualTo("As at a date not supplied, after 1 June 2024:"
                        + " 2 of 3 achieved (1 of them behind schedule), 1 extended");
        assertThat(review.recommendations().getFirst().details())
                .containsEntry(Detail.LEAD_OFFICER, "Head of Property")
                .containsEntry(Detail.TARGET_DATE, "1 May 2024");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            title: Review of lifts             | titel: Lifts                       | 2  | 'titel' is not a setting here; allowed: history-of, title,
            date: 2024-03-09                   | date: March                        | 7  | 'date' must be a date such as
            date: 2024-03-09                   | date: 2024-07-01                   | 15 | documents stand in the order of their dates
            https://elsewhere.example/first    | javascript:alert(1)                | 8  | 'address' must be a web address that begins https://
            achieved: 1                        | achived: 1                         | 12 | 'achived' is not a setting here; allowed: achieved, behind-schedule, extended
            achieved: 1                        | achieved: XX                       | 12 | 'achieved' must be a number, not 'XX'
            id: minutes                        | id: first                          | 13 | 'first' stands in this file already
            "from: minutes"                    | "from: letter"                     | 24 | there is no document 'letter'; allowed: first, minutes, second
            resources]                         | resource]                          | 25 | 'not-supplied' may hold desired-outcome, lead-officer, resources, target-date, not 'resource'
            reference: E 1.1                   | resources: None                    | 27 | 'reference' is missing
            "lead-officer: Head of Property"   | "lead-officer: Head\\n    resources: None" | 31 | 'not-supplied' above says that no recommendation has a 'resources'
            "lead-officer: Head of Property"   | ""                                 | 27 | 'lead-officer' is missing
            "text-from: first"                 | ""                                 | 27 | a 'text' needs 'text-from'
            reported-in: first                 | reported-in: minutes               | 33 | 'minutes' is no report
            reported-in: first                 | reported-in: second                | 33 | one entry for each report, the oldest first
            status: extended                   | status: late                       | 34 | 'status' must be one of achieved, on-track,
            reason: not supplied               | note: None                         | 33 | 'reason' is missing
            status: achieved                   | status: on-track                   | 44 | 'behind-schedule' is for what is achieved
            minuted-in: second                 | minuted-in: third                  | 58 | there is no document 'third'
            outcome: not supplied              | result: None                       | 62 | 'result' is not a setting here
            """)
    void faultIsNamedWithItsLine(String said, String instead, int line, String problem) throws IOException {
        String text = HISTORY.replaceFirst(Pattern.quote(said), instead.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(HISTORY);
        write(text);

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::reviews);

        assertThat(fault).isNotNull().hasMessageContaining(problem);
        assertThat(fault.line()).isEqualTo(line);
    }

    @Test
    void aDisputeOfANumberThatNobodyCanBearIsAFault() throws IOException {
        write(HISTORY.replaceFirst("reference: not supplied", "reference: E 1.5")
                .replaceFirst("reference: not supplied", "reference: E 1.6"));

        BadSettings fault = catchThrowableOfType(BadSettings.class, this::reviews);

        assertThat(fault).isNotNull().hasMessageContaining("no recommendation is numbered 'E 1.2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommendations", "documents"})
    void nothingToCountIsAFault(String list) throws IOException {
        write(HISTORY.replaceFirst("(?m)^" + list + ":\\n( .*\\n)*", "")
                .replaceAll("(?m)^(disputes|under.*):\\n( .*\\n)*", ""));

        assertThat(catchThrowableOfType(BadSettings.class, this::reviews)).isNotNull();
    }

    private Reviews reviews() {
        return new Reviews(new ReviewFiles(config, CATEGORIES, DIRECTORY));
    }

    private void write(String text) throws IOException {
        Files.writeString(Files.createDirectories(config.resolve("reviews")).resolve("lifts.yaml"), text);
    }
}
