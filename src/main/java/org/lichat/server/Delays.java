package org.lichat.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets things wait for some time without a thread for any of them: they go on when somebody looks. */
final class Delays {
    /** How often to look, and so how late something may go on. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    private final Server server;
    private final Queue<Delayed> waiting = new PriorityQueue<>((one, other) -> Long.signum(one.due - other.due));

    private record Delayed(long due, CompletableFuture<Boolean> over) {}

    Delays(Server server) {
        this.server = server;
    }

    /** Done after that time, on a thread that must not block; never when the server stops before. */
    CompletionStage<Boolean> pass(Duration time) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        if (time.isZero()) {
            over.complete(true);
        } else {
            synchronized (this) {
                waiting.add(new Delayed(server.time().mark() + time.toNanos(), over));
            }
        }
        return over;
    }

    /** Lets go on whatever has waited long enough. */
    void look() {
        for (Delayed delayed : due()) {
            server.work(() -> delayed.over.complete(true));
        }
    }

    private synchronized List<Delayed> due() {
        List<Delayed> due = new ArrayList<>();
        long now = server.time().mark();
        Delayed first = waiting.peek();
        while (first != null && first.due - now <= 0) {
            due.add(waiting.remove());
            first = waiting.peek();
        }
        return due;
    }
}
