package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;

class JournalWriterTest {
    private static final int MAX_ENTRIES = 10;
    private static final long MAX_BYTES = 1_000_000;

    private final HeldJournal journal = new HeldJournal();
    private final List<Integer> shown = new ArrayList<>();
    private final JournalWriter writer = new JournalWriter(journal, Thread::new, MAX_ENTRIES, MAX_BYTES);

    @BeforeEach
    void start() {
        writer.start(Runnable::run, connection -> {});
    }

    @AfterEach
    void close() throws InterruptedException {
        journal.goOn();
        writer.close();
    }

    @Test
    void whatComesWhileABatchIsBeingKeptIsTheNext() throws InterruptedException {
        holdOne();
        append(1, 2, 3);
        journal.goOn();
        awaitAll();
        assertEquals(List.of(1, 3), journal.batchSizes());
        assertEquals(List.of(0, 1, 2, 3), shown);
    }

    @Test
    void aBatchHasSoManyEntriesAndNoMore() throws InterruptedException {
        holdOne();
        for (int i = 0; i < JournalWriter.MAX_BATCH + 5; i++) {
            append(i);
        }
        journal.goOn();
        awaitAll();
        assertEquals(List.of(1, JournalWriter.MAX_BATCH, 5), journal.batchSizes());
    }

    @Test
    void entriesWithNothingToKeepOnlyHoldTheirPlace() throws InterruptedException {
        holdOne();
        append(1);
        Entry reply = new Entry();
        reply.then(() -> shown.add(2));
        writer.append(reply, null);
        append(3);
        journal.goOn();
        awaitAll();
        assertEquals(List.of(1, 2), journal.batchSizes());
        assertEquals(List.of(0, 1, 2, 3), shown);
    }

    @Test
    void itIsFullAtItsLimitAndTellsWhenThereIsRoom() throws InterruptedException {
        CountDownLatch room = new CountDownLatch(1);
        holdOne();
        for (int i = 1; i < MAX_ENTRIES; i++) {
            append(i);
            assertFalse(writer.isFull());
        }
        append(MAX_ENTRIES);
        assertTrue(writer.isFull());
        writer.whenRoom(room::countDown);
        assertEquals(1, room.getCount());
        journal.goOn();
        room.await();
        assertFalse(writer.isFull());
    }

    @Test
    void thereIsRoomAtOnceWhileNothingWaits() {
        List<String> told = new ArrayList<>();
        writer.whenRoom(() -> told.add("room"));
        assertEquals(List.of("room"), told);
    }

    @Test
    void oneBugDoesNotHideTheRest() throws InterruptedException {
        holdOne();
        Entry bug = new Entry();
        bug.then(() -> {
            throw new IllegalStateException("This is a bug that the test asks for.");
        });
        writer.append(bug, null);
        append(1);
        journal.goOn();
        awaitAll();
        assertEquals(List.of(0, 1), shown);
    }

    @Test
    void whoCannotGoOnDoesNotStopTheJournal() throws InterruptedException {
        holdOne();
        for (int i = 0; i < MAX_ENTRIES; i++) {
            append(i);
        }
        writer.whenRoom(() -> {
            throw new RejectedExecutionException("This is a refusal that the test asks for.");
        });
        journal.goOn();
        awaitAll();
        shown.clear();
        append(7);
        awaitAll();
        assertEquals(List.of(7), shown);
    }

    @Test
    void closingKeepsAndShowsWhatWaits() throws InterruptedException {
        holdOne();
        append(1, 2, 3);
        journal.failNext(1);
        journal.goOn();
        writer.close();
        assertEquals(List.of(0, 1, 2, 3), shown);
        assertEquals(4, journal.kept().size());
    }

    @Test
    void afterClosingThereIsNothingToWaitFor() throws InterruptedException {
        append(1);
        writer.close();
        writer.behindAll(() -> {});
        writer.close();
        assertEquals(List.of(1), shown);
    }

    /** Lets the writer wait in the journal with an entry of its own. */
    private void holdOne() throws InterruptedException {
        journal.hold();
        append(0);
        journal.awaitTry();
    }

    /** Waits until all that was appended is shown. */
    private void awaitAll() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Entry last = new Entry();
        last.then(shown::countDown);
        writer.append(last, null);
        assertTrue(shown.await(20, TimeUnit.SECONDS));
    }

    private void append(int... numbers) {
        for (int number : numbers) {
            Entry entry = new Entry();
            entry.change(new Change.ChannelDeleted(Name.of("tea")));
            entry.then(() -> shown.add(number));
            writer.append(entry, null);
        }
    }
}
