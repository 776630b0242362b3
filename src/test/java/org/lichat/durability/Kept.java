package org.lichat.durability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.lichat.store.Postgres;

/**
 * Where a server keeps everything, looked into from outside with plain SQL.
 *
 * @param storage what to call it in a summary
 * @param options the options for Java with which a server keeps everything here
 */
public record Kept(String storage, List<String> options, String url, Properties properties) {

    /** The embedded database in that data folder. */
    public static Kept inFolder(Path data) {
        Properties properties = new Properties();
        properties.setProperty("open_mode", "1"); // to read only
        return new Kept(
                "SQLite",
                List.of("-Dlichat.data-folder=" + data),
                "jdbc:sqlite:" + data.resolve("lichat.db"),
                properties);
    }

    /** A PostgreSQL database. */
    public static Kept in(Postgres.Database database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        List<String> options = List.of(
                "-Dlichat.database.url=" + database.url(),
                "-Dlichat.database.user=" + database.user(),
                "-Dlichat.database.password=" + database.password());
        return new Kept("PostgreSQL", options, database.url(), properties);
    }

    /** What was distributed over the channel, as its members got it without the NUL, in the journal's order. */
    public List<String> events(String channel) throws SQLException {
        return query(
                "SELECT wire FROM event WHERE channel_id = (SELECT id FROM channel WHERE key = ?) ORDER BY seq",
                channel);
    }

    /** The names of all registered users. */
    public List<String> profiles() throws SQLException {
        return query("SELECT name FROM profile ORDER BY name");
    }

    /** The names of all channels. */
    public List<String> channels() throws SQLException {
        return query("SELECT name FROM channel ORDER BY name");
    }

    /** The value of an attribute of the network; empty when it has none. */
    public List<String> attribute(String name) throws SQLException {
        return query("SELECT value FROM attribute WHERE profile = '' AND channel = '' AND name = ?", name);
    }

    private List<String> query(String sql, String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
