package org.lichat.domain;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Frame;
import org.lichat.wire.Writer;

/** A client's connection (§2.1): the port to whatever carries its updates. */
public abstract class Connection {
    private final long id;
    private final InetAddress address;
    private final Instant connectedOn;
    private final List<Runnable> waiters = new ArrayList<>(0);
    private int underWay;
    private volatile @Nullable User user;
    private volatile boolean greeted;
    private volatile Dialect dialect = Dialect.CORE;

    /**
     * A connection to nobody yet.
     *
     * @param id unique on this server, for the log
     * @param address where the client is
     * @param connectedOn when it was opened
     */
    protected Connection(long id, InetAddress address, Instant connectedOn) {
        this.id = id;
        this.address = address;
        this.connectedOn = connectedOn;
    }

    /** Sends the frame as this client understands it, if it does at all. Never blocks and never fails: whoever does not read is closed. */
    public final void send(Frame frame) {
        Frame understood = frame.in(dialect);
        if (understood != null) {
            queue(understood);
        }
    }

    /** Queues the frame for sending; as {@link #send}. */
    protected abstract void queue(Frame frame);

    /**
     * Does something when all that was sent before has gone out, or the connection is closed: for what is too much to be sent at once. It
     * must not block; it is done on any thread, this one included.
     */
    public abstract void whenDrained(Runnable task);

    /** Closes the connection once what was sent before has gone out or a short time has passed; later frames are dropped. */
    public abstract void close(Closing how, String reason);

    /** The client is accepted: from now on it may send updates up to the configured size. */
    public abstract void accepted();

    public long id() {
        return id;
    }

    /** What the client understands beside the core protocol. */
    public Dialect dialect() {
        return dialect;
    }

    /** The client has said what it understands. */
    public void speaks(Dialect announced) {
        dialect = announced;
    }

    /** The client has shown that it understands an extension. */
    public void uses(String extension) {
        dialect = dialect.with(extension);
    }

    /**
     * The URL at which its client has reached the server, without the slash at the end: what is served over HTTP is beneath it. Null when
     * that is not known.
     */
    public @Nullable String base() {
        return null;
    }

    public InetAddress address() {
        return address;
    }

    public Instant connectedOn() {
        return connectedOn;
    }

    /** The user this connection acts as, or null before it has connected (§4.1). */
    public @Nullable User user() {
        return user;
    }

    void tie(User owner) {
        user = owner;
    }

    /** Lets this connection see what its user sees, after its greeting (§4.1.11–14); only as a step of an {@link Entry}. */
    public void show() {
        User owner = user;
        if (owner != null) {
            owner.show(this);
            greeted = true;
        }
    }

    /** Whether it has been greeted. */
    public boolean isGreeted() {
        return greeted;
    }

    /** Ends that, after all that was distributed before the connection ended; only as a step of an {@link Entry}. */
    public void hide() {
        User owner = user;
        if (owner != null) {
            owner.hide(this);
        }
    }

    /** Counts an entry of this connection into the journal's queue. */
    public void queued() {
        synchronized (waiters) {
            underWay++;
        }
    }

    /** Counts it out again, after it was shown. */
    public void shown() {
        List<Runnable> ready;
        synchronized (waiters) {
            underWay--;
            if (underWay > 0 || waiters.isEmpty()) {
                return;
            }
            ready = List.copyOf(waiters);
            waiters.clear();
        }
        ready.forEach(Runnable::run);
    }

    /** Whether entries of this connection wait to be shown, so that its replies must wait behind them. */
    public boolean isAwaitingEntries() {
        synchronized (waiters) {
            return underWay > 0;
        }
    }

    /** Does something when no entry of this connection waits: now, or on the thread that shows them, which it must not hold up. */
    public void whenShown(Runnable task) {
        synchronized (waiters) {
            if (underWay > 0) {
                waiters.add(task);
                return;
            }
        }
        task.run();
    }

    /** For the log; a name that could pass for more of the line than a name is in quotes. */
    @Override
    public String toString() {
        User owner = user;
        String name = owner == null ? "nobody" : owner.name().toString();
        boolean bare = name.chars().noneMatch(character -> ",:()\"".indexOf(character) >= 0);
        return "connection " + id + " (" + (bare ? name : Writer.print(name)) + ", " + address.getHostAddress() + ")";
    }
}
