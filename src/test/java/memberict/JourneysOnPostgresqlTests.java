package memberict;

import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

class JourneysOnPostgresqlTests extends Journeys {

    @TestConfiguration
    static class Database {

        @Bean
        DataSource database() {
            return TestDatabases.postgres();
        }
    }
}
