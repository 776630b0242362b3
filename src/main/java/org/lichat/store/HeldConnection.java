package org.lichat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The one connection that writes: opened when it is needed, and again after an error. */
final class HeldConnection implements ConnectionFactory, AutoCloseable {
    private static final Logger LOG = System.getLogger(HeldConnection.class.getName());

    private final Database database;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection connection;
    private int opened;
    private boolean closed;

    HeldConnection(Database database) {
        this.database = database;
    }

    @Override
    public synchronized Connection openConnection() throws SQLException {
        if (closed) {
            throw new SQLException("The store is closed.");
        }
        if (connection == null) {
            connection = database.openWriter();
            opened++;
        }
        return connection;
    }

    /** The statement on the open connection, prepared once for all its uses; nothing that others have bound to it is left. */
    synchronized PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = openConnection().prepareStatement(sql);
            prepared.put(sql, statement);
        }
        statement.clearBatch();
        statement.clearParameters();
        return statement;
    }

    /** How often the connection was opened. */
    synchronized int opened() {
        return opened;
    }

    /** Whoever is done with it leaves it open for the next. */
    @Override
    public void closeConnection(Connection done) {}

    /** Gives up a connection after an error, since nobody knows what state it is in. */
    synchronized void drop() {
        Connection broken = connection;
        connection = null;
        prepared.clear(); // their connection closes them
        if (broken != null) {
            close(broken);
        }
    }

    private void close(Connection connection) {
        try {
            database.closeWriter(connection);
        } catch (SQLException gone) {
            LOG.log(Level.DEBUG, "A connection to the database could not be closed.", gone);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            try {
                database.finish(connection);
            } catch (SQLException failed) {
                LOG.log(Level.WARNING, "The database was not closed properly: {0}", failed.getMessage());
            }
        }
        drop();
    }
}
