package memberict;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the assistant: one process, every door. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MemberIctAssistant {

    public static void main(String[] args) {
        SpringApplication.run(MemberIctAssistant.class, args);
    }
}
