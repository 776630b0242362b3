package org.lichat.server;

import java.util.ArrayList;
import java.util.List;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;
import org.lichat.domain.Stores;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.store.MemoryStore;

/** A journal that can be held up or made to fail, and that remembers what it kept. */
final class HeldJournal implements Journal {
    private final MemoryStore store = new MemoryStore();
    private final List<List<Entry>> batches = new ArrayList<>();
    private boolean held;
    private boolean trying;
    private int failuresToCome;
    private long refused = -1;

    Stores stores() {
        return new Stores(
                store, store, this, store.stores().history(), store.stores().payloads());
    }

    MemoryStore store() {
        return store;
    }

    synchronized void hold() {
        held = true;
    }

    synchronized void goOn() {
        held = false;
        notifyAll();
    }

    synchronized void failNext(int times) {
        failuresToCome = times;
    }

    /** Refuses the update of that id for ever. */
    synchronized void refuse(long id) {
        refused = id;
    }

    /** Returns when something waits to be kept. */
    synchronized void awaitTry() throws InterruptedException {
        while (!trying) {
            wait();
        }
    }

    @Override
    public synchronized void keep(List<Entry> batch) {
        trying = true;
        notifyAll();
        try {
            while (held) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            trying = false;
        }
        if (failuresToCome > 0) {
            failuresToCome--;
            // Errors are failures like others: memory may be short.
            throw new AssertionError("This is a failure that the test asks for.");
        }
        for (Entry entry : batch) {
            if (entry.changes().stream().anyMatch(this::isRefused)) {
                throw new Unkeepable(entry, new IllegalStateException("This is a refusal that the test asks for."));
            }
        }
        store.keep(batch);
        batches.add(List.copyOf(batch));
    }

    /** How many entries each batch had. */
    synchronized List<Integer> batchSizes() {
        return batches.stream().map(List::size).toList();
    }

    synchronized void forget() {
        batches.clear();
    }

    /** What was kept, a text for each entry. */
    synchronized List<String> kept() {
        return batches.stream().flatMap(List::stream).map(HeldJournal::describe).toList();
    }

    private boolean isRefused(Change change) {
        return change instanceof Change.Distributed distributed
                && distributed.update().get(Core.ID).equals(Id.of(refused < 0 ? Long.MAX_VALUE : refused));
    }

    private static String describe(Entry entry) {
        return String.join(
                " ", entry.changes().stream().map(HeldJournal::describe).toList());
    }

    private static String describe(Change change) {
        if (change instanceof Change.Distributed distributed) {
            return distributed.update().type() + "@" + distributed.channel();
        }
        return change.getClass().getSimpleName();
    }
}
