/** The door to email: reads whatever comes, judges what it is, and keeps machines from answering machines. */
@NullMarked
@ApplicationModule(allowedDependencies = {"messaging"})
package memberict.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
