package memberict.email;

import javax.sql.DataSource;
import memberict.TestDatabases;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

class EmailJourneysOnH2Tests extends EmailJourneys {

    @TestConfiguration
    static class Database {

        @Bean
        DataSource database() {
            return TestDatabases.h2();
        }
    }
}
