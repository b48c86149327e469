/** The articles officers curate as Markdown, kept live, and the search that finds the one that answers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "language", "settings"})
package memberict.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
