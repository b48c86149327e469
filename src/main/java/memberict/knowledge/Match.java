package memberict.knowledge;

/**
 * An article found for a question.
 *
 * @param score between 0 and 1, comparable between questions
 * @param convincing whether the score passes the threshold above which articles were found to answer
 */
public record Match(Article article, double score, boolean convincing) {}
