package memberict.messaging;

import memberict.settings.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the key for raw copies, and tells the operator where it is: without it nobody can read them. */
@Configuration(proxyBeanMethods = false)
class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    @Bean
    Sealer sealer(RawCopySettings settings, Folders folders) {
        if (settings.key() != null) {
            SealingKey key = SealingKey.parse(settings.key());
            log.info("Raw copies are sealed with the key in memberict.raw-copies.key (mark {})", key);
            return new Sealer(key);
        }
        KeyFile file = new KeyFile(folders.data());
        SealingKey key = file.readOrMake();
        log.info(
                "Raw copies are sealed with the key in {} (mark {}). Without that file nobody can read them: keep a copy of it"
                        + " apart from the database's backup",
                file.path(),
                key);
        if (!file.isForItsOwnerAlone()) {
            log.warn("{} can be read by others on this machine: chmod 600 it", file.path());
        }
        return new Sealer(key);
    }

    /** After a restore without the key, an operator should hear of it at once. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> lostKeyWarning(RawCopies copies) {
        return ready -> {
            if (copies.newestIsSealedWithAnotherKey()) {
                log.warn("Raw copies kept before were sealed with another key and cannot be read with this one");
            }
        };
    }
}
