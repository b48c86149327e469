package memberict.knowledge;

import java.util.Optional;
import java.util.Set;
import memberict.language.Vector;

/**
 * What is looked for.
 *
 * @param council only its articles, and those for all councils, are looked through
 * @param values the placeholders that council can fill; an article that needs another is left out
 */
public record Question(String text, Optional<Vector> vector, String council, Set<String> values) {}
