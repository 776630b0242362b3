package org.lichat.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Connections of our own to the URL of the settings. */
final class UrlSupply implements Supply {
    private final String url;
    private final Properties properties;

    UrlSupply(Settings settings) {
        url = settings.get(Settings.DATABASE_URL);
        properties = defaults();
        String user = settings.get(Settings.DATABASE_USER);
        if (!user.isEmpty()) {
            PGProperty.USER.set(properties, user);
        }
        String password = settings.get(Settings.DATABASE_PASSWORD);
        if (!password.isEmpty()) {
            PGProperty.PASSWORD.set(properties, password);
        }
        if (Driver.parseURL(url, new Properties()) == null) {
            throw new InvalidSetting(Settings.DATABASE_URL
                    + " cannot be read; it must be written as jdbc:postgresql://host:port/database?option=value");
        }
    }

    /** What the URL goes over. */
    private static Properties defaults() {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, "lichat-ee");
        PGProperty.CONNECT_TIMEOUT.set(properties, 10);
        PGProperty.LOGIN_TIMEOUT.set(properties, 10);
        PGProperty.SOCKET_TIMEOUT.set(properties, 30);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
        // The details quote what was said, and passwords.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        return properties;
    }

    @Override
    public Setting<String> setting() {
        return Settings.DATABASE_URL;
    }

    /** The database's name and where it is, which are no secrets as the rest of the URL may be. */
    @Override
    public String subject() {
        Properties parsed = Driver.parseURL(url, properties);
        if (parsed == null) {
            return "the database";
        }
        return "the database " + PGProperty.PG_DBNAME.getOrDefault(parsed) + " at "
                + PGProperty.PG_HOST.getOrDefault(parsed) + ":" + PGProperty.PG_PORT.getOrDefault(parsed);
    }

    @Override
    public String admission() {
        return "set " + Settings.DATABASE_USER + " and " + Settings.DATABASE_PASSWORD
                + " to what the database server knows";
    }

    @Override
    public String unknown(String message) {
        return "cannot be used: " + message;
    }

    /** Without a limit of time: to change a large table takes long. */
    @Override
    public DataSource migrating() {
        Properties patient = new Properties();
        patient.putAll(properties);
        PGProperty.SOCKET_TIMEOUT.set(patient, 0);
        return new DriverSource(new Driver(), url, patient);
    }

    @Override
    public Connection forWriting() throws SQLException {
        return new DriverSource(new Driver(), url, properties).getConnection();
    }

    /** Its session ends with it. */
    @Override
    public void giveBack(Connection writer, String undoing) throws SQLException {
        writer.close();
    }

    @Override
    public Readers readers() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(new DriverSource(new Driver(), url, properties));
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(Postgresql.READERS);
        pool.setMinimumIdle(1);
        return Readers.pooled(pool);
    }
}
