package org.lichat.protocol;

import java.time.Instant;

/** The protocol's time (§1): whole seconds since 1900-01-01 00:00:00 UTC. */
public final class UniversalTime {
    private static final long UNIX_EPOCH = 2_208_988_800L;

    private UniversalTime() {}

    public static long of(Instant instant) {
        return instant.getEpochSecond() + UNIX_EPOCH;
    }
}
