package org.lichat.store;

/**
 * What the writer knows by heart of a kept channel's events.
 *
 * @param id the channel's number, which stays when its name changes
 * @param oldest the number of the oldest event kept, or {@code next} when none is
 * @param next the least number that the next event may have
 * @param oldestClock no event has an older clock than this; {@link #NEVER} when there is none
 */
record ChannelNumbers(long id, long oldest, long next, long oldestClock) {
    static final long NEVER = Long.MAX_VALUE;

    static ChannelNumbers empty(long id) {
        return new ChannelNumbers(id, 1, 1, NEVER);
    }

    ChannelNumbers plusEvent(long number, long clock) {
        return new ChannelNumbers(id, oldest == next ? number : oldest, number + 1, Math.min(oldestClock, clock));
    }

    /** Without the events before that number. */
    ChannelNumbers from(long first) {
        return new ChannelNumbers(id, first, next, first == next ? NEVER : oldestClock);
    }

    ChannelNumbers withOldestClock(long clock) {
        return new ChannelNumbers(id, clock == NEVER ? next : oldest, next, clock);
    }

    long count() {
        return next - oldest;
    }
}
