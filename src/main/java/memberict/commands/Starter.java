package memberict.commands;

import java.util.List;
import java.util.function.ToIntFunction;

/** Starts the product itself, for the commands that need more than its files. Nothing here loads Spring. */
public interface Starter {

    /** Opens every door, and returns while they stay open. */
    void serve(List<String> arguments);

    /**
     * Starts everything but the web server, lets the errand use one of its parts, and stops.
     *
     * @return what the errand returned
     */
    <T> int withoutDoors(List<String> arguments, Class<T> part, ToIntFunction<T> errand);
}
