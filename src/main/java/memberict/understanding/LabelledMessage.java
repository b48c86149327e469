package memberict.understanding;

/**
 * A message with what it is, from a set that need not know our categories.
 *
 * @param label any word; {@value #OUT_OF_SCOPE} for what nobody there is asked for
 */
public record LabelledMessage(String text, String label) {

    public static final String OUT_OF_SCOPE = Label.OutOfScope.NAME;
}
