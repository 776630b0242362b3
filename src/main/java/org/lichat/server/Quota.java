package org.lichat.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** How often something may be done from one address, or from one /64 of IPv6, within some time. */
public final class Quota {
    /** The time is counted in so many parts, which bounds what is remembered of an address. */
    private static final int PARTS = 24;

    private final Server server;
    private final Setting<Integer> limit;
    private final Function<Settings, Duration> time;
    /** Of each block the counts, oldest first. */
    private final Recent<InetAddress, Deque<Count>> blocks = new Recent<>();

    /** What was done within one part of the time. */
    private static final class Count {
        private final long begun;
        private int done = 1;

        Count(long begun) {
            this.begun = begun;
        }
    }

    /**
     * A quota of which nothing is used.
     *
     * @param limit how often; 0 for any number
     * @param time within which that holds
     */
    Quota(Server server, Setting<Integer> limit, Function<Settings, Duration> time) {
        this.server = server;
        this.limit = limit;
        this.time = time;
    }

    /** Uses one of the address; false when there is none left. */
    public synchronized boolean take(InetAddress address) {
        Settings settings = server.settings();
        int most = settings.get(limit);
        if (most == 0 || AddressLimits.isExempt(address, settings)) {
            return true;
        }
        Deque<Count> counts = blocks.touch(Addresses.block(address), ArrayDeque::new);
        forgetOld(counts);
        if (counts.stream().mapToInt(count -> count.done).sum() >= most) {
            return false;
        }
        Count newest = counts.peekLast();
        Duration part = time.apply(settings).dividedBy(PARTS);
        if (newest != null && server.time().since(newest.begun).compareTo(part) < 0) {
            newest.done++;
        } else {
            counts.add(new Count(server.time().mark()));
        }
        return true;
    }

    /** What one was taken for did not come about. */
    public synchronized void giveBack(InetAddress address) {
        Deque<Count> counts = blocks.find(Addresses.block(address));
        Count newest = counts == null ? null : counts.peekLast();
        if (newest != null && newest.done > 0) {
            newest.done--;
        }
    }

    synchronized void forgetOld() {
        blocks.forget(counts -> {
            forgetOld(counts);
            return counts.isEmpty();
        });
    }

    private void forgetOld(Deque<Count> counts) {
        Duration remembered = time.apply(server.settings());
        counts.removeIf(count -> server.time().since(count.begun).compareTo(remembered) >= 0);
    }
}
