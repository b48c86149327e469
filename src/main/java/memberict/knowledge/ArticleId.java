package memberict.knowledge;

import java.util.regex.Pattern;

/** An article's stable name, the same as its file's: {@code account-locked}. */
public record ArticleId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    public ArticleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an article id is lower-case letters, digits and hyphens: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
