package org.lichat;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.lichat.server.Passwords;

/** All threads that hash passwords are held up: what came before is done, and what comes now waits in its order. */
public final class BusyHashing {
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Semaphore free = new Semaphore(0);
    private final Passwords passwords;

    /** Returns when all these threads are held up. */
    public BusyHashing(LocalHost host) {
        this.passwords = host.server().passwords();
        for (int i = 0; i < threads; i++) {
            while (!holdsOne()) {
                // once more: that hash was done before it could be said what depends on it
            }
        }
    }

    private boolean holdsOne() {
        Thread caller = Thread.currentThread();
        CompletableFuture<Boolean> holds = new CompletableFuture<>();
        // What depends on a hash is done on the thread that made it.
        passwords.hash(InetAddress.getLoopbackAddress(), "something").thenRun(() -> {
            boolean onItsThread = Thread.currentThread() != caller;
            holds.complete(onItsThread);
            if (onItsThread) {
                free.acquireUninterruptibly();
            }
        });
        return holds.join();
    }

    /** Lets one of the threads go on, which does all that waits one by one. */
    public void goesOnAlone() {
        free.release();
    }

    /** Lets all threads go on. */
    public void goesOn() {
        free.release(threads);
    }
}
