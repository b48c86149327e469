package memberict;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two databases the product runs on. A test that keeps data runs on both:
 *
 * <pre>{@code
 * @ParameterizedClass
 * @EnumSource(TestDatabases.class)
 * class TicketsTests {
 *     @Parameter TestDatabases database;
 * }</pre>
 */
public enum TestDatabases {
    H2 {
        @Override
        public DataSource fresh() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;%s".formatted(freshName(), H2_OPTIONS));
            database.setUser("sa");
            database.setPassword("");
            migrate(database);
            return database;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource fresh() {
            String name = freshName();
            JdbcClient.create(Server.RUNNING.getPostgresDatabase())
                    .sql("create database %s template %s".formatted(name, Server.MIGRATED))
                    .update();
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(Server.RUNNING.getDatabase("postgres", name));
            pool.setMaximumPoolSize(10);
            pool.setMinimumIdle(0);
            pool.setIdleTimeout(10_000);
            return new HikariDataSource(pool);
        }
    };

    /** As in application.yaml. */
    private static final String H2_OPTIONS = "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** A new database of its own, with all migrations applied. */
    public abstract DataSource fresh();

    public static DataSource h2() {
        return H2.fresh();
    }

    public static DataSource postgres() {
        return POSTGRESQL.fresh();
    }

    private static String freshName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Started when first needed, and never closed: a cached Spring context may use it until the JVM ends. */
    private static final class Server {

        static final String MIGRATED = "migrated";
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("create database " + MIGRATED)
                        .update();
                migrate(server.getDatabase("postgres", MIGRATED));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
