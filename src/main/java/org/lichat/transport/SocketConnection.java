package org.lichat.transport;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Frame;
import org.lichat.server.Inbox;
import org.lichat.server.Settings;

/** A connection over a WebSocket session of whatever engine. */
final class SocketConnection extends Connection {
    /** How long a peer may take nothing when more waits for it than may. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Reception reception;
    private final @Nullable String base;
    private final Outbound outbound;
    private final Intake intake;
    private volatile long updateLimit;
    private @Nullable UpdateText incoming;
    // Guarded by this: the session may end, on another thread, while the connection is still being opened.
    private @Nullable Inbox inbox;
    private @Nullable String ended;

    SocketConnection(Reception reception, Session session, Handshake handshake) {
        super(
                reception.nextConnection(),
                reception.addressOf(handshake),
                reception.server().time().now());
        this.reception = reception;
        this.base = reception.baseOf(handshake);
        Settings settings = reception.server().settings();
        Duration age = settings.get(Settings.OUTBOUND_AGE);
        Outbound.Bounds bounds =
                new Outbound.Bounds(Math.toIntExact(settings.get(Settings.OUTBOUND_LIMIT)), age.toNanos(), PATIENCE);
        this.outbound = new Outbound(session, Carrier.of(session), bounds, workers(reception), this::giveUp);
        this.intake = Intake.of(session);
        limitUpdates(settings.get(Settings.CONNECT_UPDATE_SIZE));
    }

    /**
     * Those of the reception, in a container. A session of our own Tyrus that is closed while its peer vanishes may never tell of its end,
     * unless both happen on one thread.
     */
    private static Outbound.Workers workers(Reception reception) {
        Opening opening = Opening.current();
        return opening == null ? reception.workers() : new Outbound.Workers(opening.thread(), opening.thread());
    }

    /** Tells the server that this connection is there, unless it ended already. */
    void open() {
        reception.arrived(this);
        Inbox opened = reception.server().open(this);
        incoming = new UpdateText(() -> updateLimit, new ToInbox(opened));
        String reason;
        synchronized (this) {
            inbox = opened;
            reason = ended;
        }
        if (reason == null) {
            reception.received(opened);
        } else {
            opened.closed(reason);
        }
    }

    /** Takes a piece of a message. */
    void receive(String part, boolean last) {
        if (incoming != null) {
            incoming.add(part, last);
        }
    }

    /** The session has ended. */
    void ended(String reason) {
        Inbox opened;
        synchronized (this) {
            ended = reason;
            opened = inbox;
        }
        if (opened != null) {
            opened.closed(reason);
        }
        reception.left(this);
    }

    @Override
    public @Nullable String base() {
        return base;
    }

    @Override
    protected void queue(Frame frame) {
        outbound.send(frame);
    }

    @Override
    public void whenDrained(Runnable task) {
        outbound.whenDrained(task);
    }

    @Override
    public void close(Closing how, String reason) {
        outbound.close(how.code(), reason);
    }

    @Override
    public void accepted() {
        limitUpdates(reception.server().settings().get(Settings.MAX_UPDATE_SIZE));
    }

    /** Closes the connection because of a bug; false when it was not open yet, so that there is nothing to close. */
    boolean fail() {
        Inbox opened = inbox();
        if (opened == null) {
            reception.left(this);
            return false;
        }
        opened.close(Closing.BUG, "The server failed.");
        return true;
    }

    /** Gives the connection up when its peer has taken nothing for too long, or did not answer its close. */
    void checkProgress() {
        if (outbound.stalled(System.nanoTime())) {
            giveUp();
        }
    }

    private void limitUpdates(long bytes) {
        updateLimit = bytes;
        intake.limit(UpdateText.SKIPPED * bytes);
    }

    private void giveUp() {
        String why = "You take what is sent to you too slowly.";
        Inbox opened = inbox();
        if (opened == null) {
            close(Closing.REFUSED, why);
        } else {
            opened.giveUp(why);
        }
    }

    private synchronized @Nullable Inbox inbox() {
        return inbox;
    }

    private final class ToInbox implements UpdateText.Reader {
        private final Inbox inbox;

        ToInbox(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void update(String text) {
            inbox.receive(text);
        }

        @Override
        public void tooLong() {
            inbox.receivedTooLong();
            if (user() == null) {
                inbox.close(Closing.TOO_BIG, "The first update is too long.");
            }
        }

        @Override
        public void farTooLong() {
            inbox.close(Closing.TOO_BIG, "The update is far too long.");
        }
    }
}
