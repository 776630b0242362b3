package org.lichat.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: twice as long each time, up to a minute, and a random part of it, so that all clients of a server that
 * was restarted do not come at once.
 */
final class Backoff {
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Duration first;
    private Duration next;

    Backoff(Duration first) {
        this.first = first;
        this.next = first;
    }

    synchronized Duration next() {
        Duration most = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(MOST) > 0 ? MOST : twice;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis() / 2, most.toMillis() + 1));
    }

    /** The connection holds. */
    synchronized void reset() {
        next = first;
    }
}
