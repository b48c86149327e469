package memberict.knowledge;

import java.time.Instant;

/**
 * A file that cannot be put in service, for the curator to mend.
 *
 * @param file its name in the folder; the folder itself where that is at fault
 * @param line counted from 1
 * @param problem what is wrong and what is allowed
 * @param since when it was first seen broken, by this process
 * @param earlierServed whether Members still get the last good version
 */
public record BrokenArticle(String file, int line, String problem, Instant since, boolean earlierServed) {}
