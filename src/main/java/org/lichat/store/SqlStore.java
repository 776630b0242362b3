package org.lichat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.lichat.domain.Stores;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** Keeps everything in a database: an embedded one in the data folder, or PostgreSQL. */
public final class SqlStore implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SqlStore.class.getName());

    private final Database database;
    private final HeldConnection writer;
    private final Readers readers;
    private final SqlJournal journal;

    private SqlStore(Database database, HeldConnection writer, Settings settings) {
        this.database = database;
        this.writer = writer;
        this.readers = database.readers();
        this.journal = new SqlJournal(database, writer, discreet(Jdbi.create(writer)), Retention.of(settings));
    }

    /**
     * Opens the database that the settings ask for, and makes or changes its tables as this version needs them.
     *
     * @throws InvalidSetting when it cannot be used; the message says what to do
     */
    public static SqlStore open(Settings settings) {
        return open(Database.of(settings), settings);
    }

    /** Throws {@link InvalidSetting} when the settings ask for more than one database. */
    public static void requireOneDatabase(Settings settings) {
        Database.requireOne(settings);
    }

    /** Opens that database, and closes it in the end or when it cannot be used. */
    static SqlStore open(Database database, Settings settings) {
        HeldConnection writer = new HeldConnection(database);
        SqlStore store = null;
        Readers pool = null;
        try {
            database.check();
            writer.openConnection();
            Schema.migrate(database.migrating(), database.vendor(), database.placeholders());
            SqlStore opened = new SqlStore(database, writer, settings);
            pool = opened.readers;
            opened.journal.load();
            store = opened;
            return opened;
        } catch (SQLException | FlywayException | JdbiException | Schema.NewerSchema failed) {
            LOG.log(Level.DEBUG, "The database cannot be used.", failed);
            throw database.refusal(SqlErrors.in(failed), failed);
        } finally {
            if (store == null) {
                if (pool != null) {
                    pool.close();
                }
                writer.close();
                database.close();
                forgetDrivers();
            }
        }
    }

    /** Without the arguments of statements in messages: these are what people said, and passwords. */
    static Jdbi discreet(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    /** The ports to it. */
    public Stores stores() {
        Jdbi reading = discreet(Jdbi.create(readers));
        return new Stores(
                new SqlProfiles(reading),
                new SqlChannels(reading),
                journal,
                new SqlHistory(reading),
                new SqlPayloads(reading));
    }

    /**
     * Removes the traces in the files of what was deleted, which takes its time with a large database.
     *
     * @throws SQLException when traces may remain
     */
    public void overwriteDeleted() throws SQLException {
        journal.overwriteDeleted();
    }

    /** What to throw instead of the exception: one sentence when it is the database's, or else the exception itself. */
    public RuntimeException explained(RuntimeException failure) {
        SQLException error = SqlErrors.in(failure);
        if (error == null && !(failure instanceof JdbiException || failure instanceof Unreadable)) {
            return failure;
        }
        LOG.log(Level.DEBUG, "The database cannot be used.", failure);
        return database.refusal(error, failure);
    }

    /** Leaves the database in order, and to others. May be called twice. */
    @Override
    public void close() {
        readers.close();
        writer.close();
        database.close();
        forgetDrivers();
    }

    /**
     * Where our class loader is to go, in a container, the driver manager must not hold on to its classes. When it is asked for drivers it
     * looks whether we have those that the container has, and so registers ours.
     */
    private static void forgetDrivers() {
        ClassLoader ours = SqlStore.class.getClassLoader();
        if (ours == ClassLoader.getSystemClassLoader()) {
            return;
        }
        LOG.log(
                Level.DEBUG,
                "{0} drivers are registered",
                DriverManager.drivers().count());
        List<Driver> drivers = DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == ours)
                .toList();
        for (Driver driver : drivers) {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException refused) {
                LOG.log(Level.DEBUG, "A driver is still registered.", refused);
            }
        }
    }
}
