package memberict.directory;

import java.util.regex.Pattern;

/** The form of the ids officers choose in the files: short, and safe in an address, a log and a column. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private Ids() {}

    static void check(String what, String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "%s is 1 to 40 letters, digits, dots, hyphens and underscores, not '%s'".formatted(what, id));
        }
    }
}
