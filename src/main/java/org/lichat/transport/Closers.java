package org.lichat.transport;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that close the sessions of containers, some of which write the close frame while the caller waits: as long as the peer takes
 * nothing, that is for seconds. So it must not happen on threads that others need. There is none while nothing is closed.
 */
final class Closers implements Executor {
    /** How many sessions with such peers may be in the way of the next one. */
    static final int THREADS = 32;

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), this::newThread);

    Closers() {
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "lichat-closer-" + made.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(
                ClassLoader.getPlatformClassLoader()); // what a container starts here must not remember ours
        return thread;
    }

    /** Closes soon; refused after the end. */
    @Override
    public void execute(Runnable closing) {
        threads.execute(closing);
    }

    /** Closes what is still to be closed, as far as that takes no time, and interrupts whoever waits for a peer. */
    void end() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(Closers.class.getName())
                        .log(System.Logger.Level.DEBUG, "The container still waits for peers that are being closed.");
            }
        }
    }
}
