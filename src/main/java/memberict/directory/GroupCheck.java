package memberict.directory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import memberict.microsoft.GraphFault;
import memberict.microsoft.MicrosoftSettings;

/** Tries, for the operator, whether each council's groups can be read. Keeps nothing, and needs no database. */
public class GroupCheck {

    private final Directory directory;
    private final GroupReaders readers;

    public GroupCheck(Path config, MicrosoftSettings microsoft, Clock clock) {
        this.directory = new Directory(config);
        this.readers = new GroupReaders(microsoft, clock);
    }

    /**
     * What came of trying one council's groups.
     *
     * @param words what was found there; where it is not good, what to do about it
     */
    public record Finding(String council, boolean good, String words) {}

    /** By council; none where all people stand in the files. */
    public List<Finding> findings() {
        return directory.sources().values().stream().map(this::finding).toList();
    }

    private Finding finding(GroupSource source) {
        try {
            Look look = readers.of(source).look(List.of(), Map.of());
            long shown = look.in(source.members()).stream()
                    .filter(look.shown()::containsKey)
                    .count();
            long officers = source.officers().values().stream()
                    .flatMap(group -> look.in(group).stream())
                    .distinct()
                    .count();
            boolean anyone = shown > 0;
            return new Finding(
                    source.council(),
                    anyone,
                    anyone
                            ? "Members: %d, officers: %d, in its Entra groups".formatted(shown, officers)
                            : "the Members' group %s is empty".formatted(source.members()));
        } catch (GraphFault e) {
            return new Finding(source.council(), false, String.valueOf(e.getMessage()));
        }
    }
}
