package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.Recent;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;
import org.lichat.domain.Journal.Unkeepable;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** What every store in PostgreSQL does, wherever its connections come from. */
abstract class PostgresqlStoreTests extends SqlStoreTests {
    final Postgres.Database place = Postgres.shared().newDatabase();

    @TempDir
    Path folder;

    /** The setting that leads to the database. */
    abstract Setting<String> setting();

    /** Settings that lead to that database. */
    abstract Settings reaching(Postgres.Database database);

    Connection connect() throws SQLException {
        return DriverManager.getConnection(place.url(), place.user(), place.password());
    }

    @Override
    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    String explain(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement asking = connection.createStatement();
                ResultSet lines = asking.executeQuery("EXPLAIN " + statement)) {
            StringBuilder plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    @Override
    void refuse(String word) throws SQLException {
        execute("ALTER TABLE event ADD CHECK (wire NOT LIKE '%" + word + "%')");
    }

    String refused(Settings settings) {
        InvalidSetting refused = assertThrows(InvalidSetting.class, () -> SqlStore.open(settings));
        String told = String.valueOf(refused.getMessage());
        assertTrue(told.startsWith(setting().key()), told);
        assertFalse(told.contains(Postgres.PASSWORD) || told.contains("wrong-word"), told);
        assertFalse(told.contains("\n"), told);
        return told;
    }

    void tells(Settings settings, String part) {
        String told = refused(settings);
        assertTrue(told.contains(part), told);
    }

    String name() {
        return place.url().substring(place.url().lastIndexOf('/') + 1);
    }

    @Test
    void aSecondServerIsRefused() {
        keep(channel(LOBBY));
        tells(in(Settings.defaults()), "in use by another server");
        keep(said(1, "one"));
        assertEquals(List.of("one"), texts(LOBBY));
    }

    @Test
    void whoLostTheDatabaseToAnotherServerWritesNoMore() throws SQLException {
        keep(channel(LOBBY), said(1, "one"));
        List<Entry> batch = List.of(entry(said(2, "two")));
        Postgres.shared().execute(name(), """
                SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""");
        try (SqlStore other = SqlStore.open(in(Settings.defaults()))) {
            other.stores().journal().keep(List.of(entry(said(3, "three"))));
            assertThrows(RuntimeException.class, () -> stores().journal().keep(batch));
        }
        IllegalStateException stale = assertThrows(IllegalStateException.class, () -> {
            while (true) { // at first the broken connection shows
                try {
                    stores().journal().keep(batch);
                } catch (JdbiException broken) {
                    assertFalse(texts(LOBBY).contains("two"));
                }
            }
        });
        assertTrue(String.valueOf(stale.getMessage()).contains("Another server"), stale::getMessage);
        assertEquals(List.of("one", "three"), texts(LOBBY));
    }

    @Test
    void aTextWithANullCannotBeKept() {
        Entry bad = entry(channel(CELLAR), attribute(null, CELLAR, "a:one", "\"nul\0l\""));
        List<Entry> batch = List.of(entry(channel(LOBBY), said(1, "one")), bad);
        Unkeepable told =
                assertThrows(Unkeepable.class, () -> stores().journal().keep(batch));
        assertSame(bad, told.entry());
        stores().journal().keep(batch.subList(0, 1));
        assertEquals(List.of("one"), texts(LOBBY));
    }

    @Test
    void aWriterThatLostTheDatabaseToAnotherWaits() throws SQLException {
        keep(channel(LOBBY));
        List<Entry> batch = List.of(entry(said(1, "one")));
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database())");
            statement.execute("SELECT pg_advisory_lock(" + Postgresql.LOCK + ")");
            for (int i = 0; i < 2; i++) {
                RuntimeException failed = assertThrows(
                        RuntimeException.class, () -> stores().journal().keep(batch));
                assertFalse(failed instanceof Unkeepable);
            }
            assertEquals(List.of(), texts(LOBBY));
        }
        stores().journal().keep(batch);
        assertEquals(List.of("one"), texts(LOBBY));
    }

    @Test
    void aDatabaseThatIsRestartedLosesNothing() throws Exception {
        try (Postgres server = Postgres.start(folder);
                SqlStore store = SqlStore.open(reaching(server.newDatabase()))) {
            var journal = store.stores().journal();
            journal.keep(List.of(entry(channel(LOBBY), said(1, "one"))));
            server.kill();
            List<Entry> batch = List.of(entry(said(2, "two"), new Change.TimeSkipped(Duration.ofDays(1), NOW)));
            assertThrows(RuntimeException.class, () -> journal.keep(batch));
            assertThrows(RuntimeException.class, () -> journal.keep(batch));
            server.restart();
            keepOnceItIsBack(journal, batch);
            journal.keep(List.of(entry(said(3, "three"))));
            assertEquals(3, Recent.of(store.stores().history(), LOBBY, 0, 10).size());
        }
    }

    /** Tries again as the journal's writer does: a pool may need a moment to notice that its database is back. */
    private static void keepOnceItIsBack(Journal journal, List<Entry> batch) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                journal.keep(batch);
                return;
            } catch (RuntimeException stillAway) {
                if (System.nanoTime() > end) {
                    throw stillAway;
                }
            }
        }
    }
}
