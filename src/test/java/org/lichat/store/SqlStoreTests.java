package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal.Unkeepable;
import org.lichat.domain.Name;
import org.lichat.domain.Stores;
import org.lichat.server.InvalidSetting;
import org.lichat.store.LossyDatabase.Loss;

/** What every store with a database does beyond {@link StoreTests}. */
abstract class SqlStoreTests extends RetentionTests {
    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void aBatchThatIsGivenAgainIsKeptOnce(Loss loss) {
        Name attic = Name.of("attic");
        keep(profile(ALICE), channel(LOBBY), attribute(null, LOBBY, "a:one", "1"), said(1, "first"));
        List<Entry> batch = List.of(
                entry(said(2, "second"), attribute(null, LOBBY, "a:two", "2"), channel(CELLAR)),
                entry(new Change.ChannelRenamed(LOBBY, attic), said(attic, message(3, BOB, CLOCK, "third"))),
                entry(
                        channel(LOBBY),
                        said(4, "new"),
                        new Change.TimeSkipped(Duration.ofHours(1), NOW.plus(Duration.ofDays(1)))),
                entry(said(CELLAR, message(5, BOB, CLOCK, "below"))));
        database().lose(loss);
        assertThrows(RuntimeException.class, () -> stores().journal().keep(batch));
        stores().journal().keep(batch);
        keep(said(attic, message(6, BOB, CLOCK, "last")), said(7, "newer"));
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("first", "second", "third", "last"), texts(attic));
            assertEquals(List.of("new", "newer"), texts(LOBBY));
            assertEquals(List.of("below"), texts(CELLAR));
            var profile = stores().profiles().find(ALICE);
            assertNotNull(profile);
            assertEquals(NOW.plus(Duration.ofHours(1)), profile.lastUsed());
            Map<String, String> attributes = stores().channels().all().stream()
                    .filter(channel -> channel.name().equals(attic))
                    .findFirst()
                    .orElseThrow()
                    .attributes()
                    .kept();
            assertEquals(Map.of("a:one", "1", "a:two", "2"), attributes);
            reopen();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void plainBatchesAreKeptOnceToo(Loss loss) {
        keep(channel(LOBBY), said(1, "one"));
        List<Entry> batch = List.of(
                entry(said(2, "two"), new Change.ChannelDeleted(LOBBY)),
                entry(channel(LOBBY), said(3, "three"), said(3, "three")),
                entry(said(LOBBY, message(4, BOB, CLOCK, "four")), new Change.Erased(BOB)),
                entry(said(LOBBY, message(5, BOB, CLOCK, "five")), new Change.HistoryExpired(NOW)));
        for (int i = 0; i < 3; i++) {
            database().lose(loss);
            assertThrows(RuntimeException.class, () -> stores().journal().keep(batch));
        }
        stores().journal().keep(batch);
        keep(said(6, "six"));
        assertEquals(List.of("three", "five", "six"), texts(LOBBY));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void whatBecameOfABatchThatIsNotGivenAgainIsLookedUp(Loss loss) {
        keep(channel(LOBBY), said(1, "one"));
        List<Entry> abandoned = List.of(entry(said(2, "two"), channel(CELLAR)));
        database().lose(loss);
        assertThrows(RuntimeException.class, () -> stores().journal().keep(abandoned));
        keep(said(3, "three"), channel(Name.of("attic")));
        assertEquals(loss == Loss.ANSWER ? List.of("one", "two", "three") : List.of("one", "three"), texts(LOBBY));
        assertEquals(loss == Loss.ANSWER ? 3 : 2, stores().channels().all().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void payloadsOfABatchThatIsGivenAgainAreKeptOnce(Loss loss) {
        keep(channel(LOBBY), channel(CELLAR), payload("before", CELLAR, ALICE, NOW));
        List<Entry> batch = List.of(
                entry(payload("a", LOBBY, ALICE, NOW), said(1, "link")),
                entry(payload("b", LOBBY, BOB, NOW), new Change.PayloadDeleted("before")),
                entry(payload("c", Name.of("gone"), BOB, NOW)));
        database().lose(loss);
        assertThrows(RuntimeException.class, () -> stores().journal().keep(batch));
        stores().journal().keep(batch);
        reopen();
        assertEquals(BYTES.length, stores().payloads().size());
        assertEquals(BYTES.length, stores().payloads().read("a", 0, 100).length);
        assertEquals(BYTES.length, stores().payloads().read("b", 0, 100).length);
        assertNull(payload("before"));
        assertNull(payload("c"));
    }

    @Test
    void tablesOfTheFirstVersionGetRoomForPayloads() throws SQLException {
        keep(profile(ALICE), channel(LOBBY), said(1, "one"));
        reopen();
        execute("DROP TABLE payload"); // which leaves what the first version made
        execute("DROP TABLE content");
        execute("DELETE FROM flyway_schema_history WHERE version <> '1'");
        keep(said(2, "two"), payload("a", LOBBY, ALICE, NOW));
        reopen();
        assertEquals(List.of("one", "two"), texts(LOBBY));
        assertEquals(BYTES.length, stores().payloads().read("a", 0, 100).length);
    }

    @Test
    void anEntryThatCannotBeKeptIsFoundAndTheOthersAreKept() throws SQLException {
        keep(channel(LOBBY));
        refuse("hemlock");
        Entry good = entry(said(1, "bread"), profile(ALICE));
        Entry bad = entry(channel(CELLAR), said(2, "a hemlock, \\\"secret\\\""));
        Entry alsoGood = entry(said(3, "water"));
        List<Entry> batch = List.of(good, bad, alsoGood);
        Unkeepable told =
                assertThrows(Unkeepable.class, () -> stores().journal().keep(batch));
        assertSame(bad, told.entry());
        StringWriter trace = new StringWriter();
        told.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("secret"), trace::toString);
        assertEquals(List.of(), texts(LOBBY));
        assertEquals(List.of(), List.copyOf(stores().profiles().names()));
        stores().journal().keep(List.of(good, alsoGood));
        assertEquals(List.of("bread", "water"), texts(LOBBY));
        assertEquals(1, stores().channels().all().size());
        reopen();
        keep(said(4, "wine"));
        assertEquals(List.of("bread", "water", "wine"), texts(LOBBY));
    }

    @Test
    void aTableThatIsGoneIsNoFaultOfTheEntry() throws SQLException {
        keep(channel(LOBBY));
        List<Entry> batch = List.of(entry(said(1, "one")));
        execute("ALTER TABLE event RENAME TO elsewhere");
        RuntimeException failed =
                assertThrows(RuntimeException.class, () -> stores().journal().keep(batch));
        assertFalse(failed instanceof Unkeepable);
        execute("ALTER TABLE elsewhere RENAME TO event");
        stores().journal().keep(batch);
        assertEquals(List.of("one"), texts(LOBBY));
    }

    @Test
    void whatClientsSendAgainIsKeptOnce() {
        keep(channel(LOBBY), channel(CELLAR), said(1, "one"), said(1, "one"), said(2, "two"));
        keep(said(1, "one"), said(CELLAR, message(1, ALICE, CLOCK, "one")));
        reopen();
        keep(said(2, "two"), said(1, "one"), said(3, "three"), said(1, "one!"));
        assertEquals(List.of("one", "two", "three", "one!"), texts(LOBBY));
        assertEquals(List.of("one"), texts(CELLAR));
    }

    @Test
    void whatWasSaidInAChannelThatIsNotKeptIsNotKept() {
        keep(channel(CELLAR), said(1, "one"), new Change.ChannelUsed(LOBBY, NOW), new Change.ChannelDeleted(LOBBY));
        keep(channel(LOBBY), said(2, "two"));
        assertEquals(List.of("two"), texts(LOBBY));
    }

    @Test
    void tablesOfALaterVersionAreNotTouched() throws SQLException {
        keep(channel(LOBBY));
        reopen();
        execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, "
                + " TRUE)");
        InvalidSetting refused = assertThrows(InvalidSetting.class, this::stores);
        assertTrue(String.valueOf(refused.getMessage()).contains("later version"), refused::getMessage);
        execute("DELETE FROM flyway_schema_history WHERE installed_rank = 99");
        assertEquals(1, stores().channels().all().size());
    }

    @Test
    void theNewestMigrationIsTheVersionThatIsLookedFor() {
        stores();
        var newest = org.flywaydb.core.Flyway.configure()
                .dataSource(database().migrating())
                .locations("classpath:db/common", "classpath:db/" + database().vendor())
                .placeholders(database().placeholders())
                .load()
                .info();
        assertEquals(0, newest.pending().length);
        assertEquals(Schema.VERSION, String.valueOf(newest.current().getVersion()));
    }

    @Test
    void aClosedStoreKeepsNothing() {
        keep(channel(LOBBY));
        Stores closed = stores();
        reopen();
        List<Entry> batch = List.of(entry(said(1, "one")));
        assertThrows(RuntimeException.class, () -> closed.journal().keep(batch));
        assertThrows(RuntimeException.class, () -> closed.profiles().find(ALICE));
        assertEquals(List.of(), texts(LOBBY));
    }

    @Test
    void anEntryThatOurOwnCodeCannotWriteIsDropped() {
        keep(channel(LOBBY));
        Entry good = entry(said(1, "bread"));
        Entry bad = entry(new Change.ChannelUsed(LOBBY, Instant.MAX)); // beyond what fits into milliseconds
        Unkeepable told =
                assertThrows(Unkeepable.class, () -> stores().journal().keep(List.of(good, bad)));
        assertSame(bad, told.entry());
        stores().journal().keep(List.of(good));
        assertEquals(List.of("bread"), texts(LOBBY));
    }

    @Test
    void aDatabaseThatCannotBeLoadedIsLeftToOthers() throws Exception {
        keep(channel(LOBBY));
        reopen();
        execute("ALTER TABLE event RENAME TO elsewhere");
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        InvalidSetting refused = assertThrows(InvalidSetting.class, this::stores);
        assertFalse(String.valueOf(refused.getMessage()).contains("\n"), refused::getMessage);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("lichat-readers") && !before.contains(thread)) {
                thread.join(20_000);
                assertFalse(thread.isAlive(), thread::getName);
            }
        }
        execute("ALTER TABLE elsewhere RENAME TO event");
        assertEquals(1, stores().channels().all().size());
    }

    @Test
    void aBackupThatCannotBeWrittenIsTheFilesFault(@TempDir Path outside) throws IOException {
        keep(channel(LOBBY), said(1, "x".repeat(10_000)));
        Path folder = Files.createDirectory(outside.resolve("folder"));
        for (Path unwritable : List.of(folder, folder.resolve("no/such/folder"))) {
            Exception failed = assertThrows(Exception.class, () -> database().copyTo(unwritable));
            assertTrue(failed instanceof IOException, failed::toString);
        }
    }
}
