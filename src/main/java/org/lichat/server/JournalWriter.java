package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;

/**
 * Takes entries in the order of their channels' turns, keeps them batch by batch, and only then shows them. Batches form by themselves:
 * what comes while one is being kept is the next. One thread does all of it, so the delivered memberships need no lock.
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
    private final Queue<Queued> queue = new ArrayDeque<>();
    private final List<Runnable> waiters = new ArrayList<>();
    private final int maxEntries;
    private final long maxBytes;
    private long bytes;
    private boolean closing;

    private record Queued(Entry entry, @Nullable Connection origin) {}

    /**
     * A writer that has not started yet.
     *
     * @param maxEntries how many entries may wait
     * @param maxBytes how many bytes of frames may wait
     */
    JournalWriter(Journal journal, ThreadFactory threads, int maxEntries, long maxBytes) {
        this.journal = journal;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.thread = threads.newThread(this::run);
        thread.setName("lichat-journal");
    }

    void start() {
        thread.start();
    }

    /**
     * Appends an entry; the caller has the turn of the channel that it concerns.
     *
     * @param origin the connection whose later replies must wait behind this entry, if any
     */
    void append(Entry entry, @Nullable Connection origin) {
        if (origin != null) {
            origin.queued();
        }
        synchronized (queue) {
            queue.add(new Queued(entry, origin));
            bytes += entry.size();
            if (queue.size() == 1) {
                queue.notifyAll();
            }
        }
    }

    /** Does something behind all that waits, and returns when it is done, or after two seconds; nothing once the writer is closed. */
    void behindAll(Runnable step) throws InterruptedException {
        synchronized (queue) {
            if (closing) {
                return;
            }
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

    /** Whether so much waits that no further update should be processed now. */
    boolean isFull() {
        synchronized (queue) {
            return queue.size() >= maxEntries || bytes >= maxBytes;
        }
    }

    /** Runs the task once no more than half of what may wait is waiting: now, or later on the writer's thread. */
    void whenRoom(Runnable task) {
        synchronized (queue) {
            if (!hasRoom()) {
                waiters.add(task);
                return;
            }
        }
        task.run();
    }

    private boolean hasRoom() {
        return queue.size() <= maxEntries / 2 && bytes <= maxBytes / 2;
    }

    /** Keeps and shows what waits, then stops; what a store that fails has not taken after ten seconds is given up. */
    void close() throws InterruptedException {
        synchronized (queue) {
            closing = true;
            queue.notifyAll();
        }
        thread.join(CLOSE_MILLIS);
        if (thread.isAlive()) {
            LOG.log(Level.ERROR, "The journal cannot be written; what still waits for it is given up.");
            thread.interrupt();
            thread.join(CLOSE_MILLIS);
        }
    }

    private void run() {
        try {
            List<Queued> batch = take();
            while (!batch.isEmpty()) {
                keep(batch);
                batch.forEach(JournalWriter::show);
                callWaiters();
                batch = take();
            }
        } catch (InterruptedException stopped) {
            LOG.log(Level.ERROR, "The journal was interrupted; what still waited is lost.", stopped);
        }
    }

    /** The next entries; none at the end. */
    private List<Queued> take() throws InterruptedException {
        synchronized (queue) {
            while (queue.isEmpty() && !closing) {
                queue.wait();
            }
            List<Queued> batch = new ArrayList<>(Math.min(queue.size(), MAX_BATCH));
            while (!queue.isEmpty() && batch.size() < MAX_BATCH) {
                Queued next = queue.remove();
                bytes -= next.entry.size();
                batch.add(next);
            }
            return batch;
        }
    }

    private void keep(List<Queued> batch) throws InterruptedException {
        List<Entry> changing = new ArrayList<>(batch.size());
        for (Queued queued : batch) {
            if (!queued.entry.changes().isEmpty()) {
                changing.add(queued.entry);
            }
        }
        long pause = FIRST_RETRY_MILLIS;
        while (!changing.isEmpty()) {
            try {
                journal.keep(changing);
                return;
            } catch (RuntimeException | Error failed) { // without this thread nobody would ever see anything again
                LOG.log(Level.ERROR, "The journal could not be written; trying again in " + pause + " ms.", failed);
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LAST_RETRY_MILLIS);
            }
        }
    }

    private static void show(Queued queued) {
        try {
            queued.entry.show();
        } catch (Throwable bug) { // whatever it is, the entries behind this one are owed to others
            LOG.log(Level.ERROR, "An entry of the journal could not be shown.", bug);
        }
        if (queued.origin != null) {
            queued.origin.shown();
        }
    }

    private void callWaiters() {
        List<Runnable> ready;
        synchronized (queue) {
            if (waiters.isEmpty() || !hasRoom()) {
                return;
            }
            ready = List.copyOf(waiters);
            waiters.clear();
        }
        for (Runnable waiter : ready) {
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
