package memberict.secrets;

/**
 * A word as it stands between blanks.
 *
 * @param form in lower case, without the punctuation around it; empty for a lone symbol
 * @param from where the form begins
 * @param to where the form ends
 * @param start where the word begins, with its punctuation
 * @param end where the word ends, with its punctuation
 * @param newLine whether it is the first of its line
 * @param colon whether a colon or an equals sign follows
 * @param pause whether a comma or more follows
 * @param stop whether its sentence ends with it
 * @param mask whether it stands for something taken out
 */
record Word(
        String form,
        int from,
        int to,
        int start,
        int end,
        boolean newLine,
        boolean colon,
        boolean pause,
        boolean stop,
        boolean mask) {

    boolean isSymbol() {
        return form.isEmpty() && !mask;
    }
}
