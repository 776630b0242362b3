package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichat.server.InvalidSetting;

/** What operators are told of a database that opens and yet does not do what it is to do. */
class DamageTest extends OperatorTests {

    @BeforeEach
    void leaveAFullDatabase() throws IOException {
        talk(start(Kind.SQLITE));
        stop();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/lichat.db"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertIsOneSentence(InvalidSetting told) {
        String message = String.valueOf(told.getMessage());
        assertTrue(message.startsWith("lichat.data-folder: ") && message.contains("lichat.db"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aServerDoesNotStartOnRulesThatCannotBeRead() throws Exception {
        execute("UPDATE channel SET rules = '((' || rules");
        assertIsOneSentence(assertThrows(InvalidSetting.class, this::start));
        execute("UPDATE channel SET rules = substr(rules, 3)");
        start(); // which the first attempt left to it
    }

    @Test
    void aServerDoesNotStartOnTablesThatCannotBeRead() throws Exception {
        execute("ALTER TABLE attribute RENAME TO elsewhere");
        assertIsOneSentence(assertThrows(InvalidSetting.class, this::start));
        execute("ALTER TABLE elsewhere RENAME TO attribute");
        start();
    }

    @Test
    void whatIsNotErasedIsTold() throws Exception {
        execute("CREATE TRIGGER refuse BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'refused'); END");
        assertIsOneSentence(assertThrows(InvalidSetting.class, () -> done("erase", "bob")));
        execute("DROP TRIGGER refuse");
        assertEquals("Everything that was kept of bob is erased.", done("erase", "bob"));
    }

    @Test
    void tracesThatMayRemainAreTold() throws Exception {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM event").close();
            String told = refused("erase", "bob");
            assertTrue(
                    told.startsWith("Everything that was kept of bob is deleted, but traces of it may remain"), told);
            statement.execute("ROLLBACK");
        }
        assertEquals("Nothing is kept of anybody with the name bob.", refused("erase", "bob"));
    }
}
