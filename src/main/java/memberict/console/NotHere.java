package memberict.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such page for this officer; whether there is for another is not said. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotHere extends RuntimeException {

    NotHere() {
        super("no such page", null, false, false);
    }
}
