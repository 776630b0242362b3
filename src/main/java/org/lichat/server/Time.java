package org.lichat.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time of day, for what is said and kept, and a clock that only ever goes forward, for what is measured.
 *
 * @param clock the time of day
 * @param nanos the measuring clock, in nanoseconds since some moment
 */
public record Time(Clock clock, LongSupplier nanos) {
    public static final Time SYSTEM = new Time(Clock.systemUTC(), System::nanoTime);

    public Instant now() {
        return clock.instant();
    }

    /** A moment of the measuring clock. */
    public long mark() {
        return nanos.getAsLong();
    }

    /** How long ago that moment was. */
    public Duration since(long mark) {
        return Duration.ofNanos(nanos.getAsLong() - mark);
    }
}
