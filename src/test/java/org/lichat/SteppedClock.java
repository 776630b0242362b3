package org.lichat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock that begins with the year 2026 and shows how many nanoseconds a test has let pass since. */
final class SteppedClock extends Clock {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final LongSupplier passed;

    SteppedClock(LongSupplier passed) {
        this.passed = passed;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(passed.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
