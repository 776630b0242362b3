package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done again and again on a scheduler that may lose a turn: GlassFish forgets a task that comes due while it writes its
 * configuration, as it does whenever something is deployed. A turn that has not come for long is made up for when somebody
 * {@link #look}s.
 */
public final class Repetition {
    private static final Logger LOG = System.getLogger(Repetition.class.getName());

    /** How long one task may wait: some containers keep what is cancelled, and with it the undeployed server, until it is due. */
    private static final long STEP_MILLIS = 10_000;

    private final ScheduledExecutorService scheduler;
    private final Supplier<Duration> interval;
    private final Runnable task;
    private final long patience;
    // Guarded by this.
    private long turn;
    private long due;
    private boolean running;
    private boolean ended;
    private @Nullable Future<?> next;

    /**
     * Something that has not begun.
     *
     * @param interval from the end of a turn to the next one; asked each time
     * @param patience how late a turn may come until it is taken for lost
     */
    Repetition(ScheduledExecutorService scheduler, Supplier<Duration> interval, Runnable task, Duration patience) {
        this.scheduler = scheduler;
        this.interval = interval;
        this.task = task;
        this.patience = patience.toNanos();
    }

    void begin() {
        schedule(interval.get().toMillis());
    }

    private synchronized void schedule(long delay) {
        running = false;
        if (ended) {
            return;
        }
        long step = Math.min(delay, STEP_MILLIS);
        long mine = ++turn;
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(step);
        try {
            next = scheduler.schedule(() -> take(mine, delay - step), step, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shutDown) {
            LOG.log(Level.DEBUG, "The scheduler is shut down; the periodic work ends.", shutDown);
        }
    }

    private void take(long mine, long rest) {
        if (!isTurn(mine)) {
            return;
        }
        if (rest > 0) {
            schedule(rest);
            return;
        }
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "Periodic work failed.", bug);
        } finally {
            schedule(interval.get().toMillis());
        }
    }

    private synchronized boolean isTurn(long mine) {
        if (ended || turn != mine) {
            return false;
        }
        running = true;
        return true;
    }

    /** Sees whether it still goes on, and goes on with it if not. */
    public synchronized void look() {
        if (!running && !ended && turn > 0 && System.nanoTime() - due > patience) {
            LOG.log(Level.WARNING, "The scheduler has lost a task; it is scheduled again.");
            cancel();
            schedule(0);
        }
    }

    /** Ends it; a turn that is running comes to its end. */
    public synchronized void end() {
        ended = true;
        cancel();
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
