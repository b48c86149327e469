package memberict.email;

import javax.sql.DataSource;
import memberict.TestDatabases;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

class EmailJourneysOnPostgresqlTests extends EmailJourneys {

    @TestConfiguration
    static class Database {

        @Bean
        DataSource database() {
            return TestDatabases.postgres();
        }
    }
}
