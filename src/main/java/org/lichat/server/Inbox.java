package org.lichat.server;

import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Core.UPDATES_THROTTLED;
import static org.lichat.protocol.Failures.CONNECTION_UNSTABLE;
import static org.lichat.protocol.Failures.TOO_MANY_UPDATES;
import static org.lichat.protocol.Failures.UPDATE_TOO_LONG;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/**
 * What comes in on one connection: its updates are processed one after another, however many threads bring them. What may not be
 * processed yet, because the client floods (§4.2), the journal is full or an earlier update is still being worked on, waits here.
 */
public final class Inbox {
    /** How many updates a client may lose in one flood frame before its connection is given up. */
    static final int MAX_DROPPED = 1_000;

    private final Server server;
    private final Connection connection;
    private final Skew skew = new Skew();
    private final Throttle throttle = new Throttle();
    private final Backlog waiting = new Backlog();
    private @Nullable Turns turns;
    private boolean running;
    private boolean held;
    private boolean awaiting;
    private boolean closed;
    private final long opened;
    private volatile long lastReceived;
    /** When the update that is being processed came in. */
    private volatile long received;

    private long lastPinged;

    Inbox(Server server, Connection connection) {
        this.server = server;
        this.connection = connection;
        this.opened = server.time().mark();
        this.lastReceived = opened;
        this.received = opened;
        this.lastPinged = opened;
    }

    /** The connection whose updates these are. */
    public Connection connection() {
        return connection;
    }

    Skew skew() {
        return skew;
    }

    /** Of the answers in parts that this connection asks for. */
    synchronized Turns turns() {
        if (turns == null) {
            turns = new Turns();
        }
        return turns;
    }

    /** Takes the text of one update, without its NUL. Does not wait for anything. */
    public void receive(String text) {
        long mark = server.time().mark();
        lastReceived = mark;
        int dropped = 0;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (!waiting.add(text, mark)) {
                dropped = throttle.drop();
            }
        }
        if (dropped > 0) {
            dropped(text, dropped);
        }
        drain();
    }

    /** An update was longer than this connection's may be; the transport has skipped it (§5.1.2). */
    public void receivedTooLong() {
        lastReceived = server.time().mark();
        server.answer(connection, null, new Failure(UPDATE_TOO_LONG, "The update is too long."));
    }

    /** The connection is gone: its user leaves unless it has others (§4.3.3–4). Calling it again does nothing. */
    public void closed(String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        server.forget(this, reason);
    }

    /** Closes the connection after everything that was sent to it, unless that cannot be kept now; its user leaves at once. */
    public void close(Closing how, String reason) {
        if (server.journal().isFailing()) {
            connection.close(how, reason);
        } else {
            Entry goodbye = new Entry();
            goodbye.close(connection, how, reason);
            server.submit(goodbye, connection);
        }
        closed(reason);
    }

    /** Says that the connection is unstable, as far as it still takes anything, and closes it (§4.2). */
    public void giveUp(String why) {
        server.answer(connection, null, new Failure(CONNECTION_UNSTABLE, why));
        close(Closing.REFUSED, why);
    }

    /** How long ago the update that is being processed came in. */
    Duration delay() {
        return server.time().since(received);
    }

    /** How long ago the connection was opened. */
    public Duration age() {
        return server.time().since(opened);
    }

    /** How long nothing has come in. */
    public Duration silence() {
        return server.time().since(lastReceived);
    }

    /**
     * Whether the client has neither said anything nor been pinged for that time. It counts as pinged then: of several who ask at the same
     * moment one is told so.
     */
    public synchronized boolean takesPing(Duration after) {
        if (silence().compareTo(after) <= 0 || server.time().since(lastPinged).compareTo(after) <= 0) {
            return false;
        }
        lastPinged = server.time().mark();
        return true;
    }

    /** Begins a new flood frame (§4.2) and goes on with what waits. */
    public void newFloodFrame() {
        synchronized (this) {
            throttle.newFrame();
            if (waiting.isEmpty()) {
                return;
            }
        }
        server.work(this::drain);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void hold() {
        held = true;
    }

    void release() {
        synchronized (this) {
            held = false;
        }
        drain();
    }

    /** Processes what waits, unless another thread is at it. */
    private void drain() {
        synchronized (this) {
            if (running) {
                return;
            }
            running = true;
        }
        boolean finished = false;
        try {
            String text = next();
            while (text != null) {
                server.dispatch().process(this, text);
                text = next();
            }
            finished = true;
        } finally {
            if (!finished) { // some error: what comes next must not wait for ever
                synchronized (this) {
                    running = false;
                }
            }
        }
    }

    private @Nullable String next() {
        Obstacle obstacle = obstacle(peek());
        int limit = server.settings().get(Settings.FLOOD_LIMIT);
        @Nullable String first;
        boolean warns;
        synchronized (this) {
            Backlog.Waiting waits = waiting.peek();
            first = waits == null ? null : waits.text();
            if (waits != null && !held && obstacle == Obstacle.NONE && throttle.admits(limit)) {
                received = waits.mark();
                waiting.remove();
                return first;
            }
            warns = first != null && !held && obstacle != Obstacle.OWN_ENTRIES && throttle.warns();
            // Nobody goes on before the warning is out: it comes before the reply (§3.3).
            running = warns;
        }
        if (first != null) {
            goOnBehind(obstacle);
        }
        if (warns && first != null) {
            warn(first);
            return next();
        }
        return null;
    }

    private synchronized Backlog.@Nullable Waiting peek() {
        return waiting.peek();
    }

    /** What is in the way of an update, beside a flood. */
    private enum Obstacle {
        NONE,
        /** The journal is full, and it has to be kept. */
        FULL_JOURNAL,
        /** The journal is full, and its answer would have to wait in there, behind other things of this connection. */
        OWN_ENTRIES
    }

    private Obstacle obstacle(Backlog.@Nullable Waiting first) {
        if (first == null || !server.journal().isFull()) {
            return Obstacle.NONE;
        }
        if (!first.isQuery(server.reader())) {
            return Obstacle.FULL_JOURNAL;
        }
        return connection.isAwaitingEntries() ? Obstacle.OWN_ENTRIES : Obstacle.NONE;
    }

    private void goOnBehind(Obstacle obstacle) {
        if (obstacle == Obstacle.NONE || !awaits()) {
            return;
        }
        Runnable again = () -> server.work(this::goOn);
        if (obstacle == Obstacle.OWN_ENTRIES) {
            connection.whenShown(again);
        } else {
            server.journal().whenRoom(again);
        }
    }

    /** From now on an obstacle's end is awaited; false when it was already. */
    private synchronized boolean awaits() {
        boolean first = !awaiting;
        awaiting = true;
        return first;
    }

    private void warn(String first) {
        Id id = server.reader().idOf(first);
        Update warning = Update.of(UPDATES_THROTTLED).with(TEXT, "Too many updates at once: they wait a while.");
        server.answer(connection, id, id == null ? warning : warning.with(Core.UPDATE_ID, id));
    }

    private void goOn() {
        synchronized (this) {
            awaiting = false;
        }
        drain();
    }

    private void dropped(String text, int count) {
        if (count == 1) {
            server.answer(
                    connection,
                    server.reader().idOf(text),
                    new Failure(TOO_MANY_UPDATES, "Too many updates at once: this one and others are dropped."));
        } else if (count > MAX_DROPPED) {
            giveUp("You went on sending too many updates.");
        }
    }
}
