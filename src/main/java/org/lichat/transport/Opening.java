package org.lichat.transport;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection between its handshake's arrival and the return of {@code @OnOpen}, bound to the thread that opens it.
 *
 * @param carrier sends its frames
 * @param thread runs what it is given on the thread that handles all that happens to the connection
 * @param reception who receives it; null for endpoints that are not the server's
 */
record Opening(
        Handshake handshake,
        Intake intake,
        Carrier carrier,
        Executor thread,
        @Nullable Reception reception) {
    private static final ThreadLocal<@Nullable Opening> CURRENT = new ThreadLocal<>();

    static @Nullable Opening current() {
        return CURRENT.get();
    }

    /** Runs what opens the connection; the binding ends with it. */
    void during(Runnable work) {
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }
}
