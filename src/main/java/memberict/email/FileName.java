package memberict.email;

import java.util.Locale;
import java.util.Map;

/** Makes a stranger's file name safe to show and to store: no folders, no tricks, never empty. */
final class FileName {

    private static final int LONGEST = 120;

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/heic", ".heic"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/x-vcard", ".vcf"),
            Map.entry("application/zip", ".zip"),
            Map.entry("application/ms-tnef", ".dat"));

    private FileName() {}

    static String safe(String claimed) {
        // Controls and the marks that turn reading direction make "exe.pdf" out of "fdp.exe".
        String plain = claimed.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").replace('\\', '/');
        String last = plain.substring(plain.lastIndexOf('/') + 1)
                .replaceAll("[:*?\"<>|]", "_")
                .strip();
        String undotted = last.replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
        if (undotted.isEmpty()) {
            return "unnamed";
        }
        if (undotted.length() <= LONGEST) {
            return undotted;
        }
        int dot = undotted.lastIndexOf('.');
        String end = dot > 0 && undotted.length() - dot <= 10 ? undotted.substring(dot) : "";
        return undotted.substring(0, LONGEST - end.length()) + end;
    }

    static String extensionFor(String type) {
        return EXTENSIONS.getOrDefault(type.toLowerCase(Locale.ROOT), ".bin");
    }
}
