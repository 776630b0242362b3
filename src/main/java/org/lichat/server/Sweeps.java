package org.lichat.server;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The periodic work: one task each for all connections, channels or profiles, never one for each of them. Each looks whether the others
 * still go on.
 */
public final class Sweeps {
    /** How late a turn may come; far more than a busy machine needs. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Server server;
    private final List<Sweep> sweeps;
    private final Queue<Repetition> repetitions = new ConcurrentLinkedQueue<>();
    private final Queue<Repetition> own = new ConcurrentLinkedQueue<>();

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
        for (Sweep sweep : sweeps) {
            own.add(repeat(scheduler, () -> sweep.interval.apply(server.settings()), () -> sweep.task.accept(server)));
        }
    }

    /** Does something else periodically, until its end. */
    public Repetition repeat(ScheduledExecutorService scheduler, Supplier<Duration> interval, Runnable task) {
        Runnable turn = () -> {
            look();
            task.run();
        };
        Repetition repetition = new Repetition(scheduler, interval, turn, PATIENCE);
        repetitions.add(repetition);
        repetition.begin();
        return repetition;
    }

    /** Sees whether all of it still goes on. */
    void look() {
        repetitions.forEach(Repetition::look);
    }

    void stop() {
        own.forEach(Repetition::end);
    }

    /** Does everything once, now. */
    public void run() {
        sweeps.forEach(sweep -> sweep.task.accept(server));
    }
}
