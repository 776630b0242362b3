package org.lichat.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** What is not the same in the two databases: how they are opened, and what their errors mean. */
interface Database extends AutoCloseable {

    /** The database that the settings ask for, not touched yet unless it is the embedded one, whose folder is locked. */
    static Database of(Settings settings) {
        Supply supply = supply(settings);
        return supply == null ? Sqlite.in(DataFolder.open(settings)) : new Postgresql(supply);
    }

    /** The same database beside a server that may be running on it: nothing is locked, and nothing is made that is not there. */
    static Database beside(Settings settings) {
        Supply supply = supply(settings);
        return supply == null ? Sqlite.beside(settings) : new Postgresql(supply);
    }

    /** Where connections to PostgreSQL come from, or null when it is the embedded database that the settings ask for. */
    private static @Nullable Supply supply(Settings settings) {
        requireOne(settings);
        if (!settings.get(Settings.DATABASE_JNDI).isEmpty()) {
            return ContainerSupply.of(settings);
        }
        return settings.get(Settings.DATABASE_URL).isEmpty() ? null : new UrlSupply(settings);
    }

    /** Throws {@link InvalidSetting} when the settings ask for more than one database. */
    static void requireOne(Settings settings) {
        if (!settings.get(Settings.DATABASE_JNDI).isEmpty()
                && !settings.get(Settings.DATABASE_URL).isEmpty()) {
            throw new InvalidSetting(Settings.DATABASE_JNDI + " and " + Settings.DATABASE_URL
                    + " are both set; take one of them away, since there is one database");
        }
    }

    /** The folder of the migrations that are its own. */
    String vendor();

    /** What the migrations leave open, by the name of the placeholder. */
    Map<String, String> placeholders();

    /** Connections for migrations, and for what is done beside a server. */
    DataSource migrating();

    /** Sees to it that the database is in order before it is used. */
    void check() throws SQLException;

    /** The one connection that writes. It fails where another server holds the database. */
    Connection openWriter() throws SQLException;

    /** Says its last words on the connection that writes. */
    void finish(Connection writer) throws SQLException;

    /** Ends the use of the connection that writes, after an error too. */
    default void closeWriter(Connection writer) throws SQLException {
        writer.close();
    }

    /**
     * Sees to it, as far as it can, that what was deleted cannot be read in the files any more.
     *
     * @param most how large a database, in bytes, may be written anew for that, which holds up all else
     */
    void overwriteDeleted(Connection writer, long most) throws SQLException;

    /**
     * Copies everything as it is at one moment into an SQLite file, which is there and empty.
     *
     * @throws IOException when it is the file that cannot be written
     */
    void copyTo(Path file) throws IOException, SQLException;

    /** Connections that only read. */
    Readers readers();

    /** Whether the error is one of the data, which will come again however often these are written. */
    boolean isDataError(SQLException error);

    /** Why the server does not start: one sentence with the name of a setting, without secrets. */
    InvalidSetting refusal(@Nullable SQLException error, Exception failure);

    @Override
    void close();
}
