package memberict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of settings for tests: two councils that share one ICT service, with their Members and officers. */
public final class TestCouncils {

    public static final String KESTREL_VALE = "kestrel-vale";
    public static final String THORNMERE = "thornmere";
    public static final String KESTREL_VALE_TENANT = "aaaaaaaa-0000-4000-8000-000000000001";
    public static final String THORNMERE_TENANT = "bbbbbbbb-0000-4000-8000-000000000002";

    /** Kestrel Vale, Thornmere, then both; the last once sat on Kestrel Vale. */
    public static final String OWAIN = "m-owain";

    public static final String ANN = "m-ann";
    public static final String CERI = "m-ceri";
    public static final String EDITH = "m-edith";

    /** Works for both, for Kestrel Vale, for Thornmere. */
    public static final String PRIYA = "o-priya";

    public static final String TOM = "o-tom";
    public static final String DELE = "o-dele";

    private TestCouncils() {}

    /** Writes the folder, and returns it. */
    public static Path in(Path config) {
        write(config.resolve("councils/kestrel-vale.yaml"), council(KESTREL_VALE, "Kestrel Vale", KESTREL_VALE_TENANT));
        write(config.resolve("councils/thornmere.yaml"), council(THORNMERE, "Thornmere", THORNMERE_TENANT));
        write(config.resolve("members.csv"), """
                id,name,councils,email,phone,entra-object-id,active
                m-owain,Cllr Owain Rees,kestrel-vale,owain@kestrelvale.example,07700 900102,10000000-0000-4000-8000-000000000001,true
                m-ann,"Lewis, Ann",thornmere,ann@thornmere.example,,20000000-0000-4000-8000-000000000002,true
                m-ceri,Cllr Céri O'Brien,kestrel-vale; thornmere,,,30000000-0000-4000-8000-000000000003;30000000-0000-4000-8000-000000000033,TRUE
                m-edith,Cllr Edith Marsh,kestrel-vale,,,40000000-0000-4000-8000-000000000004,false
                """);
        write(config.resolve("officers.csv"), """
                id,name,email,entra-object-id,councils,roles
                o-priya,Priya Patel,priya@kestrelvale.example,50000000-0000-4000-8000-000000000005,kestrel-vale;thornmere,ict;manager
                o-tom,Tom Hughes,,60000000-0000-4000-8000-000000000006,kestrel-vale,ict
                o-dele,Dele Okafor,,70000000-0000-4000-8000-000000000007,thornmere,ict
                """);
        write(config.resolve("categories.yaml"), """
                - id: account_password
                  label: Password or locked account
                  ask: your password or a locked account
                  self-service: "yes"
                  route: ict
                  kind: incident
                  impact: one-member
                  urgency: today
                - id: printing
                  label: Printing
                  ask: printing
                  self-service: "yes"
                  route: ict
                  kind: incident
                  impact: one-function
                  urgency: can-wait
                """);
        return config;
    }

    private static String council(String id, String name, String tenant) {
        return """
                id: %s
                name: %s Council
                short-name: %s
                time-zone: Europe/London
                tenant: %s
                mail-domains: [%s.example]
                service-hours: { days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:00" }
                holidays: [2026-12-25, 2026-12-28]
                values:
                  ict-phone: 01632 960101
                routes:
                  ict: ICT service desk
                  facilities: Facilities
                """.formatted(id, name, name, tenant, id);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
