package memberict.console;

import java.util.List;

/** What an officer must put right on a page, in the page's order. */
record Problems(List<Problem> all) {

    static final Problems NONE = new Problems(List.of());

    /** @param field id of the field it is about, where the link in the summary leads */
    record Problem(String field, String text) {}

    static Problems one(String field, String text) {
        return new Problems(List.of(new Problem(field, text)));
    }

    public boolean none() {
        return all.isEmpty();
    }

    /** What is wrong with one field; empty where nothing is. */
    public String at(String field) {
        return all.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::text)
                .findFirst()
                .orElse("");
    }
}
