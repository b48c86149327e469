package memberict.secrets;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Notices a resident's details in what a Member writes: casework that ICT does not need and the council does not own.
 * It takes more than a name, for Members may well mention people.
 */
public final class ResidentsDetails {

    private static final String TITLE = "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\\.? +(?:[A-Z]\\.? *){0,3}[A-Z][\\p{L}'’-]{1,40}";
    private static final String STREET =
            "\\d{1,4}[A-Za-z]?,? +(?:[A-Z][\\p{L}'’]{1,30} +){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane"
                    + "|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Grove|Place|Row|Hill|Walk|View|Rise|Mews|Green)\\b";
    private static final String PERSON = "(?i:resident|constituent|tenant|householder|neighbour)";

    /** @param words one of them stands in whatever fits: most messages need no closer look */
    private record Sign(List<String> words, Pattern pattern) {

        boolean isIn(String text, String small) {
            return words.stream().anyMatch(small::contains)
                    && pattern.matcher(text).find();
        }
    }

    private static final List<String> PEOPLE = List.of("resident", "constituent", "tenant", "householder", "neighbour");

    private static final List<Sign> SURE = List.of(
            // "my resident Mrs Patel", "a constituent of mine, Mr J Brown"
            new Sign(
                    PEOPLE,
                    Pattern.compile("\\b(?i:my|a|an|one of my|our|elderly|another|vulnerable|ward) " + PERSON
                            + "(?: +(?i:of mine|in my ward|called|named|is))?,? +" + TITLE)),
            new Sign(
                    PEOPLE,
                    Pattern.compile("\\b" + PERSON
                            + "(?i:'s)? +(?i:called|named|name is|is called) +[A-Z][\\p{L}'’-]+ +[A-Z][\\p{L}'’-]+")),
            // "Mrs Patel of 14 Elm Road"
            new Sign(
                    List.of("mr", "ms ", "miss", "mx ", "dr", "prof"),
                    Pattern.compile("\\b" + TITLE
                            + ",? +(?i:of|at|from|who lives at|lives at|living at|lives on|address is|,) *" + STREET)),
            new Sign(
                    List.of("dob", "d.o.b", "birth", "born on"),
                    Pattern.compile(
                            "(?i)\\b(?:d\\.?o\\.?b\\.?|date of birth|born on)\\b[^\\n\\d]{0,15}\\d{1,2}(?:st|nd|rd|th)?"
                                    + "[ /.-]{1,2}(?:\\d{1,2}|[a-z]{3,9})[ /.,-]{1,2}(?:19|20)?\\d\\d")),
            new Sign(
                    List.of("nhs n"),
                    Pattern.compile("(?i)\\bnhs (?:no|num|number)\\b[^\\n\\d]{0,15}\\d{3}[ -]?\\d{3}[ -]?\\d{4}\\b")),
            new Sign(
                    List.of(
                            "credit",
                            "benefit",
                            "council tax",
                            "pip",
                            "esa",
                            "jsa",
                            "tenancy",
                            "rent",
                            "housing",
                            "homeless"),
                    Pattern.compile(
                            "(?i)\\b(?:universal credit|housing benefit|benefits?|council tax|pip|esa|jsa|pension credit"
                                    + "|tenancy|rent|housing (?:register|application)|homeless(?:ness)?) (?:claim |account |support )?"
                                    + "(?:ref(?:erence)?|claim|account|number|no)\\b\\.?[^\\n\\d]{0,20}[A-Z]{0,4}[-/]?\\d{5,}")));

    private static final Pattern SPOKEN_OF = Pattern.compile("\\b(?i:my|a|the|this|elderly|our) " + PERSON + "\\b");
    private static final Pattern CONTACT =
            Pattern.compile("(?i)\\b(?:she|he|they|her|his|their|whose) (?:[a-z]+ ){0,3}(?:on|at|is|number|email)"
                    + "[^\\n\\d@]{0,20}(?:0\\d{3,4}[ -]?\\d{3}[ -]?\\d{3,4}|[\\w.+-]{1,40}@[\\w.-]{3,40})");
    private static final Pattern ADDRESS =
            Pattern.compile("\\b" + STREET + "|\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b");

    private ResidentsDetails() {}

    public static boolean in(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return SURE.stream().anyMatch(sign -> sign.isIn(text, small))
                || PEOPLE.stream().anyMatch(small::contains)
                        && SPOKEN_OF.matcher(text).find()
                        && (ADDRESS.matcher(text).find()
                                || CONTACT.matcher(text).find());
    }
}
