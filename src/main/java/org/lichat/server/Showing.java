package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.lichat.domain.Connection;
import org.lichat.server.JournalQueue.Item;

/**
 * Shows what the journal has kept, and what goes ahead of it, one entry after the other: one thread at a time does, so the delivered
 * memberships need no lock of their own. While more waits to be kept a helper shows, so that the writer can go on.
 */
final class Showing {
    private static final Logger LOG = System.getLogger(Showing.class.getName());

    private final JournalQueue queue;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Batch> batches = new ArrayDeque<>(1);
    private Executor helpers = Runnable::run;
    private Consumer<Connection> lost = connection -> {};

    /** Entries that were taken together, and those of them that were kept. */
    private record Batch(List<Item> taken, List<Item> kept) {}

    Showing(JournalQueue queue) {
        this.queue = queue;
    }

    /**
     * To be called before anything is shown.
     *
     * @param executor runs what helps
     * @param losing ends a connection that has sent something which can never be kept
     */
    void start(Executor executor, Consumer<Connection> losing) {
        helpers = executor;
        lost = losing;
    }

    /** Shows a batch, behind all others: now, or soon when the next one waits already. Only one may be shown later at a time. */
    void add(List<Item> taken, List<Item> kept) {
        showKept();
        turn.lock();
        try {
            batches.add(new Batch(taken, kept));
        } finally {
            turn.unlock();
        }
        if (queue.length() == 0 || !isHelped(this::showKept)) {
            showKept();
        }
    }

    /** Shows all batches that were added, or waits until they are shown. */
    void showKept() {
        turn.lock();
        try {
            Batch batch = batches.poll();
            while (batch != null) {
                show(batch);
                batch = batches.poll();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Shows what goes ahead, all of it. */
    void showAhead() {
        if (!queue.hasAhead()) {
            return; // the writer must not wait here for a helper
        }
        turn.lock();
        try {
            queue.takeAhead().forEach(Showing::show);
        } finally {
            turn.unlock();
        }
    }

    /** The same while the writer is busy. */
    void letShowAhead() {
        isHelped(this::showAhead);
    }

    private boolean isHelped(Runnable showing) {
        try {
            helpers.execute(showing);
            return true;
        } catch (RejectedExecutionException shutDown) {
            LOG.log(Level.DEBUG, "The journal's own thread will show it.", shutDown);
            return false;
        }
    }

    private void show(Batch batch) {
        queue.takeAhead().forEach(Showing::show);
        batch.kept.forEach(Showing::show);
        queue.shown(batch.taken);
        if (batch.kept.size() < batch.taken.size()) {
            Set<Item> kept = Set.copyOf(batch.kept);
            batch.taken.stream().filter(item -> !kept.contains(item)).forEach(this::lose);
        }
    }

    private static void show(Item item) {
        try {
            item.entry().show();
        } catch (Throwable bug) { // whatever it is, the entries behind this one are owed to others
            LOG.log(Level.ERROR, "An entry of the journal could not be shown.", bug);
        }
        if (item.origin() != null) {
            item.origin().shown();
        }
    }

    private void lose(Item item) {
        try {
            item.entry().drop();
            if (item.origin() != null) {
                item.origin().shown();
                lost.accept(item.origin());
            }
        } catch (RuntimeException bug) { // the entries behind this one are owed to others
            LOG.log(Level.ERROR, "What became of an entry that was dropped could not be told.", bug);
        }
    }
}
