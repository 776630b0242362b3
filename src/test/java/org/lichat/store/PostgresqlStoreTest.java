package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** A store in PostgreSQL with connections of its own. */
class PostgresqlStoreTest extends PostgresqlStoreTests {
    @Override
    Settings in(Settings settings) {
        return place.in(settings);
    }

    @Override
    Settings reaching(Postgres.Database database) {
        return database.in(Settings.defaults());
    }

    @Override
    Setting<String> setting() {
        return Settings.DATABASE_URL;
    }

    @Test
    void whatIsWrongWithTheDatabaseIsTold() throws SQLException {
        Settings right = in(Settings.defaults());
        tells(right.with(Settings.DATABASE_PASSWORD, "wrong-word"), "does not let the user in");
        tells(right.with(Settings.DATABASE_PASSWORD, ""), "does not let the user in");
        tells(right.with(Settings.DATABASE_USER, "nobody"), "does not let the user in");
        tells(
                right.with(Settings.DATABASE_URL, place.url() + "0"),
                "0 at 127.0.0.1:" + Postgres.shared().port() + " does not exist");
        tells(right.with(Settings.DATABASE_URL, place.url() + "?password=wrong-word"), "does not let the user in");
        tells(right.with(Settings.DATABASE_URL, "jdbc:postgresql://127.0.0.1:1/none"), "cannot be reached");
        tells(right.with(Settings.DATABASE_URL, "jdbc:postgresql://no.such.host.invalid/none"), "cannot be reached");
        tells(right.with(Settings.DATABASE_URL, "jdbc:postgresql://host:port:wrong-word/"), "cannot be read");
        assertThrows(InvalidSetting.class, () -> right.with(Settings.DATABASE_URL, "jdbc:mysql://wrong-word"));
        Postgres.Database ascii =
                Postgres.shared().newDatabase("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        tells(ascii.in(Settings.defaults()), "encoding SQL_ASCII");
        Postgres.shared().execute(name(), "ALTER SCHEMA public OWNER TO postgres");
        tells(right, "make tables");
        Postgres.shared().execute(name(), "REVOKE ALL ON SCHEMA public FROM public");
        tells(right, "make tables");
    }

    @Test
    void whatIsCommittedIsOnDiskWhateverElseIsSet() throws SQLException {
        for (String mode : List.of("off", "local", "on", "remote_apply")) {
            Postgres.shared().execute("postgres", "ALTER DATABASE " + name() + " SET synchronous_commit = " + mode);
            try (Database database = Database.of(in(Settings.defaults()));
                    Connection writer = database.openWriter();
                    Statement statement = writer.createStatement();
                    ResultSet set = statement.executeQuery("SHOW synchronous_commit")) {
                assertTrue(set.next());
                assertEquals(mode.equals("remote_apply") ? mode : "on", set.getString(1));
            }
        }
    }
}
