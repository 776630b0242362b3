package org.lichat.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;

/**
 * The entries that wait to be kept, in order, and beside them those that may go ahead: they keep nothing, and nothing that waits is of the
 * same channel or from the same connection. So people come to the server and go while the database is away. What is of no channel and
 * from no connection is behind all that waits.
 */
final class JournalQueue {
    private final Queue<Item> waiting = new ArrayDeque<>();
    private final Queue<Item> ahead = new ArrayDeque<>();
    /** How many entries of each channel have been handed over and neither went ahead nor were shown yet. */
    private final Map<Channel, Integer> busy = new HashMap<>();

    /** The same for connections. */
    private final Map<Connection, Integer> awaited = new HashMap<>();

    private final List<Runnable> waiters = new ArrayList<>();
    private final int maxEntries;
    private final long maxBytes;
    private long bytes;
    /** How many batches were taken and not shown yet. */
    private int taken;

    private boolean closing;

    /** Where an entry was put. */
    enum Place {
        /** Behind what waits. */
        LAST,
        /** Ahead of it; the writer will come for it at once. */
        AHEAD,
        /** Ahead of it, while the writer is busy with a batch, which may take long. */
        AHEAD_OF_A_BATCH
    }

    /**
     * An entry on its way.
     *
     * @param origin the connection whose later replies must wait behind it, if any
     */
    record Item(Entry entry, @Nullable Connection origin) {}

    JournalQueue(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** Adds an entry. */
    synchronized Place add(Item item) {
        boolean first = waiting.isEmpty() && ahead.isEmpty();
        boolean goesAhead = mayGoAhead(item);
        if (item.origin != null) {
            item.origin.queued();
        }
        if (goesAhead) {
            ahead.add(item);
        } else {
            waiting.add(item);
            bytes += item.entry.size();
            count(busy, item.entry.channel());
            count(awaited, item.origin);
        }
        if (first) {
            notifyAll();
        }
        if (!goesAhead) {
            return Place.LAST;
        }
        return taken > 0 ? Place.AHEAD_OF_A_BATCH : Place.AHEAD;
    }

    private boolean mayGoAhead(Item item) {
        Channel channel = item.entry.channel();
        boolean isTied = channel != null || item.origin != null;
        return isTied
                && item.entry.changes().isEmpty()
                && (channel == null || !busy.containsKey(channel))
                && (item.origin == null || !awaited.containsKey(item.origin));
    }

    private static <K> void count(Map<K, Integer> counts, @Nullable K key) {
        if (key != null) {
            counts.merge(key, 1, Integer::sum);
        }
    }

    private static <K> void discount(Map<K, Integer> counts, @Nullable K key) {
        if (key != null) {
            counts.computeIfPresent(key, (any, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Waits until there is something, then returns the next of what waits, which is nothing when something goes ahead, or at the end. */
    synchronized List<Item> take(int most) throws InterruptedException {
        while (waiting.isEmpty() && ahead.isEmpty() && !closing) {
            wait();
        }
        List<Item> batch = new ArrayList<>(Math.min(waiting.size(), most));
        while (!waiting.isEmpty() && batch.size() < most) {
            Item next = waiting.remove();
            bytes -= next.entry.size();
            batch.add(next);
        }
        if (!batch.isEmpty()) {
            taken++;
        }
        return batch;
    }

    synchronized boolean hasAhead() {
        return !ahead.isEmpty();
    }

    /** What goes ahead, all of it. */
    synchronized List<Item> takeAhead() {
        List<Item> items = List.copyOf(ahead);
        ahead.clear();
        return items;
    }

    /** Notes that the entries of a batch were shown. */
    synchronized void shown(List<Item> batch) {
        if (!batch.isEmpty()) {
            taken--;
        }
        for (Item item : batch) {
            discount(busy, item.entry.channel());
            discount(awaited, item.origin);
        }
    }

    synchronized int length() {
        return waiting.size();
    }

    /** Whether so much waits that nothing should be processed now that has to be kept. */
    synchronized boolean isFull() {
        return waiting.size() >= maxEntries || bytes >= maxBytes;
    }

    /** Remembers the task until there is room; false when there is room already. */
    synchronized boolean defer(Runnable task) {
        return !hasRoom() && waiters.add(task);
    }

    /** Those that waited for room, if there is room now. */
    synchronized List<Runnable> takeWaiters() {
        if (waiters.isEmpty() || !hasRoom()) {
            return List.of();
        }
        List<Runnable> ready = List.copyOf(waiters);
        waiters.clear();
        return ready;
    }

    /** Whether no more than half of what may wait is waiting. */
    private boolean hasRoom() {
        return waiting.size() <= maxEntries / 2 && bytes <= maxBytes / 2;
    }

    synchronized void close() {
        closing = true;
        notifyAll();
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** Whether nothing comes any more. */
    synchronized boolean isFinished() {
        return closing && waiting.isEmpty() && ahead.isEmpty();
    }
}
