/** The door to email: takes what comes, judges what it is, answers people, and keeps machines from answering machines. */
@NullMarked
@ApplicationModule(allowedDependencies = {"messaging", "directory", "settings", "secrets"})
package memberict.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
