package org.lichat.boot;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.glassfish.concurro.ManagedScheduledExecutorServiceImpl;
import org.glassfish.concurro.ManagedThreadFactoryImpl;

/** The executor of the standalone server and of servlet containers. Apart from its producer, since Jakarta EE containers lack the classes. */
final class BundledScheduler implements AutoCloseable {
    private static final String NAME = "lichat-scheduler";
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ManagedThreadFactoryImpl threads = new ManagedThreadFactoryImpl(NAME);
    private final Executor executor = new Executor(threads);

    /** Refuses its lifecycle methods, as a container's does. */
    ManagedScheduledExecutorService executor() {
        return executor.getAdapter();
    }

    /** Lets running tasks end for at most five seconds, then interrupts them; what is only scheduled never runs. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            threads.stop();
        }
    }

    private static final class Executor extends ManagedScheduledExecutorServiceImpl {
        Executor(ManagedThreadFactoryImpl threads) {
            super(NAME, threads, 0, true, THREADS, 0, TimeUnit.SECONDS, 0, null, RejectPolicy.ABORT);
            // Otherwise a shutdown waits for tasks that are an hour away.
            threadPoolExecutor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            threadPoolExecutor.setRemoveOnCancelPolicy(true);
        }
    }
}
