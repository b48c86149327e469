package memberict.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a commit survive the power cut as well as the kill. PostgreSQL does so by itself; H2 writes to the operating
 * system only, and must be told to reach the disk.
 */
@Component
class Durability {

    private final JdbcClient jdbc;
    private final boolean embedded;

    Durability(DataSource dataSource, JdbcClient jdbc) {
        this.jdbc = jdbc;
        try (Connection connection = dataSource.getConnection()) {
            this.embedded = connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the database does not answer", e);
        }
    }

    /** Whether the database is open in this process alone. */
    boolean isEmbedded() {
        return embedded;
    }

    /** Returns once everything committed so far is on the disk. */
    void confirm() {
        if (embedded) {
            jdbc.sql("checkpoint sync").update();
        }
    }
}
