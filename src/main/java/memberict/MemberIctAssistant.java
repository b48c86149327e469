package memberict;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the assistant: one process, every door. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MemberIctAssistant {

    public static void main(String[] args) {
        SpringApplication.run(MemberIctAssistant.class, args);
    }

    // Not called "clock": the scheduler has a bean of that name.
    @Bean
    Clock wallClock() {
        return Clock.systemUTC();
    }
}
