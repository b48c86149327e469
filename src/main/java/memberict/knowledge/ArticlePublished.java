package memberict.knowledge;

import java.time.Instant;

/**
 * A fact: a new article, or a new wording of one, went live. Told in the transaction that keeps the revision.
 *
 * @param contentHash SHA-256 of the file, in hexadecimal
 */
public record ArticlePublished(ArticleId article, String contentHash, Instant at) {}
