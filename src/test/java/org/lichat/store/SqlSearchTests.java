package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichat.domain.Change;
import org.lichat.domain.History.Place;
import org.lichat.domain.History.Scope;

/** How a store with a database searches a long history. */
abstract class SqlSearchTests extends SqlFixture {
    @Test
    void aLongHistoryIsLookedThroughInSlices() {
        keep(channel(LOBBY));
        keepMany(SqlSearch.SLICE + 10, CLOCK);
        keep(said(LOBBY, message(1, BOB, CLOCK, "by bob")), said(1, "needle"));
        int count = SqlSearch.SLICE + 12;
        for (Scope all : List.of(scope(null), scope(ALICE))) {
            List<String> found = new ArrayList<>();
            Place place = stores().history().search(all, BEGIN, kept -> found.add(kept.wire()));
            assertEquals(SqlSearch.SLICE, found.size());
            assertNotNull(place);
            assertNull(stores().history().search(all, place, kept -> found.add(kept.wire())));
            assertEquals(all.sender() == null ? count : count - 1, found.size());
        }
        assertEquals(List.of("by bob"), search(scope(BOB)));
        Scope hinted = new Scope(LOBBY, Long.MAX_VALUE, Long.MAX_VALUE, null, List.of("needle"));
        List<String> found = new ArrayList<>();
        Place place = search(hinted, BEGIN, 9, found);
        assertEquals(List.of(), found);
        assertNotNull(place);
        assertNull(search(hinted, place, 9, found));
        assertEquals(List.of("needle"), found);
    }

    @Test
    void clocksNeedNotHaveTheOrderOfTheNumbers() {
        keep(channel(LOBBY));
        keep(said(LOBBY, message(1, BOB, CLOCK + 100_000, "a late needle")));
        keepMany(3 * SqlSearch.SLICE, CLOCK);
        keep(said(LOBBY, message(1, BOB, CLOCK - 1, "an early needle")));
        Scope hinted = new Scope(LOBBY, Long.MAX_VALUE, Long.MAX_VALUE, null, List.of("needle"));
        List<String> found = new ArrayList<>();
        Place place = search(hinted, BEGIN, 9, found);
        assertEquals(List.of("an early needle"), found);
        while (place != null) {
            place = search(hinted, place, 9, found);
        }
        assertEquals(List.of("an early needle", "a late needle"), found);
    }

    @Test
    void muchIsExpunged() {
        keep(channel(LOBBY));
        keepMany(2 * Expunction.MOST, CLOCK);
        keep(said(LOBBY, message(1, BOB, CLOCK, "by bob")));
        keep(new Change.Expunged(LOBBY, ALICE, null));
        assertEquals(List.of("by bob"), texts(LOBBY));
    }

    @Test
    void searchesGoByIndexes() throws SQLException {
        keep(channel(LOBBY));
        keepMany(2_000, CLOCK);
        execute("INSERT INTO event (channel_id, seq, clock, sender, target, type, wire) SELECT channel_id + 100,"
                + " seq, clock + seq, 'user' || seq % 500, CASE WHEN seq % 20 = 0 THEN 'user' || seq % 300 END, type, wire"
                + " FROM event");
        execute("ANALYZE");
        String bound = filled(SqlSearch.BOUND);
        assertTrue(bound.contains("event_by_clock") && !bound.contains("Sort") && !bound.contains("TEMP"), bound);
        String sent = SqlSearch.READ + " AND sender || '' = :sender";
        for (String slice :
                List.of(SqlSearch.NUMBERS, SqlSearch.READ, sent)) { // which may be sorted, since it is small
            String plan = filled(slice.equals(SqlSearch.NUMBERS) ? slice : slice + SqlSearch.IN_ORDER);
            assertTrue(plan.contains("event_by_clock"), plan);
        }
        String together = filled(SqlSearch.READ_TOGETHER.replace(":endClock", ":latest") + SqlSearch.SORTED);
        assertTrue(together.contains("PRIMARY KEY") || together.contains("event_pkey"), together);
        for (String bySender : List.of(
                SqlSearch.COUNT, SqlSearch.READ_SENT + SqlSearch.SORTED, Expunction.SENT, Expunction.DELETE_ALL)) {
            String plan = filled(bySender);
            assertTrue(plan.contains("event_by_sender"), plan);
        }
        assertTrue(filled(Expunction.REFERRING).contains("event_by_target"), () -> "referring");
    }

    private String filled(String statement) {
        String filled = statement
                .replace(":channel", "'lobby'")
                .replace(":sender", "'user7'")
                .replace("(SELECT id FROM channel WHERE key = 'lobby')", "101")
                .replace(":clock, :number", CLOCK + 400 + ", 400")
                .replace(":endClock, :end", CLOCK + 500 + ", 500")
                .replace("sender = ?", "sender = 'user7'")
                .replace("target = ?", "target = 'user7'")
                .replace("LIKE ?", "LIKE '%x%'")
                .replace(":slice", "10")
                .replaceAll("channel_id = \\?", "channel_id = 101")
                .replaceAll(":[a-z]+|\\?", "10000000000");
        try {
            return explain(filled);
        } catch (SQLException failed) {
            throw new IllegalStateException(filled, failed);
        }
    }
}
