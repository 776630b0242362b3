package org.lichat.server;

/** Counts a connection's updates within a flood frame (§4.2). Guarded by its {@link Inbox}. */
final class Throttle {
    private int admitted;
    private int dropped;
    private boolean warned;

    /** Whether one more update fits into the frame; then it is counted. */
    boolean admits(int limit) {
        if (limit > 0 && admitted >= limit) {
            return false;
        }
        admitted++;
        return true;
    }

    /** Whether the client has still to be warned that its updates wait; true once a frame. */
    boolean warns() {
        boolean first = !warned;
        warned = true;
        return first;
    }

    /** Counts an update that finds no place to wait, and tells how many these are in this frame. */
    int drop() {
        return ++dropped;
    }

    void newFrame() {
        admitted = 0;
        dropped = 0;
        warned = false;
    }
}
