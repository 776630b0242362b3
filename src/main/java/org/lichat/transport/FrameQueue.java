package org.lichat.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;

/** The frames that wait for a connection, and since when they do. Guarded by its {@link Outbound}. */
final class FrameQueue {
    /** One that was longer is made anew when it is empty: it would keep its room, and most connections are idle. */
    private static final int SHORT = 1_000;

    private record Waiting(Frame frame, long since) {}

    private ArrayDeque<Waiting> frames = new ArrayDeque<>(2);
    /** The oldest of those that were taken together with another one: it has waited, and does until these are written. */
    private @Nullable Waiting second;

    private int bytes;
    private int longest;

    void add(Frame frame, long now) {
        frames.add(new Waiting(frame, now));
        bytes += frame.size();
        longest = Math.max(longest, frames.size());
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    int count() {
        return frames.size();
    }

    /** How long all that waits is together. */
    int bytes() {
        return bytes;
    }

    /**
     * What is to be written next: so many frames that they are about that many bytes together, at least one unless there is none.
     *
     * @param first goes before all others, and has not waited
     */
    List<Frame> take(@Nullable Frame first, int most) {
        second = null;
        Frame head = first == null ? poll() : first;
        if (head == null || frames.isEmpty() || head.size() >= most) {
            return head == null ? List.of() : List.of(head);
        }
        List<Frame> taken = new ArrayList<>(1 + frames.size());
        taken.add(head);
        int left = most - head.size();
        Waiting next = frames.peek();
        while (next != null && next.frame.size() <= left) {
            if (second == null) {
                second = next;
            }
            left -= next.frame.size();
            taken.add(next.frame);
            poll();
            next = frames.peek();
        }
        return taken;
    }

    private @Nullable Frame poll() {
        Waiting oldest = frames.poll();
        if (oldest == null) {
            return null;
        }
        bytes -= oldest.frame.size();
        return oldest.frame;
    }

    /** Whether the oldest of those that wait, or that were taken last and had waited, does so for longer than that. */
    boolean isOlderThan(long nanos, long now) {
        Waiting oldest = second == null ? frames.peek() : second;
        return oldest != null && now - oldest.since > nanos;
    }

    void clear() {
        second = null;
        frames.clear();
        bytes = 0;
    }

    /** Gives back the room of a burst that is over. */
    void trim() {
        if (frames.isEmpty() && longest > SHORT) {
            frames = new ArrayDeque<>(2);
            longest = 0;
        }
    }
}
