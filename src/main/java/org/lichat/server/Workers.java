package org.lichat.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for what must be done soon, once, and on another thread. Not the container's scheduler: that may lose a task, which is nothing
 * for what comes again but would leave a connection waiting for ever.
 */
final class Workers implements Executor {
    private static final int THREADS = 2;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Workers(ThreadFactory factory) {
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> newThread(factory, task));
    }

    private Thread newThread(ThreadFactory factory, Runnable task) {
        Thread thread = factory.newThread(task);
        thread.setName("lichat-worker-" + made.incrementAndGet());
        return thread;
    }

    /** Does it soon; refused after the end. */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    void close() {
        threads.shutdown();
    }
}
