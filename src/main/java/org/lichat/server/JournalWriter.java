package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;
import org.lichat.server.JournalQueue.Item;

/**
 * Takes entries in the order of their channels' turns, keeps them batch by batch, and only then shows them. Batches form by themselves:
 * what comes while one is being kept is the next.
 */
public final class JournalWriter {
    /** The most entries that are kept in one transaction. */
    static final int MAX_BATCH = 1_000;

    private static final Logger LOG = System.getLogger(JournalWriter.class.getName());
    private static final long CLOSE_MILLIS = 10_000;
    private static final long FIRST_RETRY_MILLIS = 50;
    private static final long LAST_RETRY_MILLIS = 5_000;
    private static final long LAST_WORDS_SECONDS = 2;

    private final Journal journal;
    private final Thread thread;
    private final JournalQueue queue;
    private final Showing showing;
    private volatile boolean failing;

    /**
     * A writer that has not started yet.
     *
     * @param maxEntries how many entries may wait
     * @param maxBytes how many bytes of frames may wait
     */
    JournalWriter(Journal journal, ThreadFactory threads, int maxEntries, long maxBytes) {
        this.journal = journal;
        this.queue = new JournalQueue(maxEntries, maxBytes);
        this.showing = new Showing(queue);
        this.thread = threads.newThread(this::run);
        thread.setName("lichat-journal");
    }

    /**
     * Starts the writer.
     *
     * @param helpers show while the writer waits for the database
     * @param lost ends a connection that has sent something which can never be kept
     */
    void start(Executor helpers, Consumer<Connection> lost) {
        showing.start(helpers, lost);
        thread.start();
    }

    /**
     * Appends an entry; the caller has the turn of the channel that it concerns.
     *
     * @param origin the connection whose later replies must wait behind this entry, if any
     */
    void append(Entry entry, @Nullable Connection origin) {
        if (queue.add(new Item(entry, origin)) == JournalQueue.Place.AHEAD_OF_A_BATCH) {
            showing.letShowAhead();
        }
    }

    /** Does something behind all that waits, and returns when it is done, or after two seconds; nothing once the writer is closed. */
    void behindAll(Runnable step) throws InterruptedException {
        if (queue.isClosing()) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        Entry last = new Entry();
        last.then(step);
        last.then(done::countDown);
        append(last, null);
        if (!done.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
            LOG.log(Level.WARNING, "The journal is behind; the connections are closed before all is shown.");
        }
    }

    /** How many entries wait. */
    int length() {
        return queue.length();
    }

    /** Whether so much waits that nothing should be processed now that has to be kept. */
    boolean isFull() {
        return queue.isFull();
    }

    /** Whether the last attempt to keep something failed. */
    boolean isFailing() {
        return failing;
    }

    /** Runs the task once no more than half of what may wait is waiting: now, or later on the writer's thread. */
    void whenRoom(Runnable task) {
        if (!queue.defer(task)) {
            task.run();
        }
    }

    /** Keeps and shows what waits, then stops; what a store that fails has not taken after ten seconds is given up. */
    void close() throws InterruptedException {
        queue.close();
        thread.join(CLOSE_MILLIS);
        if (thread.isAlive()) {
            LOG.log(Level.ERROR, "The journal cannot be written; what still waits for it is given up.");
            thread.interrupt();
            thread.join(CLOSE_MILLIS);
        }
    }

    private void run() {
        try {
            while (!queue.isFinished()) {
                List<Item> batch = queue.take(MAX_BATCH);
                showing.showAhead();
                List<Item> kept = keep(batch);
                showing.add(batch, kept);
                callWaiters();
            }
        } catch (InterruptedException stopped) {
            LOG.log(Level.ERROR, "The journal was interrupted; what still waited is lost.", stopped);
        } finally {
            showing.showKept();
        }
    }

    /** Keeps what changes something; returns what is kept, which is everything but what can never be. */
    private List<Item> keep(List<Item> batch) throws InterruptedException {
        List<Item> kept = batch;
        List<Entry> changing = changing(kept);
        long pause = FIRST_RETRY_MILLIS;
        while (!changing.isEmpty()) {
            try {
                journal.keep(changing);
                if (failing) {
                    LOG.log(Level.INFO, "The journal is written again.");
                    failing = false;
                }
                return kept;
            } catch (Journal.Unkeepable never) {
                List<Item> rest = without(never, kept);
                if (rest.size() == kept.size()) { // which it was not given
                    pause = afterFailure(never, pause);
                }
                kept = rest;
                changing = changing(kept);
            } catch (RuntimeException | Error failed) { // without this thread nobody would ever see anything again
                pause = afterFailure(failed, pause);
            }
        }
        return kept;
    }

    private static List<Entry> changing(List<Item> batch) {
        List<Entry> changing = new ArrayList<>(batch.size());
        for (Item item : batch) {
            if (!item.entry().changes().isEmpty()) {
                changing.add(item.entry());
            }
        }
        return changing;
    }

    private static List<Item> without(Journal.Unkeepable never, List<Item> batch) {
        LOG.log(Level.ERROR, "An entry can never be kept; it is dropped, and nobody will see it.", never);
        List<Item> rest = new ArrayList<>(batch);
        rest.removeIf(item -> item.entry() == never.entry());
        return rest;
    }

    /** Waits; returns how long to wait the next time. The first failure is told in full, the others in a line. */
    private long afterFailure(Throwable failed, long pause) throws InterruptedException {
        if (failing) {
            LOG.log(Level.WARNING, "The journal still cannot be written: {0}", failed.getMessage());
        } else {
            LOG.log(Level.ERROR, "The journal cannot be written. Nothing is shown until it can; trying again.", failed);
            failing = true;
        }
        Thread.sleep(pause);
        return Math.min(2 * pause, LAST_RETRY_MILLIS);
    }

    private void callWaiters() {
        for (Runnable waiter : queue.takeWaiters()) {
            try {
                waiter.run();
            } catch (RuntimeException refused) {
                // Whoever waited is told by a thread pool that may be shut down already; what is kept must not suffer
                // from it.
                LOG.log(Level.WARNING, "What waited for the journal could not go on.", refused);
            }
        }
    }
}
