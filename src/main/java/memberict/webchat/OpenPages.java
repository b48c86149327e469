package memberict.webchat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import memberict.messaging.Address;
import org.springframework.stereotype.Component;

/** The pages that stand open on this machine, each to be told when its conversation has changed. */
@Component
class OpenPages {

    private final Map<Address, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    /** Tells {@code onChange} of each change until it is closed. */
    Watch watch(Address conversation, Runnable onChange) {
        // A Runnable of its own: the same one may watch twice.
        Runnable listener = onChange::run;
        listeners.compute(conversation, (address, open) -> {
            Set<Runnable> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(conversation, (address, open) -> {
            open.remove(listener);
            return open.isEmpty() ? null : open;
        });
    }

    int count(Address conversation) {
        return listeners.getOrDefault(conversation, Set.of()).size();
    }

    void changed(Address conversation) {
        listeners.getOrDefault(conversation, Set.of()).forEach(Runnable::run);
    }

    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
