package org.lichat.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/** The connections that only read, of which there is never more than a bounded number. */
interface Readers extends ConnectionFactory, AutoCloseable {
    /** How long somebody waits for one. */
    long WAIT_MILLIS = 5_000;

    /** None is given from now on. */
    @Override
    void close();

    /** A pool of our own. */
    static Readers pooled(HikariConfig config) {
        config.setPoolName("lichat-readers");
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1); // a database that was there when the writer was opened will come back
        HikariDataSource pool = new HikariDataSource(config);
        return new Readers() {
            @Override
            public Connection openConnection() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    /** At most so many connections of somebody else's pool at a time. */
    static Readers borrowed(DataSource pool, int most) {
        return new Borrowed(pool, most);
    }

    /** Borrows a connection for each reading; a pool over a pool would hold them for ever, and not learn when one is replaced. */
    final class Borrowed implements Readers {
        private final DataSource pool;
        private final Semaphore free;
        private volatile boolean closed;

        private Borrowed(DataSource pool, int most) {
            this.pool = pool;
            this.free = new Semaphore(most, true);
        }

        @Override
        public Connection openConnection() throws SQLException {
            if (!acquire()) {
                throw new SQLTransientConnectionException("All connections are in use.");
            }
            Connection connection = null;
            try {
                if (closed) {
                    throw new SQLException("The store is closed.");
                }
                connection = pool.getConnection();
                return connection;
            } finally {
                if (connection == null) {
                    free.release();
                }
            }
        }

        private boolean acquire() {
            try {
                return free.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void closeConnection(Connection done) throws SQLException {
            try {
                done.close();
            } finally {
                free.release();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
