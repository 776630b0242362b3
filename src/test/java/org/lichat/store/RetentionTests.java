package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichat.domain.Change;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

/** How stores with a database forget what was said. */
abstract class RetentionTests extends SqlSearchTests {
    @Test
    void aChannelHoldsNoMoreThanItsLimitAndAThousand() {
        reopenWith(Settings.HISTORY_LIMIT, 10);
        keep(channel(LOBBY));
        keepMany(900, CLOCK);
        keepMany(110, CLOCK + 1);
        assertEquals(1_010, texts(LOBBY).size());
        reopen();
        keep(said(LOBBY, message(1, BOB, CLOCK, "another with an older clock")));
        assertEquals(10, texts(LOBBY).size());
        keepMany(1_000, CLOCK + 2);
        assertEquals(1_010, texts(LOBBY).size());
        keepMany(5, CLOCK + 3);
        assertEquals(10, texts(LOBBY).size());
        assertEquals((CLOCK + 2) + "-995", texts(LOBBY).get(0));
    }

    @Test
    void whatIsTooOldIsForgottenAThousandAtATime() {
        keep(channel(LOBBY), channel(CELLAR));
        keepMany(1_500, CLOCK - 100);
        keepMany(3, CLOCK);
        keep(said(CELLAR, message(1, ALICE, CLOCK - 1, "old")));
        keep(new Change.HistoryExpired(NOW));
        assertEquals(503, texts(LOBBY).size() + texts(CELLAR).size() - 1);
        reopen();
        keep(new Change.HistoryExpired(NOW));
        keep(new Change.HistoryExpired(NOW));
        assertEquals(3, texts(LOBBY).size());
        assertEquals(List.of(), texts(CELLAR));
        keep(new Change.HistoryExpired(NOW.plusSeconds(1)));
        assertEquals(0, texts(LOBBY).size());
        keep(said(1, "again"));
        assertEquals(List.of("again"), texts(LOBBY));
    }

    @Test
    void historyMayBeOff() {
        keep(channel(LOBBY), said(1, "kept"));
        reopenWith(Settings.HISTORY_LIMIT, 0);
        keep(said(2, "not kept"), profile(ALICE));
        assertEquals(List.of("kept"), texts(LOBBY));
        keep(new Change.HistoryExpired(NOW.minusSeconds(1_000)));
        assertEquals(List.of(), texts(LOBBY));
        reopenWith(Settings.HISTORY_LIMIT, 1);
        reopenWith(Settings.HISTORY_LIFETIME, Duration.ZERO);
        keep(said(3, "not kept either"));
        assertEquals(List.of(), texts(LOBBY));
        assertNotNull(stores().profiles().find(ALICE));
    }

    @Test
    void theJournalSaysWhetherMoreHasExpired() {
        keep(channel(LOBBY), channel(CELLAR), said(CELLAR, message(1, ALICE, CLOCK - 1, "old")));
        keepMany(2_500, CLOCK - 100);
        keepMany(3, CLOCK);
        assertFalse(stores().journal().hasMoreExpired());
        reopen();
        int told = 1;
        for (keep(new Change.HistoryExpired(NOW)); stores().journal().hasMoreExpired(); told++) {
            keep(new Change.HistoryExpired(NOW));
        }
        assertEquals(3, texts(LOBBY).size());
        assertEquals(List.of(), texts(CELLAR));
        assertEquals(3, told);
        keep(said(1, "more"));
        assertFalse(stores().journal().hasMoreExpired());
    }

    @Test
    void aPersonIsErasedPartByPart() {
        keep(channel(LOBBY), channel(CELLAR));
        keepMany(Events.MOST_ERASED + 10, CLOCK);
        for (Name channel : List.of(LOBBY, CELLAR, LOBBY)) {
            keep(said(channel, message(1, BOB, CLOCK, "by bob")), said(channel, message(2, ALICE, CLOCK, "by alice")));
        }
        keep(new Change.Erased(ALICE));
        assertEquals(List.of("by bob"), texts(LOBBY));
        assertEquals(List.of("by bob"), texts(CELLAR));
        keep(new Change.Erased(BOB));
        assertEquals(List.of(), texts(LOBBY));
    }

    @Test
    void whatConcernsAPersonIsFoundByIndexes() throws SQLException {
        keep(channel(LOBBY), channel(CELLAR));
        keepMany(2_000, CLOCK);
        execute("INSERT INTO event (channel_id, seq, clock, sender, target, type, wire) SELECT channel_id + 100,"
                + " seq, clock, 'user' || seq % 500, CASE WHEN seq % 20 = 0 THEN 'user' || seq % 300 END, type, wire"
                + " FROM event");
        execute("ANALYZE");
        String concerning = plan(SqlHistory.CONCERNING);
        assertTrue(concerning.contains("event_by_sender") && concerning.contains("event_by_target"), concerning);
        for (String sent : List.of(Events.BOUND_SENT, Events.ERASE_SENT)) {
            assertTrue(plan(sent).contains("event_by_sender"), () -> plan(sent));
        }
        for (String suffered : List.of(Events.BOUND_SUFFERED, Events.ERASE_SUFFERED)) {
            assertTrue(plan(suffered).contains("event_by_target"), () -> plan(suffered));
        }
    }

    /** How the database goes about the statement, about a person with one event in five hundred. */
    private String plan(String statement) {
        String filled = statement
                .replace("sender = ?", "sender = 'user7'")
                .replace("target = ?", "target = 'user7'")
                .replace("sender <> ?", "sender <> 'user7'")
                .replace("<= (?, ?)", "<= (9223372036854775807, 0)")
                .replace("?", "10");
        try {
            return explain(filled);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
