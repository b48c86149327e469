package memberict.scrutiny;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.scrutiny.Recommendation.Status;
import org.jspecify.annotations.Nullable;

/** How many recommendations stand where. Each is counted exactly once, so the figures sum to the whole. */
record Standings(List<Standing> each) {

    /**
     * How one stands.
     *
     * @param status null where that is not known
     * @param behindSchedule of an achieved one
     */
    record Standing(@Nullable Status status, boolean behindSchedule) {

        static final Standing UNKNOWN = new Standing(null, false);
    }

    Standings {
        each = List.copyOf(each);
    }

    long of(Status status) {
        return each.stream().filter(standing -> standing.status() == status).count();
    }

    long behindSchedule() {
        return each.stream().filter(Standing::behindSchedule).count();
    }

    private long unknown() {
        return each.stream().filter(standing -> standing.status() == null).count();
    }

    /** "2 of 8 achieved (1 of them behind schedule), 6 on track". */
    String inWords() {
        if (unknown() == each.size()) {
            return "how the %d stood is not supplied".formatted(each.size());
        }
        Map<Status, Long> counts = each.stream()
                .map(Standing::status)
                .filter(Objects::nonNull)
                .collect(groupingBy(status -> status, counting()));
        Stream<String> known = Arrays.stream(Status.values())
                .filter(status -> status == Status.ACHIEVED || counts.containsKey(status))
                .map(status -> status == Status.ACHIEVED ? achieved() : counts.get(status) + " " + status.words());
        Stream<String> rest = unknown() == 0 ? Stream.empty() : Stream.of(unknown() + " not supplied");
        return Stream.concat(known, rest).collect(Collectors.joining(", "));
    }

    private String achieved() {
        long achieved = of(Status.ACHIEVED);
        String words = "%s of %d achieved".formatted(achieved == 0 ? "none" : achieved, each.size());
        long late = behindSchedule();
        if (late == 0) {
            return words;
        }
        String who = late < achieved ? late + " of them " : late == 1 ? "" : late == 2 ? "both " : "all ";
        return words + " (" + who + "behind schedule)";
    }
}
