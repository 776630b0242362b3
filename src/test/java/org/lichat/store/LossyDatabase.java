package org.lichat.store;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;

/** A real database behind a line that breaks when a test says so. */
final class LossyDatabase implements Database {
    private final Database real;
    private Loss next = Loss.NOTHING;
    private @Nullable Connection last;

    /** What is lost the next time that something is committed. */
    enum Loss {
        NOTHING,
        /** The command does not arrive. */
        COMMIT,
        /** It does, but the answer to it does not. */
        ANSWER
    }

    LossyDatabase(Database real) {
        this.real = real;
    }

    void lose(Loss what) {
        next = what;
    }

    /** Executes something on the connection that writes. */
    void onWriter(String sql) throws SQLException {
        if (last == null) {
            throw new IllegalStateException("There is no connection.");
        }
        try (Statement statement = last.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = real.openWriter();
        last = connection;
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Loss loss = method.getName().equals("commit") ? next : Loss.NOTHING;
                    if (loss != Loss.NOTHING) {
                        next = Loss.NOTHING;
                        if (loss == Loss.ANSWER) {
                            connection.commit();
                        }
                        real.closeWriter(connection);
                        throw new SQLException("The line broke.", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public String vendor() {
        return real.vendor();
    }

    @Override
    public Map<String, String> placeholders() {
        return real.placeholders();
    }

    @Override
    public DataSource migrating() {
        return real.migrating();
    }

    @Override
    public void check() throws SQLException {
        real.check();
    }

    @Override
    public void finish(Connection writer) throws SQLException {
        real.finish(writer);
    }

    @Override
    public void closeWriter(Connection writer) throws SQLException {
        real.closeWriter(writer);
    }

    @Override
    public void overwriteDeleted(Connection writer, long most) throws SQLException {
        real.overwriteDeleted(writer, most);
    }

    @Override
    public void copyTo(Path file) throws IOException, SQLException {
        real.copyTo(file);
    }

    @Override
    public Readers readers() {
        return real.readers();
    }

    @Override
    public boolean isDataError(SQLException error) {
        return real.isDataError(error);
    }

    @Override
    public InvalidSetting refusal(@Nullable SQLException error, Exception failure) {
        return real.refusal(error, failure);
    }

    @Override
    public void close() {
        real.close();
    }
}
