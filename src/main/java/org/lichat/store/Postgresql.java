package org.lichat.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.sqlite.SQLiteException;

/** A PostgreSQL database, of which one server at a time is the writer. */
final class Postgresql implements Database {
    /** The advisory lock of the writing session: "lichat" in ASCII. */
    static final long LOCK = 0x6c6963686174L;

    private static final String HELD = "55P03"; // what PostgreSQL says of a lock that cannot be had
    private static final int LOCK_TRIES = 20;
    private static final long LOCK_PAUSE_MILLIS = 100;
    private static final int READERS = 4;

    /** Whatever is set for other uses of the database: what is committed is on disk. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')";

    private final String url;
    private final Properties properties;

    Postgresql(Settings settings) {
        url = settings.get(Settings.DATABASE_URL);
        properties = defaults();
        String user = settings.get(Settings.DATABASE_USER);
        if (!user.isEmpty()) {
            PGProperty.USER.set(properties, user);
        }
        String password = settings.get(Settings.DATABASE_PASSWORD);
        if (!password.isEmpty()) {
            PGProperty.PASSWORD.set(properties, password);
        }
        if (Driver.parseURL(url, new Properties()) == null) {
            throw new InvalidSetting(Settings.DATABASE_URL
                    + " cannot be read; it must be written as jdbc:postgresql://host:port/database?option=value");
        }
    }

    /** What the URL goes over. */
    private static Properties defaults() {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, "lichat-ee");
        PGProperty.CONNECT_TIMEOUT.set(properties, 10);
        PGProperty.LOGIN_TIMEOUT.set(properties, 10);
        PGProperty.SOCKET_TIMEOUT.set(properties, 30);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
        // The details quote what was said, and passwords.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        return properties;
    }

    @Override
    public String vendor() {
        return "postgresql";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("clustered", "");
    }

    /** Without a limit of time: to change a large table takes long. */
    @Override
    public DataSource migrating() {
        Properties patient = new Properties();
        patient.putAll(properties);
        PGProperty.SOCKET_TIMEOUT.set(patient, 0);
        return new DriverSource(new Driver(), url, patient);
    }

    @Override
    public void check() throws SQLException {
        try (Connection connection = migrating().getConnection();
                Statement statement = connection.createStatement();
                ResultSet encoding = statement.executeQuery("SHOW server_encoding")) {
            if (encoding.next() && !"UTF8".equals(encoding.getString(1))) {
                throw new InvalidSetting(Settings.DATABASE_URL + ": the database " + name() + " has the encoding "
                        + encoding.getString(1) + "; make it anew with the encoding UTF8");
            }
        }
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = new DriverSource(new Driver(), url, properties).getConnection();
        boolean locked = false;
        try (Statement statement = connection.createStatement()) {
            // Without these the server takes hours to see that a writer's machine is gone, and keeps the lock as long.
            statement.execute(
                    "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3");
            statement.execute(DURABLE);
            locked = lock(statement);
        } finally {
            if (!locked) {
                connection.close();
            }
        }
        return connection;
    }

    /** Takes the lock; a session that has just ended may hold it for a moment more. */
    private static boolean lock(Statement statement) throws SQLException {
        for (int tried = 0; tried < LOCK_TRIES; tried++) {
            try (ResultSet locked = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                if (locked.next() && locked.getBoolean(1)) {
                    return true;
                }
                Thread.sleep(LOCK_PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new SQLException("Another server writes to this database.", HELD);
    }

    /** Its session ends with it, and the lock with that. */
    @Override
    public void finish(Connection writer) {}

    @Override
    public HikariConfig readers() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(new DriverSource(new Driver(), url, properties));
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        return pool;
    }

    @Override
    public boolean isDataError(SQLException error) {
        String state = error.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    @Override
    public InvalidSetting refusal(@Nullable SQLException error, Exception failure) {
        if (error == null) {
            return new InvalidSetting(
                    Settings.DATABASE_URL + ": the database " + name() + " cannot be used: " + failure.getMessage());
        }
        String state = String.valueOf(error.getSQLState());
        String problem =
                switch (state) {
                    case HELD -> "is in use by another server; stop that one, or choose another database for this one";
                    case "28P01", "28000", "08004" ->
                        "does not let the user in; set " + Settings.DATABASE_USER + " and " + Settings.DATABASE_PASSWORD
                                + " to what the database server knows";
                    case "3D000" -> "does not exist; create it with the encoding UTF8, or correct its name";
                    case "42501", "3F000" ->
                        "does not let the user make tables; make the user its owner, or GRANT CREATE ON SCHEMA";
                    case "53100" -> "has no room left on its disk; make room there";
                    case "53300" -> "takes no more connections; let its server take more (max_connections)";
                    case "57P03" -> "is just starting or stopping; start this server again when it is up";
                    default ->
                        state.startsWith("08")
                                ? "cannot be reached; start its server, or correct the address"
                                : "cannot be used: " + error.getMessage();
                };
        String sentence = Settings.DATABASE_URL + ": the database " + name() + " " + problem;
        return state.equals(HELD) ? new StoreInUse(sentence) : new InvalidSetting(sentence);
    }

    /** The database's name and where it is, which are no secrets as the rest of the URL may be. */
    private String name() {
        Properties parsed = Driver.parseURL(url, properties);
        if (parsed == null) {
            return "";
        }
        return PGProperty.PG_DBNAME.getOrDefault(parsed) + " at " + PGProperty.PG_HOST.getOrDefault(parsed) + ":"
                + PGProperty.PG_PORT.getOrDefault(parsed);
    }

    /** The server does so by itself, little by little. */
    @Override
    public void overwriteDeleted(Connection writer, long most) {}

    /** As of one moment, whatever is written meanwhile. */
    @Override
    public void copyTo(Path file) throws IOException, SQLException {
        try {
            copyAll(file);
        } catch (SQLException | FlywayException failed) {
            if (SqlErrors.in(failed) instanceof SQLiteException ofTheFile) {
                throw Sqlite.unwritten(ofTheFile);
            }
            throw failed;
        }
    }

    private void copyAll(Path file) throws SQLException {
        try (Connection from = migrating().getConnection();
                Connection to = Sqlite.newFile(file)) {
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            from.setReadOnly(true);
            from.setAutoCommit(false);
            Tables.copy(from, to);
            from.commit();
        }
    }

    /** There is nothing that it holds itself. */
    @Override
    public void close() {}
}
