package org.lichat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** The tables, brought up to what this version needs. */
final class Schema {
    /** The version of the newest migration. */
    static final String VERSION = "2";

    private static final String APPLIED =
            "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC";

    private Schema() {}

    /**
     * Makes or changes the tables.
     *
     * @throws NewerSchema when a later version of the server has changed them
     * @throws org.flywaydb.core.api.FlywayException when the database cannot do it
     */
    static void migrate(DataSource source, String vendor, Map<String, String> placeholders) {
        if (isCurrent(source)) {
            return;
        }
        Flyway flyway = flyway(source, vendor, placeholders);
        requireNotNewer(flyway.info());
        flyway.migrate();
    }

    /**
     * Sees to it that the tables are those of this version, and leaves them as they are.
     *
     * @throws NewerSchema when a later version of the server has changed them
     * @throws OlderSchema when this version has not yet
     */
    static void requireCurrent(Database database) {
        if (isCurrent(database.migrating())) {
            return;
        }
        MigrationInfoService info = flyway(database.migrating(), database.vendor(), database.placeholders())
                .info();
        requireNotNewer(info);
        if (info.pending().length > 0) {
            throw new OlderSchema();
        }
    }

    private static Flyway flyway(DataSource source, String vendor, Map<String, String> placeholders) {
        return Flyway.configure(Schema.class.getClassLoader())
                .loggers(Quietly.class.getName())
                .dataSource(source)
                .locations("classpath:db/common", "classpath:db/" + vendor)
                .failOnMissingLocations(true)
                .placeholders(placeholders)
                .load();
    }

    private static void requireNotNewer(MigrationInfoService info) {
        if (Arrays.stream(info.all()).map(MigrationInfo::getState).anyMatch(Schema::isNewer)) {
            throw new NewerSchema();
        }
    }

    /** Whether the last change was the newest that we know. Then Flyway need not be loaded, which takes a good part of a start. */
    private static boolean isCurrent(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(APPLIED)) {
            return last.next() && VERSION.equals(last.getString(1));
        } catch (SQLException unknown) { // a new database has no such table; whatever else it is, Flyway finds it too
            return false;
        }
    }

    private static boolean isNewer(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    /** The tables are those of an earlier version of the server, or not there. */
    static final class OlderSchema extends RuntimeException {
        private static final long serialVersionUID = 1;

        OlderSchema() {
            super("its tables are not those of this version of lichat-ee; start this version of the server on it once");
        }
    }

    /** The tables are those of a later version of the server. */
    static final class NewerSchema extends RuntimeException {
        private static final long serialVersionUID = 1;

        NewerSchema() {
            super(
                    "it was changed by a later version of lichat-ee; start that version, or restore a backup from before");
        }
    }

    /** Flyway's log, which tells step by step what nobody wants to know unless it goes wrong; made by name. */
    public static final class Quietly implements LogCreator, Log {
        private static final Logger LOG = System.getLogger("org.flywaydb.core");

        /** For Flyway. */
        public Quietly() {}

        @Override
        public Log createLogger(Class<?> type) {
            return this;
        }

        @Override
        public void debug(String message) {
            LOG.log(Level.TRACE, message);
        }

        @Override
        public void info(String message) {
            LOG.log(Level.DEBUG, message);
        }

        @Override
        public void notice(String message) {
            LOG.log(Level.DEBUG, message);
        }

        @Override
        public void warn(String message) {
            LOG.log(Level.DEBUG, message);
        }

        @Override
        public void error(String message) {
            LOG.log(Level.DEBUG, message);
        }

        /** It throws as well. */
        @Override
        public void error(String message, Exception failure) {
            LOG.log(Level.DEBUG, message, failure);
        }
    }
}
