package memberict;

import java.time.Clock;
import java.util.List;
import java.util.function.ToIntFunction;
import memberict.commands.CommandLineTool;
import memberict.commands.Starter;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the assistant: one process, every door. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MemberIctAssistant {

    public static void main(String[] args) {
        new CommandLineTool(new WithSpring()).run(args);
    }

    // Not called "clock": the scheduler has a bean of that name.
    @Bean
    Clock wallClock() {
        return Clock.systemUTC();
    }

    /** A class of its own, so that the commands which need no Spring do not load it. */
    private static final class WithSpring implements Starter {

        @Override
        public void serve(List<String> arguments) {
            SpringApplication.run(MemberIctAssistant.class, arguments.toArray(String[]::new));
        }

        @Override
        public <T> int withoutDoors(List<String> arguments, Class<T> part, ToIntFunction<T> errand) {
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MemberIctAssistant.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .properties("logging.config=classpath:memberict/commands/quiet.xml")
                    .run(arguments.toArray(String[]::new))) {
                return errand.applyAsInt(context.getBean(part));
            }
        }
    }
}
