package org.lichat.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;

/**
 * The bounded queue of frames to one connection. Its {@link Carrier} takes from it what can go out at once, and takes again when that is
 * written; what comes meanwhile waits, and never blocks its sender. It has no thread and no timer: age is looked at when
 * {@link #stalled} is called.
 *
 * <p>Closing a session may block in some containers, and calls {@code @OnClose} on the spot in others; the overflow callback is the
 * owner's code. So both are work for others, and never run on the thread of a sender, who may hold locks.
 */
final class Outbound implements Carrier.Load {
    /**
     * The bounds of what waits behind what was taken.
     *
     * @param bytes how much may wait while the peer takes nothing, except that a single frame may be larger; while it does take
     *     something {@link #BURST} times as much may wait, so that a burst does not cost those their connection who read it
     * @param nanos how long a frame may wait, and how long a close waits for the queue to drain
     * @param patience how long the peer may take nothing when more than the bytes wait
     */
    record Bounds(int bytes, long nanos, long patience) {}

    /**
     * Who does what a sender must not do.
     *
     * @param tasks what the owner does
     * @param closings what closes the session, which may block
     */
    record Workers(Executor tasks, Executor closings) {}

    private enum State {
        OPEN,
        /** Too much waited: nothing is sent any more, and the owner was told. */
        GIVEN_UP,
        /** Closes when the queue is empty. */
        DRAINING,
        CLOSED
    }

    private static final System.Logger LOG = System.getLogger(Outbound.class.getName());
    private static final int REASON_BYTES = 123;
    private static final int BURST = 32;

    private final Line line;
    private final Bounds bounds;
    private final Runnable overflow;
    /** What is about to be taken; it does not wait for anything. */
    private @Nullable Frame first;

    private final FrameQueue queue = new FrameQueue();
    private final List<Runnable> drained = new ArrayList<>(0);
    private State state = State.OPEN;
    private volatile boolean underWay;
    /** Whether the connection is given up because its peer takes nothing. */
    private boolean hopeless;

    private long drainingSince;
    /** When the peer last took something, or was first given it. */
    private long progressed;

    /** The time as of the last sweep or write: to ask the clock for every frame costs as much as to queue it. */
    private long now;

    private @Nullable CloseReason reason;

    /** Begins empty; the callback is run once when the bytes are exceeded, for the owner to close the connection. */
    Outbound(Line line, Bounds bounds, Runnable overflow) {
        this.line = line;
        this.bounds = bounds;
        this.overflow = overflow;
    }

    /** Sends a frame, or lets it wait; drops it silently after the end has begun. */
    void send(Frame frame) {
        synchronized (queue) {
            if (state != State.OPEN) {
                return;
            }
            if (!underWay) {
                underWay = true;
                progressed = System.nanoTime();
                now = progressed;
                first = frame;
            } else if (queue.isEmpty() || hasRoomFor(frame.size())) {
                queue.add(frame, now);
                return;
            } else {
                giveUp();
                run(line.workers().tasks(), overflow);
                return;
            }
        }
        line.carrier().carry(this);
    }

    /** Lets the task be done when nothing is being sent or waits to be, or after the end. */
    void whenDrained(Runnable task) {
        synchronized (queue) {
            if (state == State.OPEN && underWay) {
                drained.add(task);
                return;
            }
        }
        run(line.workers().tasks(), task);
    }

    private void runDrained() {
        drained.forEach(task -> run(line.workers().tasks(), task));
        drained.clear();
    }

    private boolean hasRoomFor(int bytes) {
        long total = queue.bytes() + (long) bytes;
        if (total <= bounds.bytes()) {
            return true;
        }
        now = System.nanoTime();
        return total <= (long) BURST * bounds.bytes() && !isStuck();
    }

    private boolean isStuck() {
        return now - progressed >= bounds.patience();
    }

    /** Closes the session when what waits is sent, after the bounds' time in any case; at once when too much waited. */
    void close(int code, String why) {
        synchronized (queue) {
            if (state == State.DRAINING || state == State.CLOSED) {
                return;
            }
            reason = new CloseReason(CloseCodes.getCloseCode(code), fitting(why));
            if (state == State.OPEN && underWay) {
                state = State.DRAINING;
                drainingSince = System.nanoTime();
            } else {
                end();
            }
        }
    }

    /**
     * To be called every second or so with {@link System#nanoTime()}. True, once, when the oldest frame has waited too long, or too
     * much waits for a peer that takes nothing; the owner then closes the connection. Also ends a close that takes too long.
     */
    boolean stalled(long time) {
        if (!underWay) { // without the lock: this is asked of all connections every second, and most are idle
            return false;
        }
        synchronized (queue) {
            now = time;
            if (state == State.DRAINING && now - drainingSince > bounds.nanos()) {
                end();
            }
            boolean tooMuch = queue.bytes() > bounds.bytes() && queue.count() > 1 && isStuck();
            if (state != State.OPEN || (!tooMuch && !queue.isOlderThan(bounds.nanos(), now))) {
                return false;
            }
            giveUp();
            return true;
        }
    }

    @Override
    public List<Frame> take(int bytes) {
        synchronized (queue) {
            progressed = System.nanoTime();
            now = progressed;
            List<Frame> taken = queue.take(first, bytes);
            first = null;
            if (taken.isEmpty()) {
                underWay = false;
                queue.trim();
                runDrained();
                if (state == State.DRAINING) {
                    end();
                }
            }
            return taken;
        }
    }

    @Override
    public void progress() {
        synchronized (queue) {
            progressed = System.nanoTime();
        }
    }

    @Override
    public void fail(Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "A frame could not be sent.", cause);
        synchronized (queue) {
            if (state == State.CLOSED) {
                return;
            }
            if (reason == null) {
                reason = new CloseReason(CloseCodes.GOING_AWAY, "The connection failed.");
            }
            end();
        }
    }

    private void giveUp() {
        hopeless = isStuck();
        abandon(State.GIVEN_UP);
    }

    private void abandon(State next) {
        state = next;
        first = null;
        queue.clear();
        runDrained();
    }

    private void end() {
        abandon(State.CLOSED);
        CloseReason last = Objects.requireNonNull(reason);
        run(line.workers().closings(), () -> {
            try {
                line.close(last);
                if (hopeless) {
                    line.carrier().cut();
                }
            } catch (IOException | IllegalStateException e) { // it is closed already
                LOG.log(System.Logger.Level.DEBUG, "The session could not be closed.", e);
            }
        });
    }

    private static void run(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) { // the server is stopping, which closes every session
            LOG.log(System.Logger.Level.DEBUG, "A session is left to the end of the server.", e);
        }
    }

    /** A close frame has room for 123 bytes of reason (RFC 6455 §5.5). */
    private static String fitting(String why) {
        String text = why;
        while (text.getBytes(StandardCharsets.UTF_8).length > REASON_BYTES) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}
