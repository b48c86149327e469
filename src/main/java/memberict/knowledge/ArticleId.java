package memberict.knowledge;

import java.util.Optional;
import java.util.regex.Pattern;

/** An article's stable name, the same as its file's: {@code account-locked}. */
public record ArticleId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    public ArticleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an article id is lower-case letters, digits and hyphens: " + value);
        }
    }

    /** The id of the article that a file of that name can hold; empty where the name is none. */
    static Optional<ArticleId> ofFile(String name) {
        String id = name.endsWith(ArticleFile.ENDING)
                ? name.substring(0, name.length() - ArticleFile.ENDING.length())
                : name;
        return of(id);
    }

    /** Empty where no article can be called that. */
    static Optional<ArticleId> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new ArticleId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
