package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture itself: what the other tests show depends on it. */
class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void itWritesDurablyAndComesBackAfterACrashAndAStop() throws Exception {
        try (Postgres server = Postgres.start(folder)) {
            Postgres.Database database = server.newDatabase();
            execute(database, "CREATE TABLE kept AS SELECT 7 AS number");
            assertEquals("on", query(database, "SHOW fsync"));
            assertEquals("on", query(database, "SHOW synchronous_commit"));
            server.kill();
            assertThrows(SQLException.class, () -> query(database, "SELECT number FROM kept"));
            server.restart();
            assertEquals("7", query(database, "SELECT number FROM kept"));
            server.stop();
            assertThrows(SQLException.class, () -> query(database, "SELECT number FROM kept"));
            server.restart();
            assertEquals("7", query(database, "SELECT number FROM kept"));
        }
    }

    private static void execute(Postgres.Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Postgres.Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static Connection connect(Postgres.Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
