package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connections for which there was no room. A line for each of them would be a flood of its own, so they are told by the minute. */
final class Refusals {
    static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    private long count;
    private @Nullable InetAddress last;

    synchronized void note(InetAddress address) {
        count++;
        last = address;
    }

    /** Says how many there were since it was asked last, if any. */
    void report() {
        long refused;
        InetAddress address;
        synchronized (this) {
            refused = count;
            address = last;
            count = 0;
            last = null;
        }
        if (address != null) {
            LOG.log(
                    Level.WARNING,
                    "{0,number,#} connections were refused within a minute, the last from {1}: there are too many in all"
                            + " or from their addresses.",
                    refused,
                    address.getHostAddress());
        }
    }
}
