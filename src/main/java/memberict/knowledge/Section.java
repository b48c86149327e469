package memberict.knowledge;

import java.util.List;

/**
 * A headed part of an article.
 *
 * @param heading empty for the part before the first heading
 * @param anchor the heading as a link target: lower case, hyphens for spaces; empty for the first part
 * @param passages without the choices
 * @param choices where the heading is a question: the answers, each leading to another section
 */
public record Section(String heading, String anchor, List<Passage> passages, List<Branch> choices) {

    /** One answer to the section's question. */
    public record Branch(String label, String anchor) {}

    public boolean asks() {
        return !choices.isEmpty();
    }
}
