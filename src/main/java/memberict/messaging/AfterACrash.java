package memberict.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An embedded database is open in one process only, so whatever is under way when we start was left by a crash and is
 * taken over at once. Where several processes may share the database, missed heartbeats tell instead.
 */
@Component
@DependsOnDatabaseInitialization
class AfterACrash {

    private static final Logger log = LoggerFactory.getLogger(AfterACrash.class);

    AfterACrash(Durability durability, JdbcClient jdbc) {
        if (!durability.isEmbedded()) {
            return;
        }
        int tasks = jdbc.sql(
                        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked")
                .update();
        int sends = jdbc.sql(
                        "update outbox set claimed_at = timestamp with time zone '2000-01-01 00:00:00Z' where state = 'SENDING'")
                .update();
        if (tasks + sends > 0) {
            log.info("Taking over {} tasks and {} replies that were under way when the service stopped", tasks, sends);
        }
    }
}
