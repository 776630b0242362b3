package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.lichat.store.StoreTests.ALICE;
import static org.lichat.store.StoreTests.BOB;
import static org.lichat.store.StoreTests.CLOCK;
import static org.lichat.store.StoreTests.LOBBY;
import static org.lichat.store.StoreTests.NOW;
import static org.lichat.store.StoreTests.attribute;
import static org.lichat.store.StoreTests.channel;
import static org.lichat.store.StoreTests.entry;
import static org.lichat.store.StoreTests.message;
import static org.lichat.store.StoreTests.profile;
import static org.lichat.store.StoreTests.said;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.Recent;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Rule;
import org.lichat.domain.Stores;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** What is done beside a server. */
class VisitedStoreTest {
    @TempDir
    Path folder;

    private Settings settings = Settings.defaults();
    private @Nullable SqlStore store;

    private enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /** Opens the store as a server does. */
    private Stores open(Kind kind) {
        settings = kind == Kind.SQLITE
                ? Settings.defaults().with(Settings.DATA_FOLDER, data().toString())
                : Postgres.shared().newDatabase().in(Settings.defaults());
        SqlStore opened = SqlStore.open(settings);
        store = opened;
        return opened.stores();
    }

    private Path data() {
        return folder.resolve("data");
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    private static void keep(Stores stores, Change... changes) {
        stores.journal().keep(List.of(entry(changes)));
    }

    private void visit(VisitedStore.Visit visit) throws IOException {
        VisitedStore.visit(settings, visit);
    }

    @ParameterizedTest
    @EnumSource
    void allIsReadAndOnlyPasswordsAreChanged(Kind kind) throws IOException {
        Stores stores = open(kind);
        keep(stores, profile(ALICE), channel(LOBBY), attribute(null, null, "a:one", "1"), said(1, "one"));
        visit(beside -> {
            assertEquals(
                    Profile.of(ALICE, "hash of Alice", NOW),
                    beside.stores().profiles().find(ALICE));
            assertEquals(1, beside.stores().channels().all().size());
            assertEquals(1, Recent.of(beside.stores().history(), LOBBY, 0, 10).size());
            List<Entry> batch = List.of(entry(profile(BOB)));
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> beside.stores().journal().keep(batch));
            assertTrue(beside.changePassword(Name.of("ALICE"), "another hash"));
            assertFalse(beside.changePassword(BOB, "another hash"));
        });
        Profile alice = Objects.requireNonNull(stores.profiles().find(ALICE));
        assertEquals("another hash", alice.password());
        assertNull(stores.profiles().find(BOB));
        keep(stores, said(2, "two"));
    }

    @ParameterizedTest
    @EnumSource
    void otherTablesAreLeftAlone(Kind kind) throws SQLException {
        keep(open(kind), channel(LOBBY));
        execute("UPDATE flyway_schema_history SET version = '999', script = 'V999__later.sql'");
        assertTrue(refused().contains("a later version"), this::refused);
        execute("DELETE FROM flyway_schema_history");
        assertTrue(refused().contains("start this version"), this::refused);
    }

    private void execute(String sql) throws SQLException {
        try (Database beside = Database.beside(settings);
                Connection connection = beside.migrating().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String refused() {
        InvalidSetting refused = assertThrows(InvalidSetting.class, () -> visit(beside -> fail()));
        return String.valueOf(refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseRefusesIsTold(Kind kind) throws SQLException {
        keep(open(kind), channel(LOBBY));
        execute("DROP TABLE profile");
        InvalidSetting refused =
                assertThrows(InvalidSetting.class, () -> visit(beside -> beside.changePassword(ALICE, "another hash")));
        assertTrue(String.valueOf(refused.getMessage()).contains("cannot be used"), refused::getMessage);
        assertFalse(String.valueOf(refused.getMessage()).contains("another hash"), refused::getMessage);
    }

    @ParameterizedTest
    @EnumSource
    void aBackupIsAStoreThatHoldsTheSame(Kind kind) throws IOException {
        Stores stores = open(kind);
        Map<String, Rule> rules = Map.of("message", Rule.only(ALICE), "lichat-ee:export", Rule.ANYONE);
        keep(stores, profile(ALICE), channel(LOBBY, rules), attribute(ALICE, LOBBY, "a:one", "1"), said(1, "ünö 🦑"));
        List<Change> many = new ArrayList<>();
        for (int i = 10; i < 1_010; i++) {
            many.add(said(LOBBY, message(i, BOB, CLOCK, "number " + i)));
        }
        keep(stores, many.toArray(Change[]::new));
        keep(stores, new Change.ChannelUsed(LOBBY, null));
        Path backup = Files.createDirectory(folder.resolve("copy")).resolve("lichat.db");
        List<KeptChannel> channels = stores.channels().all();
        visit(beside -> beside.backup(backup));
        keep(stores, said(2_000, "later"));
        assertEquals(List.of("lichat.db"), names(folder.resolve("copy")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        Settings restored = Settings.defaults()
                .with(Settings.DATA_FOLDER, folder.resolve("copy").toString());
        try (SqlStore copy = SqlStore.open(restored)) {
            assertEquals(channels, copy.stores().channels().all());
            assertEquals(stores.profiles().find(ALICE), copy.stores().profiles().find(ALICE));
            List<String> said = Recent.of(stores.history(), LOBBY, 0, 10_000);
            assertEquals(said.subList(0, 1_001), Recent.of(copy.stores().history(), LOBBY, 0, 10_000));
            keep(copy.stores(), said(3_000, "goes on"));
            assertEquals(
                    1_002, Recent.of(copy.stores().history(), LOBBY, 0, 10_000).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupReplacesNothingAndIsNeverHalf(Kind kind) throws IOException {
        keep(open(kind), channel(LOBBY));
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Path mine = Files.writeString(copies.resolve("mine.db"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> visit(beside -> beside.backup(mine)));
        assertEquals("mine", Files.readString(mine));
        assertThrows(IOException.class, () -> visit(beside -> beside.backup(copies.resolve("nowhere/backup.db"))));
        assertThrows(InvalidSetting.class, () -> {
            execute("ALTER TABLE event RENAME TO elsewhere");
            execute("CREATE TABLE event (a BIGINT)");
            execute("DROP TABLE attribute");
            visit(beside -> beside.stores().channels().all());
        });
        if (kind == Kind.POSTGRESQL) {
            assertThrows(InvalidSetting.class, () -> visit(beside -> beside.backup(copies.resolve("half.db"))));
        }
        assertEquals(List.of("mine.db"), names(copies));
    }

    @Test
    void whereNothingIsNothingIsMade() throws IOException {
        settings = Settings.defaults().with(Settings.DATA_FOLDER, data().toString());
        assertTrue(refused().contains("there is no database in " + data()), this::refused);
        assertFalse(Files.exists(data()));
        keep(open(Kind.SQLITE), channel(LOBBY));
        close();
        List<String> before = names(data());
        visit(beside -> beside.stores().channels().all());
        assertEquals(before, names(data()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
