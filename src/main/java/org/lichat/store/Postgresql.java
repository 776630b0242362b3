package org.lichat.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;
import org.sqlite.SQLiteException;

/** A PostgreSQL database, of which one server at a time is the writer. */
final class Postgresql implements Database {
    /** The advisory lock of the writing session: "lichat" in ASCII. */
    static final long LOCK = 0x6c6963686174L;

    private static final String HELD = "55P03"; // what PostgreSQL says of a lock that cannot be had
    private static final int LOCK_TRIES = 20;
    private static final long LOCK_PAUSE_MILLIS = 100;

    /** How many connections are used for reading at a time. */
    static final int READERS = 4;

    /** How many there are at most: those, the one that writes, and one more while the tables are changed. */
    static final int CONNECTIONS = READERS + 2;

    /** Whatever is set for other uses of the database: what is committed is on disk. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')";

    /** What {@link #openWriter} leaves in a session. */
    private static final String UNDOING = "SELECT pg_advisory_unlock_all(); RESET tcp_keepalives_idle;"
            + " RESET tcp_keepalives_interval; RESET tcp_keepalives_count; RESET synchronous_commit";

    private final Supply supply;

    Postgresql(Supply supply) {
        this.supply = supply;
    }

    @Override
    public String vendor() {
        return "postgresql";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("clustered", "", "blob", "BYTEA");
    }

    @Override
    public DataSource migrating() {
        return supply.migrating();
    }

    @Override
    public void check() throws SQLException {
        try (Connection connection = migrating().getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!"PostgreSQL".equals(product)) {
                throw refusal("is one of " + product + "; it must be of PostgreSQL");
            }
            if (!connection.getAutoCommit()) {
                throw refusal("is reached without autocommit; let its pool give connections with autocommit");
            }
            requireUtf8(connection);
        }
    }

    private void requireUtf8(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet encoding = statement.executeQuery("SHOW server_encoding")) {
            if (encoding.next() && !"UTF8".equals(encoding.getString(1))) {
                throw refusal("has the encoding " + encoding.getString(1) + "; make it anew with the encoding UTF8");
            }
        }
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = supply.forWriting();
        boolean locked = false;
        try (Statement statement = connection.createStatement()) {
            // Without these the server takes hours to see that a writer's machine is gone, and keeps the lock as long.
            statement.execute(
                    "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3");
            statement.execute(DURABLE);
            locked = lock(statement);
        } finally {
            if (!locked) {
                closeWriter(connection);
            }
        }
        return connection;
    }

    @Override
    public void closeWriter(Connection writer) throws SQLException {
        supply.giveBack(writer, UNDOING);
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

    /** There are none: the lock ends with the connection. */
    @Override
    public void finish(Connection writer) {}

    @Override
    public Readers readers() {
        return supply.readers();
    }

    @Override
    public boolean isDataError(SQLException error) {
        String state = error.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    @Override
    public InvalidSetting refusal(@Nullable SQLException error, Exception failure) {
        if (error == null) {
            return refusal(supply.unknown(String.valueOf(failure.getMessage())));
        }
        String state = String.valueOf(error.getSQLState());
        String problem =
                switch (state) {
                    case HELD -> "is in use by another server; stop that one, or choose another database for this one";
                    case "28P01", "28000", "08004" -> "does not let the user in; " + supply.admission();
                    case "3D000" -> "does not exist; create it with the encoding UTF8, or correct its name";
                    case "42501", "3F000" ->
                        "does not let the user make tables; make the user its owner, or GRANT CREATE ON SCHEMA";
                    case "53100" -> "has no room left on its disk; make room there";
                    case "53300" -> "takes no more connections; let its server take more (max_connections)";
                    case "57P03" -> "is just starting or stopping; start this server again when it is up";
                    default ->
                        state.startsWith("08")
                                ? "cannot be reached; start its server, or correct the address"
                                : supply.unknown(SqlErrors.line(error));
                };
        return state.equals(HELD) ? new StoreInUse(sentence(problem)) : refusal(problem);
    }

    private InvalidSetting refusal(String problem) {
        return new InvalidSetting(sentence(problem));
    }

    private String sentence(String problem) {
        return supply.setting() + ": " + supply.subject() + " " + problem;
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
            from.setAutoCommit(false);
            try (Statement statement = from.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                Tables.copy(from, to);
            } finally {
                from.rollback(); // nothing is written
                from.setAutoCommit(true);
            }
        }
    }

    /** There is nothing that it holds itself. */
    @Override
    public void close() {}
}
