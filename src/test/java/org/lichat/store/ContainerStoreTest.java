package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.sqlite.SQLiteDataSource;

/** A store in PostgreSQL with the connections of a container, whose part a pool plays that hands out proxies. */
class ContainerStoreTest extends PostgresqlStoreTests {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final List<HikariDataSource> pools = new ArrayList<>();
    private final Settings settings = reaching(place);

    @Override
    Settings in(Settings more) {
        return more.with(Settings.DATABASE_JNDI, settings.get(Settings.DATABASE_JNDI));
    }

    @Override
    Setting<String> setting() {
        return Settings.DATABASE_JNDI;
    }

    @Override
    Settings reaching(Postgres.Database database) {
        return named(pool(config(database)));
    }

    private static Settings named(Object source) {
        String name = "java:comp/env/jdbc/test" + NAMES.incrementAndGet();
        Naming.bind(name, source);
        return Settings.defaults().with(Settings.DATABASE_JNDI, name);
    }

    private HikariDataSource pool(HikariConfig config) {
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    private static HikariConfig config(Postgres.Database database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(Postgresql.CONNECTIONS);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @AfterEach
    void undeploy() {
        reopen();
        for (HikariDataSource pool : pools) {
            assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections(), "all is given back");
            pool.close();
        }
        Naming.forget();
    }

    /** What every idle connection of the pool says, which are the ones that others will get. */
    private static List<String> ask(HikariDataSource pool, String query) throws SQLException {
        List<Connection> all = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                all.add(pool.getConnection());
            }
            for (Connection connection : all) {
                try (Statement statement = connection.createStatement();
                        ResultSet answer = statement.executeQuery(query)) {
                    answer.next();
                    answers.add(answer.getString(1));
                }
            }
            return answers;
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void theConnectionThatWritesIsGivenBackAsItWas() throws SQLException {
        Postgres.shared().execute("postgres", "ALTER DATABASE " + name() + " SET synchronous_commit = off");
        HikariConfig single = config(place);
        single.setMaximumPoolSize(1);
        HikariDataSource pool = pool(single);
        String session = "SELECT concat_ws(' ', pg_backend_pid(), current_setting('synchronous_commit'),"
                + " current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'),"
                + " current_setting('tcp_keepalives_count'), (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND pid = pg_backend_pid()))";
        List<String> before = ask(pool, session);
        try (Database database = Database.of(named(pool))) {
            for (int i = 0; i < 2; i++) {
                Connection writer = database.openWriter();
                writer.setAutoCommit(false);
                try (Statement statement = writer.createStatement();
                        ResultSet set = statement.executeQuery("SHOW synchronous_commit")) {
                    assertTrue(set.next());
                    assertEquals("on", set.getString(1));
                }
                assertTrue(writer.getNetworkTimeout() > 0);
                database.closeWriter(writer);
                assertEquals(before, ask(pool, session)); // the same session
            }
        }
    }

    @Test
    void aConnectionInAnUnknownStateIsNotGivenToOthers() throws SQLException {
        HikariConfig single = config(place);
        single.setMaximumPoolSize(1);
        HikariDataSource pool = pool(single);
        List<String> before = ask(pool, "SELECT pg_backend_pid()");
        try (Database database = Database.of(named(pool))) {
            Connection writer = database.openWriter();
            Postgres.shared().execute("postgres", "SELECT pg_terminate_backend(" + before.get(0) + ")");
            assertThrows(SQLException.class, () -> database.closeWriter(writer));
            Connection next = database.openWriter();
            database.closeWriter(next);
            assertNotEquals(before, ask(pool, "SELECT pg_backend_pid()"));
        }
    }

    @Test
    void anotherServerMayOpenThroughTheSamePoolAtOnce() throws SQLException {
        keep(channel(LOBBY), said(1, "one"));
        for (int i = 0; i < 3; i++) {
            reopen();
            assertEquals(List.of("one"), texts(LOBBY));
        }
        reopen();
        try (SqlStore other = SqlStore.open(place.in(Settings.defaults()))) {
            tells(settings, "in use by another server");
            assertEquals(1, other.stores().channels().all().size());
        }
    }

    @Test
    void readersWaitForEachOtherAndNotForThePool() throws Exception {
        try (Readers readers = Readers.borrowed(pools.get(0), 1)) {
            Connection first = readers.openConnection();
            CompletableFuture<Connection> second = CompletableFuture.supplyAsync(() -> {
                try {
                    return readers.openConnection();
                } catch (SQLException failed) {
                    throw new CompletionException(failed);
                }
            });
            assertEquals(1, pools.get(0).getHikariPoolMXBean().getActiveConnections());
            readers.closeConnection(first);
            readers.closeConnection(second.get(20, TimeUnit.SECONDS));
            readers.closeConnection(readers.openConnection());
        }
    }

    @Test
    void whatIsWrongIsTold() throws SQLException {
        Settings right = in(Settings.defaults());
        tells(right.with(Settings.DATABASE_JNDI, "jdbc/none"), "no DataSource of that name");
        tells(named("a text"), "as a java.lang.String and not as a DataSource");
        tells(right.with(Settings.DATABASE_URL, place.url()), "both set");
        assertThrows(InvalidSetting.class, () -> right.with(Settings.DATABASE_JNDI, "ldap://host/name"));
        SQLiteDataSource other = new SQLiteDataSource();
        other.setUrl("jdbc:sqlite::memory:");
        tells(named(other), "is one of SQLite");
        Postgres.Database ascii =
                Postgres.shared().newDatabase("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        tells(reaching(ascii), "encoding SQL_ASCII");
        tells(
                reaching(new Postgres.Database(place.url(), place.user(), "wrong-word")),
                "does not let the user in; give the DataSource");
        tells(reaching(new Postgres.Database("jdbc:postgresql://127.0.0.1:1/none", "a", "b")), "cannot be reached");
        HikariConfig manual = config(place);
        manual.setAutoCommit(false);
        tells(named(pool(manual)), "without autocommit");
        HikariConfig small = config(place);
        small.setMaximumPoolSize(1);
        tells(named(pool(small)), "gives 6 connections");
        Postgres.shared().execute(name(), "ALTER SCHEMA public OWNER TO postgres");
        Postgres.shared().execute(name(), "REVOKE ALL ON SCHEMA public FROM public");
        tells(right, "make tables");
        Naming.forget();
        tells(right, "only a container has DataSources; set lichat.database.url");
    }
}
