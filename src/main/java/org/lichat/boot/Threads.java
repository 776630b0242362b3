package org.lichat.boot;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/** Makes the server's own threads, which do not keep the process alive, and knows when they have ended. */
final class Threads implements ThreadFactory {
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        // What a container starts on such a thread inherits this, and would remember ours when it is long undeployed.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        made.add(thread);
        return thread;
    }

    /** Waits for the threads, which have been told to end. */
    void join() throws InterruptedException {
        for (Thread thread : made) {
            thread.join();
        }
    }
}
