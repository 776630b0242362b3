package org.lichat.server;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts connections in all and by the block of their address, and says for which of them there is room. Behind {@code
 * lichat.connection-limit} is a reserve for those whose block has few, so that nobody takes all the room; and some more are let in to be told
 * that there is none (§4.1.1).
 */
public final class Occupancy {
    /** How many are let in beyond each limit, to be told so. */
    static final int GRACE = 64;

    /** Few is less than this part of all; as large is the reserve in relation to the limit. */
    static final int SHARE = 10;

    private static final int LEAST_RESERVE = 64;

    private final Map<InetAddress, Integer> blocks = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final OpenFiles files;

    Occupancy(OpenFiles files) {
        this.files = files;
    }

    /** How many there may be at most where {@code lichat.connection-limit} is that. */
    static long sockets(int limit) {
        return limit + reserve(limit) + 2L * GRACE;
    }

    private static long reserve(int limit) {
        return Math.max(LEAST_RESERVE, limit / SHARE);
    }

    /** Counts one from that address. */
    public void enter(InetAddress address) {
        total.incrementAndGet();
        blocks.merge(Addresses.block(address), 1, Integer::sum);
    }

    /** Counts it no more. */
    public void leave(InetAddress address) {
        total.decrementAndGet();
        blocks.computeIfPresent(Addresses.block(address), (block, count) -> count == 1 ? null : count - 1);
    }

    /** Whether one that has entered from the address may stay. */
    boolean admits(InetAddress address, Settings settings) {
        return hasRoom(address, settings, 0);
    }

    /** Whether it may at least say who it is, to be refused then. */
    public boolean hears(InetAddress address, Settings settings) {
        return hasRoom(address, settings, GRACE);
    }

    /** The same of a proxy, which stands for any number of others. */
    public boolean hearsProxy(Settings settings) {
        return total.get() <= sockets(limit(settings));
    }

    private boolean hasRoom(InetAddress address, Settings settings, int grace) {
        int ofBlock = blocks.getOrDefault(Addresses.block(address), 0);
        int most = settings.get(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS);
        if (most > 0 && ofBlock > most + grace && !AddressLimits.isExempt(address, settings)) {
            return false;
        }
        int all = total.get();
        int limit = limit(settings);
        return all <= limit + grace || (isFew(ofBlock, all) && all <= limit + reserve(limit) + GRACE + grace);
    }

    /** Whether the others of the block are few among all others. */
    private static boolean isFew(int ofBlock, int all) {
        return ofBlock <= 1 || (ofBlock - 1L) * SHARE < all - 1;
    }

    private int limit(Settings settings) {
        return files.fitting(settings.get(Settings.CONNECTION_LIMIT));
    }
}
