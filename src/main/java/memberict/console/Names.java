package memberict.console;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.catalogue.Categories;
import memberict.catalogue.Category;
import memberict.directory.Council;
import memberict.directory.Directory;
import memberict.directory.Member;
import memberict.directory.MemberId;
import memberict.directory.Officer;
import memberict.tickets.Author;
import memberict.tickets.TicketSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What officers call those whom the records only name by id. */
@Component
class Names {

    private static final Pattern TITLE =
            Pattern.compile("\\b(councillor|cllr|mrs|mr|ms|miss|dr)\\b\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GIVEN = Pattern.compile("Given to (\\S+)");
    private static final Pattern RECATEGORISED = Pattern.compile("Category from (\\w+) to (\\w+)");

    private final Directory directory;
    private final Categories categories;

    Names(Directory directory, Categories categories) {
        this.directory = directory;
        this.categories = categories;
    }

    String council(String id) {
        return directory.council(id).map(Council::shortName).orElse(id);
    }

    ZoneId zone(String council) {
        return directory.council(council).map(Council::zone).orElse(ZoneOffset.UTC);
    }

    /** For pages about all of an officer's councils. */
    ZoneId zone(Officer officer) {
        return councils(officer).stream().findFirst().map(Council::zone).orElse(ZoneOffset.UTC);
    }

    /** Those the officer works for, by name. */
    List<Council> councils(Officer officer) {
        return directory.councils().stream()
                .filter(council -> officer.worksFor(council.id()))
                .sorted(Comparator.comparing(Council::shortName))
                .toList();
    }

    String category(String id) {
        return categories.find(id).map(Category::label).orElse(id);
    }

    String officer(String id) {
        return directory.officer(id).map(Officer::name).orElse("An officer who has left (%s)".formatted(id));
    }

    Optional<Member> member(@Nullable MemberId id) {
        return Optional.ofNullable(id).flatMap(directory::member);
    }

    /** Who asks, or says they do. */
    String asker(TicketSummary ticket) {
        return member(ticket.member())
                .map(Member::name)
                .or(() -> Optional.ofNullable(ticket.reporterName()))
                .orElse("Someone who gave no name");
    }

    String author(Author author, TicketSummary ticket) {
        return switch (author) {
            case Author.AnOfficer(String id) -> officer(id);
            case Author.TheMember() -> asker(ticket);
            case Author.TheAssistant() -> "The assistant";
        };
    }

    /** The Members of a council whom someone of that name may be. */
    List<Member> called(String name, String council) {
        return directory.findMembers(TITLE.matcher(name).replaceAll(" "), Set.of(council)).stream()
                .filter(Member::active)
                .toList();
    }

    /** A change as the ticket keeps it, with names for ids. */
    String change(String text) {
        Matcher given = GIVEN.matcher(text);
        if (given.matches()) {
            return "Given to " + officer(given.group(1));
        }
        Matcher recategorised = RECATEGORISED.matcher(text);
        if (recategorised.matches()) {
            return "Category from “%s” to “%s”"
                    .formatted(category(recategorised.group(1)), category(recategorised.group(2)));
        }
        return text;
    }
}
