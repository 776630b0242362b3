package org.lichat.browser;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lichat.SocketLine;

/** Connections that send messages to a channel at an even pace, until it is enough. */
final class Crowd {
    private static final int TICKS = 50;

    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final long begun = System.nanoTime();
    private double perSecond;

    private Crowd() {}

    /** Begins, with so many messages a second from all of them. */
    static Crowd begins(List<SocketLine> lines, String channel, int aSecond) {
        Crowd crowd = new Crowd();
        Runnable tick = () -> {
            for (int i = 0; i < aSecond / TICKS; i++) {
                int number = crowd.sent.getAndIncrement();
                lines.get(number % lines.size())
                        .send("(message :id " + (number + 100) + " :channel \"" + channel + "\" :text \"flood " + number
                                + "\")");
            }
        };
        var unused = crowd.pacer.scheduleAtFixedRate(tick, 0, 1000 / TICKS, TimeUnit.MILLISECONDS);
        return crowd;
    }

    /** Ends, and tells how many were sent. */
    int ends() {
        pacer.shutdown();
        try {
            if (!pacer.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The messages are not sent.");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        perSecond = sent.get() * 1e9 / (System.nanoTime() - begun);
        return sent.get();
    }

    /** How many there were a second, in the end. */
    double perSecond() {
        return perSecond;
    }
}
