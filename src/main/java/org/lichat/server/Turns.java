package org.lichat.server;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What one connection has asked for and not got yet: it gets one thing after another. */
public final class Turns {
    /** How many may wait behind the one whose turn it is. Clients that come back ask for two such things of each of a hundred channels. */
    public static final int MAX_WAITING = 256;

    private final Queue<Runnable> waiting = new ArrayDeque<>(2);
    private final Queue<Runnable> steps = new ArrayDeque<>(2);
    private boolean taken;
    private boolean stepping;

    /**
     * Begins with something now, or when all before it has come to its {@link #end}.
     *
     * @return whether it could be taken; not when too much waits
     */
    boolean take(Runnable begin) {
        synchronized (this) {
            if (taken) {
                return waiting.size() < MAX_WAITING && waiting.add(begin);
            }
            taken = true;
        }
        begin.run();
        return true;
    }

    /** Begins with the next one; to be called once for each that has begun. */
    void end() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    /**
     * Does a step of what has its turn: now, or when the steps before it are done, on the thread that is at them. A step that leads to
     * another one at once thus never has it within itself, and any number of them needs no more stack than one.
     */
    void step(Runnable step) {
        synchronized (this) {
            steps.add(step);
            if (stepping) {
                return;
            }
            stepping = true;
        }
        boolean finished = false;
        try {
            for (Runnable next = nextStep(); next != null; next = nextStep()) {
                next.run();
            }
            finished = true;
        } finally {
            if (!finished) { // some error: the next step must not wait for ever
                synchronized (this) {
                    stepping = false;
                }
            }
        }
    }

    private synchronized @Nullable Runnable nextStep() {
        Runnable next = steps.poll();
        stepping = next != null;
        return next;
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        taken = next != null;
        return next;
    }
}
