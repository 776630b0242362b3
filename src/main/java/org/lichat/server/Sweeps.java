package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The periodic work: one task each for all connections, channels or profiles, never one for each of them. */
public final class Sweeps {
    private static final Logger LOG = System.getLogger(Sweeps.class.getName());

    /** How long one task may wait: some containers keep what is cancelled, and with it the undeployed server, until it is due. */
    private static final long STEP_MILLIS = 10_000;

    private final Server server;
    private final List<Sweep> sweeps;
    private final Map<Sweep, Future<?>> next = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * Something that is done periodically.
     *
     * @param interval how often; read before each turn, so that it may change while the server runs
     */
    record Sweep(Function<Settings, Duration> interval, Consumer<Server> task) {}

    Sweeps(Server server, List<Sweep> sweeps) {
        this.server = server;
        this.sweeps = sweeps;
    }

    void start(ScheduledExecutorService scheduler) {
        sweeps.forEach(sweep -> schedule(scheduler, sweep, interval(sweep)));
    }

    void stop() {
        stopped = true;
        next.values().forEach(future -> future.cancel(false));
    }

    /** Does everything once, now. */
    public void run() {
        sweeps.forEach(this::run);
    }

    private long interval(Sweep sweep) {
        return sweep.interval.apply(server.settings()).toMillis();
    }

    private void schedule(ScheduledExecutorService scheduler, Sweep sweep, long delay) {
        long step = Math.min(delay, STEP_MILLIS);
        Runnable turn = () -> {
            if (!stopped && step < delay) {
                schedule(scheduler, sweep, delay - step);
            } else if (!stopped) {
                run(sweep);
                schedule(scheduler, sweep, interval(sweep));
            }
        };
        try {
            Future<?> scheduled = scheduler.schedule(turn, step, TimeUnit.MILLISECONDS);
            next.put(sweep, scheduled);
            if (stopped) { // while this turn was running
                scheduled.cancel(false);
            }
        } catch (RejectedExecutionException shutDown) {
            LOG.log(Level.DEBUG, "The scheduler is shut down; the periodic work ends.", shutDown);
        }
    }

    private void run(Sweep sweep) {
        try {
            sweep.task.accept(server);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "Periodic work failed.", bug);
        }
    }
}
