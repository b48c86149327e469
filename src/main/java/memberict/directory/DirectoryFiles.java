package memberict.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.microsoft.Credential;
import memberict.settings.BadSettings;
import memberict.settings.Entry;
import memberict.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

/** Reads {@code councils/*.yaml}, {@code members.csv} and {@code officers.csv}, all or nothing. */
final class DirectoryFiles {

    private final Path config;
    private final Path councils;
    private final Path members;
    private final Path officers;

    DirectoryFiles(Path config) {
        this.config = config;
        this.councils = config.resolve("councils");
        this.members = config.resolve("members.csv");
        this.officers = config.resolve("officers.csv");
    }

    /** What the files looked like from outside at one moment; equal where none of them has changed. */
    record Version(Map<Path, Stamp> files) {}

    record Stamp(FileTime changed, long size) {}

    Version version() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        Stream.concat(councilFiles().stream(), Stream.of(members, officers)).forEach(file -> {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
            } catch (IOException e) {
                // A file that is away has no stamp, which is a change in itself; reading it says what is wrong.
                stamps.remove(file);
            }
        });
        return new Version(stamps);
    }

    /** @param sources of the councils that keep their people in Entra groups, by council */
    record Contents(
            Map<String, Council> councils,
            Map<String, GroupSource> sources,
            List<Member> members,
            List<Officer> officers) {

        /** The Member whose line lists this account. A line speaks of its own councils' tenants only. */
        Optional<Member> listing(String council, String objectId) {
            return members.stream()
                    .filter(member ->
                            lists(member.entraObjectIds(), objectId) && shareTenant(council, member.councils()))
                    .findFirst();
        }

        Optional<Officer> listingOfficer(String council, String objectId) {
            return officers.stream()
                    .filter(officer ->
                            lists(officer.entraObjectIds(), objectId) && shareTenant(council, officer.councils()))
                    .findFirst();
        }

        boolean shareTenant(String council, Collection<String> others) {
            String tenant = tenant(council);
            return others.contains(council)
                    || others.stream().anyMatch(other -> tenant != null && tenant.equalsIgnoreCase(tenant(other)));
        }

        private @Nullable String tenant(String council) {
            Council known = councils.get(council);
            return known == null ? null : known.tenant();
        }

        private static boolean lists(Set<String> objectIds, String objectId) {
            return objectIds.stream().anyMatch(objectId::equalsIgnoreCase);
        }
    }

    /** @throws BadSettings naming the line at fault */
    Contents read() {
        Map<String, GroupSource> sources = new LinkedHashMap<>();
        Map<String, Council> councilById = readCouncils(sources);
        return new Contents(
                councilById,
                sources,
                readMembers(councilById.keySet(), sources),
                readOfficers(councilById.keySet(), sources));
    }

    private List<Path> councilFiles() {
        try (Stream<Path> files = Files.list(councils)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Map<String, Council> readCouncils(Map<String, GroupSource> sources) {
        Map<String, Council> byId = new LinkedHashMap<>();
        for (Path file : councilFiles()) {
            Entry entry = SettingsFile.mapping(file);
            Council council = council(entry);
            if (!file.getFileName().toString().equals(council.id() + ".yaml")) {
                throw entry.bad("id", "'%s' must be the file's own name without .yaml".formatted(council.id()));
            }
            byId.put(council.id(), council);
            entry.optionalEntry("graph").ifPresent(graph -> sources.put(council.id(), source(graph, council)));
        }
        if (byId.isEmpty()) {
            throw new BadSettings(councils, 1, "the folder must hold one .yaml file for each council");
        }
        return byId;
    }

    private static Council council(Entry entry) {
        entry.allowing(
                "id",
                "name",
                "short-name",
                "time-zone",
                "tenant",
                "graph",
                "mail-domains",
                "service-hours",
                "holidays",
                // Read by the email door.
                "mailbox",
                "values",
                "routes");
        ZoneId zone = entry.read("time-zone", ZoneId::of, "a time zone such as Europe/London")
                .orElseThrow(() -> entry.bad(null, "'time-zone' is missing"));
        Map<String, String> routes = entry.entry("routes").values();
        if (!routes.containsKey(Council.ICT)) {
            throw entry.bad("routes", "'routes' must name 'ict', who gets what no one else does");
        }
        String id = entry.text("id");
        try {
            return new Council(
                    id,
                    entry.text("name"),
                    entry.text("short-name"),
                    zone,
                    entry.optionalText("tenant").orElse(null),
                    entry.texts("mail-domains").stream()
                            .map(domain -> domain.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()),
                    hours(entry.entry("service-hours"), holidays(entry), zone),
                    entry.optionalEntry("values").map(Entry::values).orElse(Map.of()),
                    routes);
        } catch (IllegalArgumentException e) {
            throw entry.bad("id", String.valueOf(e.getMessage()));
        }
    }

    private GroupSource source(Entry entry, Council council) {
        entry.allowing(
                "client-id",
                "secret-variable",
                "secret-file",
                "certificate-file",
                "members-group",
                "officers-group",
                "curators-group",
                "scrutiny-group",
                "managers-group",
                "large-change-until");
        String tenant = council.tenant();
        if (tenant == null) {
            throw entry.bad(null, "'graph' needs the council's 'tenant'");
        }
        Map<Role, String> officersGroups = new EnumMap<>(Role.class);
        optionalGuid(entry, "officers-group").ifPresent(group -> officersGroups.put(Role.ICT, group));
        optionalGuid(entry, "curators-group").ifPresent(group -> officersGroups.put(Role.CURATOR, group));
        optionalGuid(entry, "scrutiny-group").ifPresent(group -> officersGroups.put(Role.SCRUTINY, group));
        optionalGuid(entry, "managers-group").ifPresent(group -> officersGroups.put(Role.MANAGER, group));
        String clientId = optionalGuid(entry, "client-id").orElseThrow(() -> missing(entry, "client-id"));
        String membersGroup = optionalGuid(entry, "members-group").orElseThrow(() -> missing(entry, "members-group"));
        try {
            return new GroupSource(
                    council.id(),
                    tenant,
                    clientId,
                    credential(entry),
                    membersGroup,
                    officersGroups,
                    entry.optionalDate("large-change-until").orElse(null));
        } catch (IllegalArgumentException e) {
            throw entry.bad("members-group", String.valueOf(e.getMessage()));
        }
    }

    /** A secret never stands in a file that is read, copied and shown like this one. */
    private Credential credential(Entry entry) {
        List<Credential> named = Stream.of(
                        entry.optionalText("secret-variable").<Credential>map(Credential.SecretVariable::new),
                        entry.optionalText("secret-file")
                                .<Credential>map(file -> new Credential.SecretFile(config.resolve(file))),
                        entry.optionalText("certificate-file")
                                .<Credential>map(file -> new Credential.CertificateFile(config.resolve(file))))
                .flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            throw entry.bad(
                    null,
                    "'graph' needs one of 'secret-variable' (the name of an environment variable), 'secret-file' and 'certificate-file'");
        }
        return named.getFirst();
    }

    private static Optional<String> optionalGuid(Entry entry, String key) {
        return entry.read(key, DirectoryFiles::guid, "an id from Entra, such as 12345678-90ab-cdef-1234-567890abcdef");
    }

    private static String guid(String text) {
        String id = UUID.fromString(text).toString();
        // A UUID may be written short, an id of Entra may not.
        if (!id.equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private static BadSettings missing(Entry entry, String key) {
        return entry.bad(null, "'%s' is missing".formatted(key));
    }

    private static ServiceHours hours(Entry entry, Set<LocalDate> holidays, ZoneId zone) {
        entry.allowing("days", "from", "to");
        Set<DayOfWeek> days = Set.copyOf(entry.severalOf("days", DayOfWeek.class));
        LocalTime from = entry.time("from");
        LocalTime to = entry.time("to");
        try {
            return new ServiceHours(days, from, to, holidays, zone);
        } catch (IllegalArgumentException e) {
            throw entry.bad(null, String.valueOf(e.getMessage()));
        }
    }

    private static Set<LocalDate> holidays(Entry entry) {
        Set<LocalDate> days = new HashSet<>();
        for (String text : entry.texts("holidays")) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                throw entry.bad("holidays", "'holidays' may hold dates such as 2026-12-25, not '%s'".formatted(text));
            }
        }
        return days;
    }

    private List<Member> readMembers(Set<String> councilIds, Map<String, GroupSource> sources) {
        List<Member> read = new ArrayList<>();
        if (sources.keySet().containsAll(councilIds) && Files.notExists(members)) {
            return read;
        }
        Unrepeated ids = new Unrepeated("id");
        Unrepeated accounts = new Unrepeated("entra-object-id");
        CsvFile file = new CsvFile(members, "id", "name", "councils", "email", "phone", "entra-object-id", "active");
        for (CsvFile.Row row : file.rows()) {
            Member member = row.making(() -> new Member(
                    new MemberId(row.text("id")),
                    row.text("name"),
                    councilsOf(row, councilIds),
                    row.optional("email"),
                    row.optional("phone"),
                    null,
                    Set.copyOf(row.several("entra-object-id")),
                    row.flag("active")));
            ids.take(row, member.id().value());
            member.entraObjectIds().forEach(account -> accounts.take(row, account));
            if (member.active()
                    && member.entraObjectIds().isEmpty()
                    && sources.keySet().containsAll(member.councils())) {
                throw row.bad(
                        ("%s reads its Members from Entra groups, where this one cannot be found without their entra-object-id;"
                                        + " give it so that their tickets stay theirs, or take the line out")
                                .formatted(String.join(", ", member.councils())));
            }
            read.add(member);
        }
        return read;
    }

    private List<Officer> readOfficers(Set<String> councilIds, Map<String, GroupSource> sources) {
        List<Officer> read = new ArrayList<>();
        boolean inGroups = councilIds.stream()
                .map(sources::get)
                .allMatch(source -> source != null && !source.officers().isEmpty());
        if (inGroups && Files.notExists(officers)) {
            return read;
        }
        Unrepeated ids = new Unrepeated("id");
        Unrepeated accounts = new Unrepeated("entra-object-id");
        CsvFile file = new CsvFile(officers, "id", "name", "email", "entra-object-id", "councils", "roles");
        for (CsvFile.Row row : file.rows()) {
            Officer officer = row.making(() -> new Officer(
                    row.text("id"),
                    row.text("name"),
                    row.optional("email"),
                    Set.copyOf(row.several("entra-object-id")),
                    Set.copyOf(councilsOf(row, councilIds)),
                    row.severalOf("roles", Role.class)));
            ids.take(row, officer.id());
            officer.entraObjectIds().forEach(account -> accounts.take(row, account));
            read.add(officer);
        }
        return read;
    }

    private static List<String> councilsOf(CsvFile.Row row, Set<String> councilIds) {
        List<String> councils = row.several("councils");
        for (String council : councils) {
            if (!councilIds.contains(council)) {
                throw row.bad(
                        "there is no council '%s'; there are: %s".formatted(council, String.join(", ", councilIds)));
            }
        }
        return List.copyOf(new LinkedHashSet<>(councils));
    }

    /** What may stand in a column once only. */
    private static final class Unrepeated {

        private final String column;
        private final Map<String, Integer> lines = new LinkedHashMap<>();

        Unrepeated(String column) {
            this.column = column;
        }

        void take(CsvFile.Row row, String value) {
            @Nullable Integer earlier = lines.put(value.toLowerCase(Locale.ROOT), row.line());
            if (earlier != null) {
                throw row.bad("the %s '%s' stands on line %d already".formatted(column, value, earlier));
            }
        }
    }
}
