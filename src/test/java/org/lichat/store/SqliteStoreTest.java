package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal.Unkeepable;
import org.lichat.domain.Name;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

class SqliteStoreTest extends SqlStoreTests {
    @TempDir
    Path parent;

    @Override
    Settings in(Settings settings) {
        return settings.with(Settings.DATA_FOLDER, folder().toString());
    }

    private Path folder() {
        return parent.resolve("made/data");
    }

    private Path file(String name) {
        return folder().resolve(name);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file("lichat.db"));
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
                ResultSet steps = asking.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
            StringBuilder plan = new StringBuilder();
            while (steps.next()) {
                plan.append(steps.getString("detail")).append('\n');
            }
            return plan.toString();
        }
    }

    @Override
    void refuse(String word) throws SQLException {
        execute("CREATE TRIGGER refuse BEFORE INSERT ON event WHEN new.wire LIKE '%" + word
                + "%' BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }

    private String refused() {
        return String.valueOf(assertThrows(InvalidSetting.class, this::stores).getMessage());
    }

    @Test
    void everythingIsInOneFolderThatOnlyTheOwnerMayRead() throws IOException {
        keep(channel(LOBBY));
        assertEquals("rwx------", permissions(folder()));
        for (String name : List.of("lichat.db", "lichat.db-wal", "lichat.lock")) {
            assertEquals("rw-------", permissions(file(name)), name);
        }
        assertEquals("rwx------", permissions(file("native")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatAKilledServerLeavesOfTheLibraryIsRemoved() throws IOException {
        Files.createDirectories(file("native"));
        Files.writeString(file("native").resolve("libsqlitejdbc.so"), "");
        stores();
        assertFalse(Files.exists(file("native").resolve("libsqlitejdbc.so")));
    }

    @Test
    void theWriterIsDurableAndTheReadersOnlyRead() throws Exception {
        stores();
        try (Database database = database()) {
            try (Connection writer = database.openWriter()) {
                assertEquals("wal", pragma(writer, "journal_mode"));
                assertEquals("2", pragma(writer, "synchronous")); // FULL
                assertEquals("1", pragma(writer, "foreign_keys"));
                assertEquals("4000", pragma(writer, "wal_autocheckpoint"));
                assertEquals("67108864", pragma(writer, "journal_size_limit"));
                assertEquals("5000", pragma(writer, "busy_timeout"));
                assertEquals("-65536", pragma(writer, "cache_size"));
            }
            try (Readers readers = database.readers();
                    Connection reader = readers.openConnection();
                    Statement statement = reader.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute("DELETE FROM profile"));
            }
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void aSecondServerInTheFolderIsRefused() throws IOException {
        keep(channel(LOBBY));
        String pid = Long.toString(ProcessHandle.current().pid());
        for (int i = 0; i < 2; i++) {
            InvalidSetting refused = assertThrows(InvalidSetting.class, () -> SqlStore.open(in(Settings.defaults())));
            for (String part : List.of("lichat.data-folder", folder().toString(), "process " + pid)) {
                assertTrue(String.valueOf(refused.getMessage()).contains(part), refused::getMessage);
            }
        }
        keep(channel(CELLAR));
        reopen();
        assertEquals("", Files.readString(file("lichat.lock")));
        assertEquals(2, stores().channels().all().size());
    }

    @Test
    void closingLeavesOneFile() {
        keep(channel(LOBBY), said(1, "one"));
        reopen();
        assertFalse(Files.exists(file("lichat.db-wal")));
        reopen();
    }

    @Test
    void afterACrashDamageIsFoundBeforeAnythingIsServed() throws IOException {
        keep(channel(LOBBY));
        for (int i = 0; i < 200; i++) {
            keep(said(i, "x".repeat(300)));
        }
        reopen();
        try (RandomAccessFile damaged = new RandomAccessFile(file("lichat.db").toFile(), "rw")) {
            damaged.seek(damaged.length() / 2);
            damaged.write("?".repeat((int) damaged.length() / 4).getBytes(StandardCharsets.US_ASCII));
        }
        Files.writeString(file("lichat.lock"), "12345");
        for (int i = 0; i < 2; i++) {
            String refused = refused();
            assertTrue(refused.contains("lichat.data-folder"), refused);
            assertTrue(refused.contains("lichat.db is damaged"), refused);
            assertEquals("12345", Files.readString(file("lichat.lock")));
        }
    }

    @Test
    void afterACrashWithoutDamageItGoesOn() throws IOException {
        keep(channel(LOBBY), said(1, "one"));
        reopen();
        Files.writeString(file("lichat.lock"), "12345");
        assertEquals(List.of("one"), texts(LOBBY));
        reopen();
        assertEquals("", Files.readString(file("lichat.lock")));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file("lichat.db"), "no database at all, but long enough to be looked at ".repeat(100));
        String refused = refused();
        assertTrue(refused.contains("lichat.data-folder") && refused.contains("no database"), refused);
        assertEquals("", Files.readString(file("lichat.lock")));
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(parent.resolve("made"), "a file");
        String refused = refused();
        assertTrue(refused.contains("lichat.data-folder") && refused.contains(folder().toString()), refused);
        assertTrue(refused.contains("cannot be written"), refused);
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsRefused() throws IOException {
        Files.createDirectories(file("lichat.db"));
        String refused = refused();
        assertTrue(refused.contains("lichat.data-folder") && refused.contains("cannot be written"), refused);
    }

    @Test
    void aFullDiskLosesNothing() throws SQLException {
        keep(channel(LOBBY), said(1, "before"));
        database().onWriter("PRAGMA max_page_count = 1");
        List<Entry> batch = List.of(entry(said(2, "x".repeat(1_000_000))), entry(said(3, "after")));
        RuntimeException full =
                assertThrows(RuntimeException.class, () -> stores().journal().keep(batch));
        assertFalse(full instanceof Unkeepable);
        assertEquals(13, java.util.Objects.requireNonNull(SqlErrors.in(full)).getErrorCode(), "SQLITE_FULL");
        assertEquals(List.of("before"), texts(LOBBY));
        stores().journal().keep(batch); // on a connection of its own, which is not limited
        assertEquals(3, texts(LOBBY).size());
    }

    @Test
    void aDiskThatIsFullAtTheStartIsTold() {
        stores();
        SQLiteConfig small = new SQLiteConfig();
        small.setMaxPageCount(8);
        Properties properties = small.toProperties();
        DriverSource source = new DriverSource(new JDBC(), "jdbc:sqlite:" + parent.resolve("small.db"), properties);
        FlywayException full =
                assertThrows(FlywayException.class, () -> Schema.migrate(source, "sqlite", Map.of("clustered", "")));
        String told =
                String.valueOf(database().refusal(SqlErrors.in(full), full).getMessage());
        assertTrue(told.contains("lichat.data-folder") && told.contains("is full"), told);
    }

    @Test
    void theFolderIsTheContainersUnlessItIsSet() {
        Map<String, String> wildfly = Map.of("jboss.server.data.dir", "/opt/data", "catalina.base", "/opt/tomcat");
        assertEquals(Path.of("/opt/data/lichat-ee"), DataFolder.place("", wildfly::get));
        assertEquals(
                Path.of("/opt/tomcat/lichat-ee"), DataFolder.place("", Map.of("catalina.base", "/opt/tomcat")::get));
        assertEquals(Path.of("/opt/jetty/lichat-ee"), DataFolder.place("", Map.of("jetty.base", "/opt/jetty")::get));
        assertEquals(Path.of("data").toAbsolutePath(), DataFolder.place("", Map.<String, String>of()::get));
        assertEquals(Path.of("/var/lichat"), DataFolder.place("/var/lichat", wildfly::get));
        assertThrows(InvalidSetting.class, () -> DataFolder.place("\0", wildfly::get));
    }

    @Test
    void whatIsErasedIsNotInTheFilesAnyMore() throws IOException {
        keep(channel(LOBBY), channel(CELLAR), profile(ALICE), profile(BOB));
        for (int i = 0; i < 400; i++) {
            Name channel = i % 3 == 0 ? CELLAR : LOBBY;
            keep(said(channel, message(2L * i, ALICE, CLOCK + i % 7, "marzipan " + "x".repeat(i * 17 % 3_000))));
            keep(said(channel, message(2L * i + 1, BOB, CLOCK - i % 5, "nougat " + "y".repeat(i * 31 % 3_000))));
        }
        assertTrue(bytes("marzipan") > 0);
        keep(new Change.Erased(ALICE));
        assertEquals(0, bytes("marzipan"), "while the server goes on");
        assertTrue(bytes("nougat") > 0);
        keep(said(1_000, "more"));
        reopen();
        assertEquals(0, bytes("marzipan"), "after its end");
        assertEquals(0, bytes("hash of Alice"));
        assertTrue(bytes("hash of bob") > 0);
    }

    @Test
    void thatTracesRemainIsTold() throws SQLException {
        keep(channel(LOBBY), said(1, "marzipan"));
        SqlStore store = open();
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM event").close();
            keep(said(2, "nougat")); // which the other does not see, and so the log must stay
            assertThrows(SQLException.class, store::overwriteDeleted);
            statement.execute("ROLLBACK");
        }
        store.overwriteDeleted();
    }

    /** How often the word stands in the files of the folder, read as plain bytes. */
    private int bytes(String word) throws IOException {
        int count = 0;
        try (var files = Files.newDirectoryStream(folder(), "lichat*")) {
            for (Path file : files) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                count += content.split(word, -1).length - 1;
            }
        }
        return count;
    }
}
