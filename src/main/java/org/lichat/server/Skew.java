package org.lichat.server;

/** How far a client's clock is off, and whether it stays so (§4.2). Used by one thread at a time. */
final class Skew {
    /** After so many jumps the connection counts as unstable. */
    static final int MAX_JUMPS = 10;

    private long last;
    private int jumps = -1;

    /** What a wrong clock means for the connection. */
    enum Verdict {
        /** The client has not been told yet. */
        NEW,
        /** It has. */
        KNOWN,
        /** The skew varies so much that the connection cannot be relied on. */
        WILD
    }

    /**
     * Judges a clock that is off by more than it may.
     *
     * @param seconds how far it is ahead
     * @param tolerance how far it may be off, and vary
     */
    Verdict by(long seconds, long tolerance) {
        boolean jumped = jumps < 0 || Math.abs(seconds - last) > tolerance;
        last = seconds;
        if (jumped) {
            jumps++;
        }
        if (jumps == 0) {
            return jumped ? Verdict.NEW : Verdict.KNOWN;
        }
        return jumps < MAX_JUMPS ? Verdict.KNOWN : Verdict.WILD;
    }
}
