package org.lichat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** The connections of a DataSource that the container knows by a name. They belong to its pool, and go back there alive. */
final class ContainerSupply implements Supply {
    private static final Logger LOG = System.getLogger(ContainerSupply.class.getName());
    private static final int ANSWER_MILLIS = 30_000;

    private final String name;
    private final DataSource pool;
    /** Whether the connection that writes has a limit of ours. */
    private volatile boolean limited;

    private ContainerSupply(String name, DataSource pool) {
        this.name = name;
        this.pool = pool;
    }

    /**
     * Looks up the name of the settings, which has to be done while the container starts the application: other threads know no names.
     *
     * @throws InvalidSetting when there is no such DataSource
     */
    @SuppressWarnings("BanJNDI") // the operator's own name, which leads to no other machine
    static ContainerSupply of(Settings settings) {
        String name = settings.get(Settings.DATABASE_JNDI);
        Object found;
        try {
            found = InitialContext.doLookup(name);
        } catch (NoInitialContextException standalone) {
            throw new InvalidSetting(Settings.DATABASE_JNDI + " is \"" + name
                    + "\", but only a container has DataSources; set " + Settings.DATABASE_URL + " here instead");
        } catch (NamingException | RuntimeException absent) {
            LOG.log(Level.DEBUG, "The DataSource is not found.", absent);
            throw new InvalidSetting(Settings.DATABASE_JNDI + " is \"" + name
                    + "\", but the container has no DataSource of that name ("
                    + absent.getClass().getSimpleName()
                    + "); define it there, or correct the name");
        }
        if (!(found instanceof DataSource pool)) {
            throw new InvalidSetting(Settings.DATABASE_JNDI + " is \"" + name + "\", which the container knows as "
                    + (found == null ? "nothing" : "a " + found.getClass().getName()) + " and not as a DataSource");
        }
        return new ContainerSupply(name, pool);
    }

    @Override
    public Setting<String> setting() {
        return Settings.DATABASE_JNDI;
    }

    @Override
    public String subject() {
        return "the database of the DataSource " + name;
    }

    @Override
    public String admission() {
        return "give the DataSource the user and the password that the database server knows";
    }

    @Override
    public String unknown(String message) {
        return "cannot be used: " + message + "; see whether the container's pool reaches it and gives "
                + Postgresql.CONNECTIONS + " connections";
    }

    @Override
    public DataSource migrating() {
        return pool;
    }

    /**
     * Borrows it on a thread of its own: what a thread borrows containers take back, or share, when what it serves ends, such as a
     * deployment or a transaction.
     */
    @Override
    public Connection forWriting() throws SQLException {
        CompletableFuture<Connection> borrowed = new CompletableFuture<>();
        Thread borrower = new Thread(() -> borrow(borrowed), "lichat-borrower");
        borrower.setDaemon(true);
        borrower.setContextClassLoader(
                ClassLoader.getPlatformClassLoader()); // what a pool starts here must not remember ours
        borrower.start();
        try {
            return borrowed.join(); // even if interrupted, since nobody else would give it back
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof SQLException error ? error : new SQLException(failed.getCause());
        }
    }

    private void borrow(CompletableFuture<Connection> borrowed) {
        try {
            Connection connection = pool.getConnection();
            limitWaits(connection);
            borrowed.complete(connection);
        } catch (SQLException | RuntimeException | Error failed) {
            borrowed.completeExceptionally(failed);
        }
    }

    /** Where the pool sets no limit: a database whose machine vanishes is to be noticed. */
    private void limitWaits(Connection connection) {
        limited = false;
        try {
            if (connection.getNetworkTimeout() == 0) {
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                limited = true;
            }
        } catch (SQLException unable) {
            LOG.log(Level.DEBUG, "Only the pool itself can limit how long an answer of the database may take.", unable);
        }
    }

    /** As it was; where that fails, nobody knows what state it is in, and it must end. */
    @Override
    public void giveBack(Connection writer, String undoing) throws SQLException {
        try (writer) {
            boolean clean = false;
            try {
                clean(writer, undoing);
                clean = true;
            } finally {
                if (!clean) {
                    writer.abort(Runnable::run);
                }
            }
        }
    }

    private void clean(Connection writer, String undoing) throws SQLException {
        if (!writer.getAutoCommit()) {
            writer.rollback();
            writer.setAutoCommit(true);
        }
        try (Statement statement = writer.createStatement()) {
            statement.execute(undoing);
        }
        if (limited) {
            limited = false;
            writer.setNetworkTimeout(Runnable::run, 0);
        }
    }

    @Override
    public Readers readers() {
        return Readers.borrowed(pool, Postgresql.READERS);
    }
}
